import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from normviz.engine.training import trainer
from normviz.engine.training.training_process import (
    Emit,
    ProcessLostError,
    TrainingJob,
    TrainingProcess,
    follow,
    serve,
)
from normviz.errors import UserError
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Finished, Paused, Resumed, Started, Stopped
from normviz.runs.fingerprint import OtherDataError
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

Train = Callable[[TrainingJob, Emit, TrainingControl], str]

SETTINGS = {"epochs": 1, "train_size": 256, "validation_size": 32, "batch_size": 4}


def job(folder: Path, what: RunSpec | str = "a-run") -> TrainingJob:
    return TrainingJob(folder, None, what)


def small_spec() -> RunSpec:
    return build_spec("one-layer", dataset="digits", settings=SETTINGS, deterministic=True)


@contextmanager
def served(train: Train) -> Iterator[Connection]:
    """The connection to a thread in the place of the process."""
    ours, theirs = Pipe()
    thread = threading.Thread(target=serve, args=(theirs, train), daemon=True)
    thread.start()
    try:
        yield ours
    finally:
        ours.close()
        thread.join(5)
        assert not thread.is_alive()


def test_events_come_in_their_order_and_then_the_run(tmp_path: Path) -> None:
    def train(job: TrainingJob, emit: Emit, _: TrainingControl) -> str:
        emit(Paused(1))
        emit(Resumed(2))
        return str(job.what)

    events: list[Event] = []
    with served(train) as connection:
        found = [
            follow(connection, job(tmp_path, name), events.append, TrainingControl())
            for name in ("a", "b")
        ]

    assert found == ["a", "b"]
    assert events == [Paused(1), Resumed(2)] * 2


def test_what_is_asked_for_reaches_the_training(tmp_path: Path) -> None:
    control = TrainingControl()
    asked = {Paused(1): control.pause, Paused(2): control.resume, Paused(3): control.stop}

    def train(_: TrainingJob, emit: Emit, there: TrainingControl) -> str:
        emit(Paused(1))
        _wait_until(lambda: there.pausing)
        emit(Paused(2))
        _wait_until(lambda: not there.pausing)
        emit(Paused(3))
        _wait_until(lambda: there.stopping)
        return "stopped"

    def listen(event: Event) -> None:
        asked[event]()  # type: ignore[index]  # only pauses are told

    with served(train) as connection:
        assert follow(connection, job(tmp_path), listen, control) == "stopped"


def test_a_new_training_is_not_asked_what_the_last_one_was(tmp_path: Path) -> None:
    first, seen = TrainingControl(), list[bool]()

    def train(_: TrainingJob, emit: Emit, there: TrainingControl) -> str:
        seen.append(there.pausing)
        if len(seen) == 1:
            emit(Paused(1))
            _wait_until(lambda: there.pausing)
        return ""

    with served(train) as connection:
        follow(connection, job(tmp_path), lambda _: first.pause(), first)
        follow(connection, job(tmp_path), lambda _: None, TrainingControl())

    assert seen == [False, False]


class _OddError(UserError):
    def __init__(self, one: int, two: int) -> None:
        super().__init__("{one} of {two}", code="odd", one=one, two=two)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UserError("no {what}", code="none", what="data"), UserError),
        (OtherDataError("a-run", "another one"), OtherDataError),
        (_OddError(1, 2), UserError),
    ],
)
def test_a_refusal_is_raised_here_in_its_own_words(
    tmp_path: Path, error: UserError, kind: type[UserError]
) -> None:
    def train(*_: object) -> str:
        raise error

    with served(train) as connection, pytest.raises(kind) as caught:
        follow(connection, job(tmp_path), lambda _: None, TrainingControl())

    assert (str(caught.value), caught.value.code) == (str(error), error.code)
    assert caught.value.values == error.values


def test_a_fault_comes_with_the_place_where_it_was_made(tmp_path: Path) -> None:
    def train(*_: object) -> str:
        raise ZeroDivisionError("a fault")

    with served(train) as connection, pytest.raises(ZeroDivisionError, match="a fault") as caught:
        follow(connection, job(tmp_path), lambda _: None, TrainingControl())

    assert "test_training_process.py" in caught.value.__notes__[0]


def test_the_training_stops_where_nobody_listens_any_more(tmp_path: Path) -> None:
    stopped = threading.Event()

    def train(_: TrainingJob, emit: Emit, there: TrainingControl) -> str:
        _wait_until(lambda: there.stopping)
        emit(Paused(1))  # to nobody
        stopped.set()
        return ""

    with served(train) as connection:
        connection.send(job(tmp_path))

    assert stopped.is_set()


def test_a_process_trains_what_is_trained_here_goes_on_and_can_be_lost(tmp_path: Path) -> None:
    here, beside = tmp_path / "here", tmp_path / "beside"
    spec, process, control = small_spec(), TrainingProcess(), TrainingControl()
    events: list[Event] = []

    def stop(event: Event) -> None:
        events.append(event)
        if isinstance(event, Started):
            control.stop()

    def kill(event: Event) -> None:
        os.kill(process._process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    try:
        run = process.train(job(beside, spec), stop, control)
        assert isinstance(events[-1], Stopped)
        assert process.train(job(beside, run), events.append, TrainingControl()) == run
        assert events[-1] == Finished(run)
        with pytest.raises(ProcessLostError, match=r"exit status -?[0-9]+"):
            process.train(job(beside, spec.with_seed(1)), kill, TrainingControl())
    finally:
        process.close()

    with Store(here) as store:
        twin = trainer.train(spec, lambda _: None, TrainingControl(), store)
    for ours, theirs in zip(_weights(here, twin), _weights(beside, run), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    with Store(beside) as store:
        assert [each.state for each in store.runs()] == ["finished", "interrupted"]


def _weights(folder: Path, run: str) -> list[np.ndarray]:  # type: ignore[type-arg]  # of any kind
    with Store(folder) as store:
        checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    return list(checkpoint.weights())


def _wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(5000):
        if holds():
            return
        threading.Event().wait(0.001)
    raise AssertionError("expected to be asked, was not")
