"""One badge: text that fits, keys, and a hint as large as its text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.presentation.proof_state import ProofState, question_of
from normviz.ui.cube.proof.proof_badge import ProofBadge
from tests.ui.cube.proof.conftest import report_of

QUESTION = question_of(FigureState(), "batch", (0, 0, 0, 0))


@pytest.fixture
def badge(qtbot: QtBot) -> ProofBadge:
    badge = ProofBadge("batch", "Batch Norm")
    qtbot.addWidget(badge)
    badge.show_state(ProofState("proven", QUESTION, report_of(QUESTION)))
    badge.resize(badge.sizeHint())
    badge.show()
    return badge


def test_the_whole_text_fits_where_the_badge_is_as_large_as_it_likes(badge: ProofBadge) -> None:
    shown = badge.text_in(badge.width() - 8)
    assert shown == "36 of 36 · Keras 3.15"
    assert QFontMetricsF(badge.font()).horizontalAdvance(shown) <= badge.width()


def test_too_narrow_a_badge_cuts_the_shortest_text(badge: ProofBadge) -> None:
    assert badge.text_in(20).endswith("…")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_ask_how_it_was_proven(qtbot: QtBot, badge: ProofBadge, key: Qt.Key) -> None:
    badge.setFocus()
    with qtbot.waitSignal(badge.asked) as asked:
        qtbot.keyClick(badge, key)
    assert asked.args == ["batch"]


def test_the_focus_is_seen(qtbot: QtBot, badge: ProofBadge) -> None:
    badge.activateWindow()
    badge.clearFocus()
    plain = badge.grab().toImage()
    badge.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(badge.hasFocus)
    assert badge.grab().toImage() != plain
