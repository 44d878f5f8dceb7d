from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from normviz.ui.text.direction import left_to_right


def test_a_shape_stays_as_it_is_from_left_to_right(qapp: QApplication) -> None:
    assert left_to_right("4, 6, 3, 3") == "4, 6, 3, 3"


def test_a_shape_is_set_apart_from_right_to_left(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert left_to_right("4, 6") == "\u20664, 6\u2069"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
