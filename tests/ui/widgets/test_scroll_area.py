import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT, mix
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.scroll_area import ScrollArea, SlimScrollBar, use_slim_bars


@pytest.fixture
def area(qtbot: QtBot, theme: ThemeController) -> ScrollArea:
    widget = ScrollArea()
    content = QWidget()
    content.setMinimumSize(50, 2000)
    widget.setWidget(content)
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    widget.show()
    return widget


def handle_color(area: ScrollArea) -> QColor:
    bar = area.verticalScrollBar()
    return bar.grab().toImage().pixelColor(bar.width() // 2, 22)


def test_the_panel_takes_the_width_beside_a_slim_bar(area: ScrollArea) -> None:
    assert area.verticalScrollBar().width() == 10
    assert area.widget().width() == 190
    assert not area.horizontalScrollBar().isVisible()


def test_the_handle_can_be_dragged(area: ScrollArea) -> None:
    bar = area.verticalScrollBar()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(bar, left, Qt.KeyboardModifier.NoModifier, QPoint(5, 22))
    QTest.mouseMove(bar, QPoint(5, 500))
    QTest.mouseRelease(bar, left)
    assert bar.value() == bar.maximum()


def test_it_follows_the_theme(qtbot: QtBot, area: ScrollArea, theme: ThemeController) -> None:
    assert handle_color(area) == QColor(mix(LIGHT.background, LIGHT.muted, 0.4))
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: handle_color(area) == QColor(mix(DARK.background, DARK.muted, 0.4)))


def test_tables_take_slim_bars_too(qtbot: QtBot, theme: ThemeController) -> None:
    table = QTableWidget(100, 1)
    use_slim_bars(table)
    table.setCellWidget(99, 0, QLabel("last"))
    qtbot.addWidget(table)
    table.show()
    assert isinstance(table.verticalScrollBar(), SlimScrollBar)
    assert table.verticalScrollBar().isVisible()
