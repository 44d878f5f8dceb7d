from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.palette import DARK
from normviz.ui.theme import ThemeController
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


def test_it_follows_the_theme(qtbot: QtBot, mode: Segmented, theme: ThemeController) -> None:
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: DARK.field in mode.styleSheet())
    inside = mode.button("inference").rect().topLeft() + mode.button("inference").rect().center()
    picture = mode.button("inference").grab().toImage()
    assert picture.pixelColor(6, inside.y() // 2).name() == DARK.field


def test_it_is_described(mode: Segmented, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(mode)
    assert mode.button("inference").accessibleName() == "Moving ones."
