"""Begins and ends the worker processes of a Dask cluster on this machine."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Thread
from typing import Any, Final, TypeVar

from normviz.interruption import kept_from_processes
from normviz.ports.sweeps import StoppedError
from normviz.runs.control import TrainingControl

_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows ends a process at once on the other signal."""
_LOOK_SECONDS: Final = 0.1
"""How long a stop waits at most to be seen."""

Made = TypeVar("Made")


def make_in_thread(
    make: Callable[[], Made], discard: Callable[[Made], object], control: TrainingControl
) -> Made:
    """What ``make`` returns, which takes seconds; a stop is heeded meanwhile.

    It runs in a thread whose processes do not get the terminal's Ctrl-C: this process ends them.

    Args:
        make: Called in the thread, which does not keep this process alive.
        discard: Given what was made after a stop, in the thread.
        control: Stops the waiting.

    Raises:
        StoppedError: It was stopped first.
    """
    made: Future[Made] = Future()

    def work() -> None:
        try:
            with kept_from_processes():
                made.set_result(make())
        except BaseException as error:  # the caller raises it
            made.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        while not control.stopping:
            if wait([made], timeout=_LOOK_SECONDS).done:
                return made.result()
    except KeyboardInterrupt:
        _discard_later(made, discard)
        raise
    _discard_later(made, discard)
    raise StoppedError


def _discard_later(made: Future[Made], discard: Callable[[Made], object]) -> None:
    """Discards what is made as soon as it is there."""
    made.add_done_callback(lambda each: each.exception() or discard(each.result()))


def end_processes(cluster: Any) -> None:
    """Ends them at once: Dask would first wait for the step that TensorFlow computes.

    Args:
        cluster: A ``LocalCluster`` with processes.
    """
    for nanny in cluster.workers.values():
        nanny.close_gracefully()  # else it starts another worker
        if nanny.pid:
            with suppress(ProcessLookupError):
                os.kill(nanny.pid, _KILL)
