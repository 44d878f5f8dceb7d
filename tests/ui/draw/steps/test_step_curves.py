"""Ten curves of one run."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from normviz.ports.prediction import StepAnswers
from normviz.ui.draw.steps.step_curves import StepCurves


@pytest.fixture
def curves(qtbot: QtBot, theme: object) -> StepCurves:
    made = StepCurves()
    qtbot.addWidget(made)
    made.resize(320, 160)
    made.show()
    return made


def seen(curves: StepCurves) -> QImage:
    return curves.grab().toImage()


def answers(*digits: int) -> StepAnswers:
    rows = np.full((len(digits), 10), 0.02, np.float32)
    rows[np.arange(len(digits)), list(digits)] = 0.82
    return StepAnswers("run", tuple(range(len(digits))), rows)


def test_curves_and_mark_are_painted(curves: StepCurves) -> None:
    pictures = [seen(curves)]
    curves.show_answers(answers(1, 1, 7, 7), 3)
    pictures.append(seen(curves))
    curves.show_step(1)
    pictures.append(seen(curves))
    curves.show_answers(answers(1, 1, 7, 7), 30)
    pictures.append(seen(curves))
    for at, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:at])
    curves.show_answers(None, 3)
    assert seen(curves) != pictures[-1]


def test_one_step_alone_is_painted(curves: StepCurves) -> None:
    curves.show_answers(answers(3), 0)
    assert not seen(curves).isNull()
