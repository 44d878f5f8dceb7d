import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore, HistoryEntry
from normviz.settings.values import Settings
from normviz.ui.draw.history import session_drawings
from normviz.ui.draw.view import DrawView

FILE = "drawings.npz"
Buttons = QMessageBox.StandardButton
SEVEN = [(100, 100), (280, 110), (200, 320)]


def test_the_next_session_finds_the_drawings_of_the_last(
    qtbot: QtBot, view: DrawView, settle, fake, draw, tmp_path: Path
) -> None:
    draw(*SEVEN)
    settle()
    view.clear()
    draw((200, 50), (200, 350))
    settle()
    view.save()
    other = DrawView(
        lambda: fake, tmp_path / "data", tmp_path / "own", tmp_path / "runs", tmp_path / FILE
    )
    qtbot.addWidget(other, before_close_func=lambda _: other.shut_down())
    other.restore(Settings())
    assert [other.history.item(at).text() for at in range(2)] == ["3: 80\u202f%", "3: 80\u202f%"]
    pages = [each.page for each in other.history.kept()]
    assert (pages[0].strokes[0].points == view.model.page.strokes[0].points).all()
    assert other.model.page.is_empty


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawings are saved at once."""
    monkeypatch.setattr(session_drawings, "SAVE_MS", 0)


@pytest.mark.usefixtures("soon")
def test_a_stroke_is_saved_by_itself_and_the_window_need_not_wait(
    qtbot: QtBot, view: DrawView, draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    write = DrawingHistoryStore.write

    def noted(self: DrawingHistoryStore, drawings: Sequence[HistoryEntry]) -> None:
        threads.append(threading.current_thread())
        write(self, drawings)

    monkeypatch.setattr(DrawingHistoryStore, "write", noted)
    draw(*SEVEN)
    qtbot.waitUntil(lambda: not view._drawings._jobs.busy and bool(threads))
    (kept,) = DrawingHistoryStore(tmp_path / FILE).read()
    assert (kept.page.strokes[0].points == view.model.page.strokes[0].points).all()
    assert threading.main_thread() not in threads


@pytest.mark.usefixtures("soon")
def test_what_cannot_be_saved_by_itself_is_told_once(
    qtbot: QtBot, view: DrawView, draw, tmp_path: Path
) -> None:
    (tmp_path / FILE).mkdir()
    told: list[str] = []
    view.message.connect(lambda _, text: told.append(text))
    for line in (SEVEN, SEVEN[::-1]):
        with qtbot.waitSignal(view._drawings._jobs.ended):
            draw(*line)
    assert len(told) == 1
    assert FILE in told[0]


def test_nothing_is_saved_by_itself_once_it_was_stopped(view: DrawView, draw) -> None:
    view._drawings.ask_to_stop()
    draw(*SEVEN)
    assert not view._drawings._timer.isActive()


def test_a_file_that_cannot_be_read_is_told_in_the_window(
    view: DrawView, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(b"no drawings")
    with qtbot.waitSignal(view.message) as told:
        view.restore(Settings())
    assert told.args[0] == "error"
    assert FILE in told.args[1]


def test_a_folder_that_cannot_be_written_is_told_in_the_window(
    view: DrawView, qtbot: QtBot, tmp_path: Path, draw, settle
) -> None:
    (tmp_path / FILE).mkdir()
    draw(*SEVEN)
    settle()
    with qtbot.waitSignal(view.message) as told:
        view.save()
    assert told.args[0] == "error"
    draw(*SEVEN)
    settle()
    with qtbot.assertNotEmitted(view.message):
        view.save()


def test_a_window_closes_without_a_question_where_the_drawings_are_kept(
    view: DrawView, tmp_path: Path, draw, settle
) -> None:
    draw(*SEVEN)
    settle()
    assert view.may_close()
    assert (tmp_path / FILE).is_file()


@pytest.mark.parametrize(("button", "closes"), [(Buttons.Cancel, False), (Buttons.Close, True)])
def test_drawings_that_cannot_be_kept_are_lost_only_for_who_says_so(
    view: DrawView, tmp_path: Path, draw, settle, button: Buttons, closes: bool
) -> None:
    (tmp_path / FILE).mkdir()
    assert view.may_close(), "there is nothing to lose"
    draw(*SEVEN)
    settle()
    texts: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton() is box.button(Buttons.Cancel)
        texts.append(box.text())
        QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    assert view.may_close() == closes
    assert FILE in texts[0]
    assert "are lost" in texts[0]
