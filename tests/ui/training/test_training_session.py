import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer
from pytestqt.qtbot import QtBot

from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Stopped
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.ui.training.training_session import OtherData, TrainingSession

AT_ONCE = QDeadlineTimer(0)


@pytest.fixture
def session(service: Any) -> Iterator[TrainingSession]:
    made = TrainingSession(service)
    yield made
    made.shut_down()


def test_batches_without_a_checkpoint_are_waited_for(
    qtbot: QtBot, session: TrainingSession, service: Any, runs_dir: Path
) -> None:
    service.holds_after = 1
    with qtbot.waitSignal(session.advanced):
        session.start(build_spec("one-layer"))
    assert session.shut_down(AT_ONCE)
    with Store(runs_dir) as store:
        (run,) = store.runs()
    assert run.state == "stopped"


def test_a_thread_that_has_kept_its_batches_is_waited_for(
    qtbot: QtBot, session: TrainingSession, service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.holds_after = 1
    with qtbot.waitSignal(session.advanced):
        session.start(build_spec("one-layer"))
    stop, ended = session.background.stop, threading.Event()
    session.ended.connect(ended.set)

    def has_told() -> bool:
        return any(isinstance(each, Stopped) for each in session._events)

    def stop_as_it_ends(deadline: QDeadlineTimer) -> bool:
        if not ended.is_set():
            qtbot.waitUntil(lambda: ended.is_set() or has_told())
            return False
        return stop(deadline)

    monkeypatch.setattr(session.background, "stop", stop_as_it_ends)
    assert session.shut_down(AT_ONCE)


def test_nothing_is_waited_for_before_the_first_batch(
    qtbot: QtBot, session: TrainingSession, service: Any
) -> None:
    service.gate.clear()
    with qtbot.waitSignal(session.started):
        session.start(build_spec("one-layer"))
    assert not session.shut_down(AT_ONCE)
    service.gate.set()
    assert session.shut_down()


def test_a_close_hardly_waits_before_the_first_batch(
    qtbot: QtBot, session: TrainingSession, service: Any
) -> None:
    service.gate.clear()
    with qtbot.waitSignal(session.started):
        session.start(build_spec("one-layer"))
    deadline = QDeadlineTimer(60_000)
    assert not session.shut_down(deadline)
    assert deadline.remainingTime() > 30_000
    service.gate.set()
    assert session.shut_down()


def test_no_run_is_made_where_it_was_stopped_while_the_engine_was_loaded(
    qtbot: QtBot,
    session: TrainingSession,
    service: Any,
    runs_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load() -> tuple[str, ...]:
        session.stop()
        return ("cpu:0",)

    monkeypatch.setattr(service, "load", load)
    session.start(build_spec("one-layer"))
    qtbot.waitUntil(lambda: not session.active)
    assert not runs_dir.exists()


def test_other_data_are_told_of_however_long_the_thread_takes_to_end(
    qtbot: QtBot, session: TrainingSession
) -> None:
    """Events are handed on ten times per second: this one before the thread has ended."""
    emitted, may_end = threading.Event(), threading.Event()

    def train(emit: Callable[[Event], None], control: TrainingControl) -> None:
        emit(OtherData("a", "it has another content"))
        emitted.set()
        assert may_end.wait(10)

    session.run(train)
    qtbot.waitUntil(lambda: emitted.is_set() and not session._events)
    with qtbot.waitSignal(session.other_data_found) as found:
        may_end.set()
    assert found.args == ["a", "It has another content."]
    assert not session.active
