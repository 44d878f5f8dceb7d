"""The pane around the page."""

from PySide6.QtWidgets import QWidget

from normviz.ui.draw.canvas.page_pane import PagePane
from normviz.ui.draw.view import DrawView


def test_page_and_earlier_drawings_are_in_it(view: DrawView) -> None:
    (pane,) = view.findChildren(PagePane)
    assert pane.isAncestorOf(view.canvas)
    assert pane.isAncestorOf(view.history)
    assert pane.findChild(QWidget, "draw_canvas") is view.canvas
