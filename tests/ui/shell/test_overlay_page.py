import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.overlay_page import OverlayPage
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.message_bar import MessageBar

LONG = "The run cannot be kept, since there is no space left where the runs are. " * 6


class Page(QWidget):
    """Buttons from edge to edge."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        for name in ("first", "second", "third"):
            column.addWidget(QPushButton(name))

    def places(self) -> list[QRect]:
        parts = self.findChildren(QWidget)
        return [QRect(part.mapToGlobal(QPoint()), part.size()) for part in parts]


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController) -> OverlayPage:
    widget = OverlayPage(Page(), MessageBar())
    qtbot.addWidget(widget)
    widget.resize(640, 400)
    widget.show()
    return widget


@pytest.mark.parametrize("text", ["Saved.", LONG])
def test_nothing_moves_when_a_message_comes_and_goes(page: OverlayPage, text: str) -> None:
    content, message = page.findChild(Page), page.findChild(MessageBar)
    before = content.places()
    message.show_message("error", text)
    assert message.isVisible()
    assert content.places() == before
    message.clear()
    assert content.places() == before


def test_the_message_is_whole_in_the_lower_corner(page: OverlayPage) -> None:
    message = page.findChild(MessageBar)
    for text in ("Saved.", LONG):
        message.show_message("info", text)
        place = message.geometry()
        assert page.rect().contains(place)
        assert page.width() - place.right() == page.height() - place.bottom()
        assert message.height() >= message.heightForWidth(message.width())


def test_it_follows_the_window_and_the_direction(page: OverlayPage) -> None:
    message = page.findChild(MessageBar)
    message.show_message("info", "Saved.")
    at_end = page.width() - message.geometry().right()
    page.resize(900, 500)
    assert page.width() - message.geometry().right() == at_end
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    message.show_message("info", "Saved.")
    assert message.geometry().left() == at_end - 1
