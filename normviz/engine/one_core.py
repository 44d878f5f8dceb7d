"""Lets TensorFlow compute with one thread: results depend on how many there are.

The order in which numbers are added, and with it the last bits of a convolution's gradient, is
that of the threads. A process has the number that it began with.
"""

import os
import sys
from typing import Final

from normviz.usable_cores import usable_cores

_THREADS: Final = "TF_NUM_INTRAOP_THREADS"
ONE_CORE: Final = {
    _THREADS: "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}
"""A run per core: more threads would only get in each other's way."""


def keep_to_one_core() -> None:
    """Lets TensorFlow compute with one thread, where it is not loaded yet.

    Whoever wants another number sets the variables in the environment.
    """
    if "tensorflow" not in sys.modules:
        os.environ.update(threads())


def threads() -> dict[str, str]:
    """The variables that set the threads of a process: those of this one, else one core."""
    return {name: os.environ.get(name, value) for name, value in ONE_CORE.items()}


def is_kept_to_one_core() -> bool:
    """Whether this process computes the same bits as one that was kept to one core."""
    return _THREADS in os.environ or usable_cores() == 1
