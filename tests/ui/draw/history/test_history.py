import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.drawing_history_store import HistoryEntry
from normviz.presentation.draw.page import Page, Stroke
from normviz.ui.draw.history.history import KEPT, DrawingHistory, _sketched
from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import GRID, ThemeController


def _page() -> Page:
    return Page((Stroke(np.array([[100.0, 100.0], [200.0, 300.0]]), 24, np.ones(2)),))


def test_a_long_answer_after_a_short_one_has_room(
    qtbot: QtBot,
    theme: ThemeController,
) -> None:
    history = DrawingHistory()
    qtbot.addWidget(history)
    history.show()
    history.remember(_page(), None)
    history.visualItemRect(history.item(0))
    history.remember(_page(), Consensus(8, 0.999, 3, 3, ()))
    text = history.item(0).text()
    assert text == "8: > 99\u202f%"
    room = history.visualItemRect(history.item(0)).width()
    assert history.fontMetrics().horizontalAdvance(text) + GRID // 2 <= room


def _drawings(count: int, strokes: int = 1, points: int = 2) -> list[HistoryEntry]:
    ramp = np.linspace(20, 380, points)
    stroke = Stroke(np.column_stack([ramp, ramp]), 24, np.ones(points))
    return [HistoryEntry(Page((stroke,) * strokes), None) for _ in range(count)]


def _painted(history: DrawingHistory) -> list[bool]:
    return [not history.item(row).icon().isNull() for row in range(history.count())]


def test_drawings_of_an_earlier_session_are_painted_while_they_are_shown(
    qtbot: QtBot, theme: ThemeController
) -> None:
    history = DrawingHistory()
    qtbot.addWidget(history)
    history.remember(_page(), None)
    drawings = _drawings(KEPT + 5)
    history.remember_all(drawings)
    assert history.kept()[1:] == drawings[: KEPT - 1]
    assert _painted(history) == [True] + [False] * (KEPT - 1)
    history.show()
    qtbot.waitUntil(lambda: all(_painted(history)))


def test_thumbnails_wear_the_theme(qtbot: QtBot, theme: ThemeController) -> None:
    history = DrawingHistory()
    qtbot.addWidget(history)
    history.show()
    history.remember(_page(), None)

    def ground() -> str:
        return str(history.item(0).icon().pixmap(48, 48).toImage().pixelColor(0, 0).name())

    assert ground() == LIGHT.surface
    theme.set_mode("dark")
    history.set_theme(DARK)
    qtbot.waitUntil(lambda: ground() == DARK.surface)


@pytest.mark.parametrize(("strokes", "points"), [(200_000, 1), (1, 400_000), (3000, 100)])
def test_a_thumbnail_has_no_more_lines_than_it_can_show(strokes: int, points: int) -> None:
    (drawing,) = _drawings(1, strokes, points)
    sketched = _sketched(drawing.page)
    assert len(sketched.strokes) <= 5000
    assert sum(len(stroke.points) for stroke in sketched.strokes) <= 10_000
    assert all(len(stroke.points) == len(stroke.pressure) > 0 for stroke in sketched.strokes)


def test_a_usual_drawing_is_not_thinned() -> None:
    (drawing,) = _drawings(1, 12, 300)
    sketched = _sketched(drawing.page)
    assert [len(stroke.points) for stroke in sketched.strokes] == [300] * 12
