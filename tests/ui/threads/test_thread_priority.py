import os
import sys
import threading

import pytest

from normviz.ui.threads.thread_priority import NICENESS, step_back


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a niceness for each thread")
def test_a_thread_and_what_it_starts_step_back_and_the_others_do_not() -> None:
    before = niceness()
    found = []

    def inner() -> None:
        found.append(niceness())

    def outer() -> None:
        step_back()
        found.append(niceness())
        thread = threading.Thread(target=inner)
        thread.start()
        thread.join()

    thread = threading.Thread(target=outer)
    thread.start()
    thread.join()
    assert found == [NICENESS, NICENESS]
    assert niceness() == before
