"""Trains in a process of its own, which computes with one thread.

A window has loaded TensorFlow with all cores. What is to end with the same bits as elsewhere is
trained beside it: the process writes the run itself, as a command would, and tells its events.
"""

import logging
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from normviz.engine.one_core import keep_to_one_core
from normviz.engine.training.continuation import ResumeChanges
from normviz.errors import Reason, UserError, stored
from normviz.interruption import kept_from_processes
from normviz.runs.control import TrainingControl
from normviz.runs.events import SECONDS_BETWEEN_EVENTS, Event
from normviz.runs.spec import RunSpec

_PAUSE, _GO, _STOP = "pause", "go", "stop"
_END_SECONDS: Final = 5.0
"""So long a process may take to end before it is killed."""

Emit = Callable[[Event], None]


@dataclass(frozen=True)
class TrainingJob:
    """One training.

    Attributes:
        runs_dir: Where its run is kept.
        data_dir: Where data sets are looked for first.
        what: The spec of a new run, or the id of one that goes on.
        changes: What is to be different where it goes on.
    """

    runs_dir: Path
    data_dir: Path | None
    what: RunSpec | str
    changes: ResumeChanges | None = None


class ProcessLostError(UserError):
    """The process of a training ended in its middle; the run can go on at its checkpoint."""


class TrainingProcess:
    """A process that trains one job after the other; it starts with the first."""

    def __init__(self) -> None:
        """Starts nothing yet."""
        self._process: Any = None
        self._connection: Connection | None = None

    def train(self, job: TrainingJob, emit: Emit, control: TrainingControl) -> str:
        """Trains in the process, and waits for the end.

        Args:
            job: What to train.
            emit: Takes the events, in the calling thread.
            control: Pauses, resumes and stops it from other threads.

        Returns:
            The run's id.

        Raises:
            ProcessLostError: Somebody or something has ended the process.
            UserError: As ``trainer.train`` and ``trainer.resume``.
        """
        if self._connection is None:
            self._begin()
        try:
            return follow(self._connection, job, emit, control)  # type: ignore[arg-type]  # begun
        except (EOFError, OSError) as error:
            self._process.join(_END_SECONDS)
            status = self._process.exitcode
            self.close()
            raise ProcessLostError(
                "the process that trained the run was ended by something else (exit status "
                "{status}): resume the run, which goes on at its last checkpoint",
                code="training-process-lost",
                status=status,
            ) from error

    def close(self) -> None:
        """Ends the process; one that does not listen is killed."""
        if self._connection is not None:
            self._connection.close()
            self._process.join(_END_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._connection = self._process = None

    def _begin(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_main, args=(theirs,), daemon=True)
        with kept_from_processes():
            self._process.start()
        theirs.close()  # else its end would never be noticed
        self._connection = ours


def follow(connection: Connection, job: TrainingJob, emit: Emit, control: TrainingControl) -> str:
    """Has a job trained at the other end, and passes on what is told and what is asked for.

    Raises:
        EOFError: There is no other end any more.
        UserError: The training could not begin.
    """
    connection.send(job)
    said = _GO
    while True:
        wanted = _STOP if control.stopping else _PAUSE if control.pausing else _GO
        if wanted != said:
            connection.send(wanted)
            said = wanted
        if not connection.poll(SECONDS_BETWEEN_EVENTS):
            continue
        told = connection.recv()
        if isinstance(told, Event):
            emit(told)
        elif isinstance(told, BaseException):
            raise told
        else:
            return str(told)


def serve(connection: Connection, train: Callable[..., str]) -> None:
    """Trains what is sent, until the other end is closed.

    Args:
        connection: To the other process.
        train: Called with a job, a function that takes events, and a control.
    """
    jobs = SimpleQueue[tuple[TrainingJob, TrainingControl] | None]()
    threading.Thread(target=_listen, args=(connection, jobs.put), daemon=True).start()
    for job, control in iter(jobs.get, None):
        _send(connection, _outcome(train, job, lambda event: _send(connection, event), control))


def _main(connection: Connection) -> None:
    """The process: trains with one thread."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    # Its answers tell what has failed: the terminal is that of the other process.
    logging.getLogger("normviz").addHandler(logging.NullHandler())
    serve(connection, _trained)
    os._exit(0)  # all is kept, and TensorFlow takes a second to end


def _trained(job: TrainingJob, emit: Emit, control: TrainingControl) -> str:
    keep_to_one_core()
    from normviz.engine.keras_loading import load_keras

    load_keras()
    from normviz.engine.training import trainer
    from normviz.runs.store import Store

    with Store(job.runs_dir) as store:
        if isinstance(job.what, RunSpec):
            return trainer.train(job.what, emit, control, store, job.data_dir)
        return trainer.resume(job.what, emit, control, store, job.changes, job.data_dir)


def _listen(connection: Connection, give: Callable[[Any], None]) -> None:
    """Takes jobs and what is said of the one before; stops it where the other end is gone."""
    control = TrainingControl()
    says = {_PAUSE: TrainingControl.pause, _GO: TrainingControl.resume, _STOP: TrainingControl.stop}
    with suppress(EOFError, OSError):
        while True:
            told = connection.recv()
            if isinstance(told, TrainingJob):
                control = TrainingControl()
                give((told, control))
            else:
                says[told](control)
    control.stop()
    give(None)


def _outcome(
    train: Callable[..., str], job: TrainingJob, emit: Emit, control: TrainingControl
) -> str | BaseException:
    try:
        return train(job, emit, control)
    except UserError as error:  # the other process raises it
        return _portable(error)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """An error that the other process can be given: itself, or one of the same words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    except Exception:
        if isinstance(error, UserError):
            return UserError.from_reason(Reason.from_stored(stored(error.reason)))
        return RuntimeError("\n".join([repr(error), *getattr(error, "__notes__", ())]))
    return error


def _send(connection: Connection, told: object) -> None:
    """Tells the other process, if it is still there: what it asked for is kept all the same."""
    with suppress(OSError):
        connection.send(told)
