"""The dialog behind a badge: all rows, selectable, and in red what differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.presentation.proof_state import ProofState, question_of
from normviz.ui.cube.proof.proof_dialog import ProofDialog
from normviz.ui.cube.proof.proof_texts import rows_of
from normviz.ui.widgets.tone_label import ToneLabel
from tests.ui.cube.proof.conftest import report_of

QUESTION = question_of(FigureState(), "batch", (0, 0, 0, 0))


def shown(qtbot: QtBot, state: ProofState) -> ProofDialog:
    dialog = ProofDialog("Batch Norm", state)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_row_can_be_selected(qtbot: QtBot) -> None:
    state = ProofState("proven", QUESTION, report_of(QUESTION))
    dialog = shown(qtbot, state)
    texts = {label.text(): label for label in dialog.findChildren(QLabel)}
    for name, value in rows_of(state):
        assert name in texts
        flags = texts[value].textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert dialog.windowTitle() == "Proof of Batch Norm"


def test_what_differs_is_red(qtbot: QtBot) -> None:
    report = report_of(QUESTION, verdict="refuted", largest_difference=0.5)
    dialog = shown(qtbot, ProofState("refuted", QUESTION, report))
    red = [label.text() for label in dialog.findChildren(ToneLabel) if label.tone == "error"]
    assert len(red) == 1
    assert "0.5" in red[0]


def test_it_fits_a_small_window(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ProofState("proven", QUESTION, report_of(QUESTION)))
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
