from PySide6.QtGui import QColor

from normviz.presentation.draw.page import Page
from normviz.ui.draw.canvas.ink_layer import InkLayer


def test_a_page_without_room_is_painted_in_peace(qapp: object) -> None:
    layer = InkLayer(QColor("black"))
    layer.show(Page(), None, 0.0, 1.0)  # a warning of Qt would fail this test
    assert not layer.image.isNull()
