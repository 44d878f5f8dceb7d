"""How many cores of the processor this process may use."""

import os


def usable_cores() -> int:
    """Threads that can run at once, within what the process is allowed to use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
