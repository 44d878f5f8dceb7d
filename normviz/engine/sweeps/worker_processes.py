"""Begins and ends the worker processes of a Dask cluster on this machine."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from typing import Any, Final

_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows ends a process at once on the other signal."""


@contextmanager
def deaf_to_ctrl_c() -> Iterator[ThreadPoolExecutor]:
    """A thread whose processes do not get the terminal's Ctrl-C: this process ends them.

    They would each print a traceback, for they belong to the same terminal. What a thread blocks,
    the threads and processes that it starts block too.
    """
    pool = ThreadPoolExecutor(1, initializer=_block_ctrl_c)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False)


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
