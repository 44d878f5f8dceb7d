import gc

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.text_scale import TextScale
from normviz.ui.style.theme import font


def test_all_text_grows_and_gets_its_size_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    plain, small, late = QLabel("a"), QLabel("b"), QLabel("c")
    small.setFont(font("small", bold=True))
    column = QVBoxLayout(page)
    for each in (plain, small, late):
        column.addWidget(each)
    with qtbot.waitExposed(page):
        page.show()
    widgets = (page, plain, small)
    before, body = [each.font() for each in widgets], QApplication.font()
    scale = TextScale()
    try:
        scale.enlarge(1.6)
        assert scale.factor == 1.6
        qtbot.waitUntil(lambda: plain.font() != before[1])  # Qt tells the widgets one by one
        for widget, own in zip(widgets, before, strict=True):
            assert widget.font().pointSizeF() == pytest.approx(1.6 * own.pointSizeF())
        late.setFont(font("title"))
        scale.enlarge(2.0)
        assert small.font().pointSizeF() == pytest.approx(2.0 * before[2].pointSizeF())
    finally:
        scale.reset()
    assert QApplication.font() == body
    qtbot.waitUntil(lambda: [each.font() for each in widgets] == before)
    assert late.font().pointSizeF() == pytest.approx(font("title").pointSizeF())


def test_nothing_is_collected_while_qt_goes_through_all_widgets(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Garbage that is collected then may be a widget of the list: the process would end."""
    collects: list[bool] = []
    for name in ("allWidgets", "setFont"):
        original = getattr(QApplication, name)

        def recorded(*arguments: object, original=original) -> object:
            collects.append(gc.isenabled())
            return original(*arguments)

        monkeypatch.setattr(QApplication, name, recorded)
    scale = TextScale()
    scale.enlarge(1.6)
    scale.reset()
    assert collects == [False] * 4
    assert gc.isenabled()
