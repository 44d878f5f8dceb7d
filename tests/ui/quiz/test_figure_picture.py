from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from normviz.lessons.quiz.catalog import question_at
from normviz.ui.quiz.figure_picture import figure_picture


def test_only_a_named_figure_tells_the_norm(qapp: QApplication) -> None:
    scene = question_at(0, 0, "norm").solution
    size = QSize(400, 300)
    named, unnamed = (figure_picture(scene, size, 1.0, named=each) for each in (True, False))
    assert named.size() == unnamed.size()
    assert named.width() <= size.width()
    assert named.toImage() != unnamed.toImage()
    assert named.toImage().pixelColor(0, 0).alpha() == 0


def test_pictures_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    scene = question_at(0, 0, "norm").solution
    one, two = (figure_picture(scene, QSize(400, 300), ratio, named=True) for ratio in (1.0, 2.0))
    assert two.width() == 2 * one.width()
