import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.training import file_writer
from normviz.ui.training.file_writer import FileWriter, WritingProgress


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def writer(owner: QWidget) -> Iterator[FileWriter]:
    made = FileWriter(owner)
    yield made
    assert made.stop(QDeadlineTimer(10_000))


def test_a_file_is_made_in_another_thread(qtbot: QtBot, writer: FileWriter, tmp_path: Path) -> None:
    threads = []

    def content(_: WritingProgress) -> bytes:
        threads.append(threading.current_thread())
        return b"table"

    with qtbot.waitSignal(writer.saved) as saved:
        writer.write(tmp_path / "a.csv", content)
    assert saved.args == [f"Saved to {tmp_path / 'a.csv'}.", str(tmp_path / "a.csv")]
    assert (tmp_path / "a.csv").read_bytes() == b"table"
    assert threads != [threading.main_thread()]
    assert not writer.busy


def test_a_long_one_shows_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot,
    owner: QWidget,
    writer: FileWriter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file that was there before stays."""
    monkeypatch.setattr(file_writer, "_SHOWN_AFTER_MS", 0)
    path, go_on = tmp_path / "a.csv", threading.Event()
    path.write_bytes(b"before")

    def content(progress: WritingProgress) -> bytes:
        progress.reach(30, 100)
        go_on.wait(10)
        progress.reach(31, 100)
        return b"after"

    writer.write(path, content)
    (dialog,) = owner.findChildren(QProgressDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.value() == 30)
    assert dialog.maximum() == 100
    assert not dialog.isModal()
    (cancel,) = dialog.findChildren(QPushButton)
    with qtbot.waitSignal(writer.message) as told:
        cancel.click()
        go_on.set()
    assert told.args == ["info", f"{path} was not written: it was cancelled."]
    assert path.read_bytes() == b"before"
    qtbot.waitUntil(lambda: owner.findChildren(QProgressDialog) == [])


def test_what_is_missing_in_a_file_is_told(
    qtbot: QtBot, writer: FileWriter, tmp_path: Path
) -> None:
    def content(progress: WritingProgress) -> bytes:
        progress.left_out.append("One run is damaged.")
        return b"rest"

    with qtbot.waitSignal(writer.message) as told:
        writer.write(tmp_path / "a.csv", content)
    assert told.args == ["warning", "One run is damaged."]
    assert (tmp_path / "a.csv").read_bytes() == b"rest"


def test_a_fault_is_told(qtbot: QtBot, writer: FileWriter, tmp_path: Path) -> None:
    def content(_: WritingProgress) -> bytes:
        raise UserError("there is no such folder")

    with qtbot.waitSignal(writer.message) as told:
        writer.write(tmp_path / "a.csv", content)
    assert told.args == ["error", "There is no such folder."]
    assert not writer.busy


def test_a_file_that_waits_is_left_when_the_window_closes(
    writer: FileWriter, tmp_path: Path
) -> None:
    began, go_on = threading.Event(), threading.Event()

    def content(progress: WritingProgress) -> bytes:
        began.set()
        go_on.wait(10)
        progress.reach(1, 2)
        return b"all"

    for name in ("a", "b"):
        writer.write(tmp_path / name, content)
    assert began.wait(10)
    writer.ask_to_stop()
    go_on.set()
    assert writer.stop(QDeadlineTimer(10_000))
    assert list(tmp_path.iterdir()) == []
