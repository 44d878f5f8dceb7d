from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.segmented import Segmented


@pytest.fixture
def mode(qtbot: QtBot, theme: ThemeController) -> Segmented:
    widget = Segmented(
        [("training", "Training", "Batch statistics."), ("inference", "", "Moving ones.")],
        name="mode",
        accessible="Mode",
        icons={"inference": "pause"},
    )
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_one_is_down(mode: Segmented) -> None:
    seen: list[str] = []
    mode.changed.connect(seen.append)
    QTest.mouseClick(mode.button("inference"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(mode.button("inference"), Qt.MouseButton.LeftButton)
    assert seen == ["inference"]
    assert mode.current() == "inference"
    assert not mode.button("training").isChecked()


def test_the_arrow_keys_choose(mode: Segmented) -> None:
    mode.button("training").setFocus()
    QTest.keyClick(mode.button("training"), Qt.Key.Key_Right)
    assert mode.current() == "inference"


def test_set_current_tells_a_change(mode: Segmented) -> None:
    seen: list[str] = []
    mode.changed.connect(seen.append)
    mode.set_current("training")
    mode.set_current("inference")
    assert seen == ["inference"]
    with pytest.raises(KeyError):
        mode.set_current("nonsense")


def test_it_follows_the_theme_inside_a_window(qtbot: QtBot, theme: ThemeController) -> None:
    window = QWidget()
    row = QVBoxLayout(window)
    mode = Segmented([(key, key, "A key.") for key in "abc"], name="mode", accessible="Mode")
    row.addWidget(mode)
    qtbot.addWidget(window)
    window.show()

    def ground(key: str) -> str:
        return mode.button(key).grab().toImage().pixelColor(5, 8).name()

    assert [ground(key) for key in "abc"] == [LIGHT.accent_soft, LIGHT.field, LIGHT.field]
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: ground("a") == DARK.accent_soft)
    assert [ground(key) for key in "bc"] == [DARK.field, DARK.field]


def test_the_outer_corners_are_round_in_both_reading_directions(
    qtbot: QtBot, mode: Segmented
) -> None:
    mode.button("training").clearFocus()
    check_outline(mode)
    mode.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: mode.button("training").x() > mode.button("inference").x())
    check_outline(mode)


def check_outline(mode: Segmented) -> None:
    picture = mode.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    corners = {picture.pixelColor(x, y).name() for x in (0, right) for y in (0, bottom)}
    edges = {picture.pixelColor(x, bottom // 2).name() for x in (0, right)}
    assert corners == {LIGHT.background}
    assert edges == {LIGHT.border}


def test_it_is_described(mode: Segmented, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(mode)
    assert mode.button("inference").accessibleName() == "Moving ones."
