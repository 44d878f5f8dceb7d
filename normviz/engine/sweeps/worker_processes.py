"""Begins and ends the worker processes of a Dask cluster on this machine."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from multiprocessing import resource_tracker
from threading import Thread
from typing import Any, Final, TypeVar

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
    They would each print a traceback, for they belong to the same terminal. What a thread blocks,
    the threads and processes that it starts block too.

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
            _block_ctrl_c()
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


def _block_ctrl_c() -> None:
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        resource_tracker.ensure_running()  # whoever starts it lets the signal in again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


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
