from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget

from normviz.ui.draw.view import DrawView

LEFT = Qt.MouseButton.LeftButton


def test_a_click_switches_between_answers_and_own_digits(view: DrawView, find) -> None:
    assert view.answers_pane.isVisible()
    own = find("draw_right_own")
    assert isinstance(own, QAbstractButton)
    QTest.mouseClick(own, LEFT)
    assert not view.answers_pane.isVisible()
    assert find("draw_own").isVisible()
    QTest.mouseClick(find("draw_right_answers"), LEFT)
    assert view.answers_pane.isVisible()


def test_own_digits_are_read_when_they_are_shown_first(view: DrawView, find, draw, settle) -> None:
    gallery = find("draw_own_gallery")
    assert isinstance(gallery, QListWidget)
    view.side_pane.show_page("own")
    draw((200, 50), (200, 350))
    settle()
    QTest.mouseClick(find("draw_own_save_1"), LEFT)
    assert gallery.count() == 1
    view.side_pane.show_page("answers")
    assert not gallery.isVisible()
