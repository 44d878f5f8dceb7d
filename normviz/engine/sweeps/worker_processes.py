"""Ends the worker processes of a Dask cluster on this machine."""

import os
import signal
from contextlib import suppress
from typing import Any, Final

_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows ends a process at once on the other signal."""


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
