from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.sweep_messages import SweepMessages
from normviz.ui.compare.view import CompareView
from tests.ui.compare.conftest import FakeSweepService

Told = list[tuple[str, str]]


@pytest.fixture
def library(qapp: object, tmp_path: Path) -> Iterator[SweepLibrary]:
    made = SweepLibrary(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def messages(library: SweepLibrary, view: QWidget) -> SweepMessages:
    return SweepMessages(library, view)


@pytest.fixture
def told(messages: SweepMessages) -> Told:
    found: Told = []
    messages.message.connect(lambda *message: found.append(message))
    return found


def test_what_is_told_in_sight_is_told_at_once(
    library: SweepLibrary, view: QWidget, messages: SweepMessages, told: Told
) -> None:
    view.show()
    library.message.emit("error", "no space")
    messages.catch_up()
    assert told == [("error", "no space")]


def test_what_is_told_out_of_sight_is_told_later(
    library: SweepLibrary, view: QWidget, messages: SweepMessages, told: Told
) -> None:
    library.message.emit("warning", "in use")
    assert told == []
    view.show()
    messages.catch_up()
    messages.catch_up()
    assert told == [("warning", "in use")]


def test_a_lock_that_is_gone_is_not_told_of(
    library: SweepLibrary, view: QWidget, messages: SweepMessages, told: Told
) -> None:
    library.message.emit("warning", "in use")
    library.runs_unlocked.emit()
    view.show()
    messages.catch_up()
    library.message.emit("warning", "in use")
    library.runs_unlocked.emit()
    assert told == [("warning", "in use"), ("info", "")]


def test_the_view_says_that_it_has_set_a_damaged_database_aside(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "runs.sqlite").write_bytes(b"nonsense" * 500)
    view = CompareView(FakeSweepService(tmp_path), tmp_path)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.message) as told:
        view.show()
    assert "runs.sqlite.broken-" in told.args[1]
    view.shut_down()
