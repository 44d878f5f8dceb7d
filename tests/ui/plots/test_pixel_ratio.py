import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.plots.pixel_ratio import PixelRatio


class Screen(QWidget):
    """A widget that can be moved to a screen with more pixels per unit."""

    ratio = 1.0

    def devicePixelRatioF(self) -> float:  # noqa: N802 (Qt's name)
        return self.ratio


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    made = Screen()
    qtbot.addWidget(made)
    return made


def test_the_ratio_is_told_when_the_widget_is_shown_and_moved(screen: Screen) -> None:
    told: list[float] = []
    PixelRatio(screen, told.append)
    assert told == []
    screen.show()
    assert told == [1.0]
    screen.ratio = 2.0
    QCoreApplication.sendEvent(screen, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert told == [1.0, 2.0]
