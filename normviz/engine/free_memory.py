"""How much memory this process may still take: libraries crash where theirs is refused."""

import math
import sys
from contextlib import suppress
from pathlib import Path

_MEMORY = Path("/proc/meminfo")
_SIZE = Path("/proc/self/statm")


def free_bytes() -> float:
    """What the machine has free or, where a limit is set, this process has left; inf if unknown."""
    return min(_of_machine(), _below_limit())


def _of_machine() -> float:
    with suppress(OSError, ValueError, IndexError):
        for line in _MEMORY.read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return 1024.0 * int(line.split()[1])
    return math.inf


def _below_limit() -> float:
    if sys.platform == "win32":
        return math.inf
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return math.inf
    with suppress(OSError, ValueError, IndexError):
        pages = int(_SIZE.read_text("ascii").split()[0])
        return max(0.0, float(limit - pages * resource.getpagesize()))
    return math.inf
