"""Threads that compute behind the window, and let it go first."""

import os
import sys
import threading
from typing import Final

NICENESS: Final = 10
"""Of 19 at most. A thread of the window that wakes up takes the processor at once; with 5 it had to
wait more often. Beside a program that computes all the time a tenth of a core is left."""


def step_back() -> None:
    """Lets the calling thread, and all that it starts, compute when the window does not.

    Linux keeps a niceness for each thread, and a new thread has that of the one that started it:
    TensorFlow's come from the thread that loads it. Elsewhere the priority of the thread has to do.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        # One that is nicer already may not take a step back towards the front.
        niceness = max(os.getpriority(os.PRIO_PROCESS, thread), NICENESS)
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
