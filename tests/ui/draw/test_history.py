import numpy as np
from pytestqt.qtbot import QtBot

from normviz.ui.draw.history import History
from normviz.ui.draw.page import Page, Stroke
from normviz.ui.draw.verdict import Verdict
from normviz.ui.theme import GRID, ThemeController


def _page() -> Page:
    return Page((Stroke(np.array([[100.0, 100.0], [200.0, 300.0]]), 24, np.ones(2)),))


def test_a_long_answer_after_a_short_one_has_room(
    qtbot: QtBot,
    theme: ThemeController,
) -> None:
    history = History()
    qtbot.addWidget(history)
    history.show()
    history.remember(_page(), None)
    history.visualItemRect(history.item(0))
    history.remember(_page(), Verdict(8, 0.999, 3, 3, ()))
    text = history.item(0).text()
    assert text == "8: > 99\u202f%"
    room = history.visualItemRect(history.item(0)).width()
    assert history.fontMetrics().horizontalAdvance(text) + GRID // 2 <= room
