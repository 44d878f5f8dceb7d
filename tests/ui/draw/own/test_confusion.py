import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from normviz.presentation.draw.confusion_counts import confusion_counts
from normviz.ui.draw.own.confusion import ConfusionMatrix
from normviz.ui.style.theme import current_theme


@pytest.fixture
def matrix(qtbot: QtBot, theme: object) -> ConfusionMatrix:
    """Three of four 3 are read as 3, one as 8."""
    made = ConfusionMatrix()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show_counts(confusion_counts(np.array([3, 3, 3, 3]), np.array([3, 3, 3, 8])))
    return made


def ground(matrix: ConfusionMatrix, row: int, column: int) -> QColor:
    corner = matrix.cell(row, column).topLeft().toPoint() + QPoint(2, 2)
    return matrix.grab().toImage().pixelColor(corner)


def test_hits_and_mistakes_have_colours_of_their_own(matrix: ConfusionMatrix) -> None:
    theme = current_theme()
    hit, mistake, nothing = ground(matrix, 3, 3), ground(matrix, 3, 8), ground(matrix, 4, 4)
    assert nothing == QColor(theme.surface)
    assert len({hit.name(), mistake.name(), nothing.name()}) == 3
    assert mistake.red() > mistake.blue()


def test_more_is_stronger(matrix: ConfusionMatrix) -> None:
    before = ground(matrix, 3, 3)
    matrix.show_counts(confusion_counts(np.array([3, 3, 3, 3]), np.array([3, 8, 8, 8])))
    after = ground(matrix, 3, 3)
    assert after.lightness() > before.lightness()


def test_it_says_how_many_are_wrong(matrix: ConfusionMatrix) -> None:
    assert matrix.accessibleDescription() == "Read as another digit: 1 of 4."


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [(3, 8, "Drawn as 3, read as 8: 1 of 4."), (9, 9, "Drawn as 9, read as 9: 0 of 0.")],
)
def test_a_cell_is_spelled_out_under_the_pointer(
    matrix: ConfusionMatrix, row: int, column: int, said: str
) -> None:
    matrix.show()
    place = matrix.cell(row, column).center().toPoint()
    QApplication.sendEvent(
        matrix, QHelpEvent(QHelpEvent.Type.ToolTip, place, matrix.mapToGlobal(place))
    )
    assert QToolTip.text() == said
    QToolTip.hideText()
