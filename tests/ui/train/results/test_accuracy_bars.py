"""Bars are as long as what they show, from the leading side."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import current_theme
from normviz.ui.train.results.accuracy_bars import AccuracyBars, BarRow, ShareBar


def filled(bar: ShareBar) -> list[int]:
    """The columns of the picture in the filled part's colour."""
    image = bar.grab().toImage()
    color = current_theme().muted.lower()
    return [x for x in range(image.width()) if image.pixelColor(x, 3).name() == color]


def test_a_bar_is_filled_from_the_leading_side(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(100, 16)
    bar.set_share(0.25)
    assert filled(bar) == list(range(25))
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert filled(bar) == list(range(75, 100))


def test_shares_are_percentages(qtbot: QtBot) -> None:
    bars = AccuracyBars([BarRow("one", "One", "First."), BarRow("two", "Two", "Second.")], "pair")
    qtbot.addWidget(bars)
    bars.show_shares([0.5, 1.0])
    assert [bar.share() for bar in bars.bars] == [0.5, 1.0]
    assert [value.text()[:2] for value in bars.values] == ["50", "10"]
    assert bars.bars[0].accessibleName() == "One"
