import os
import signal
from threading import Event, Timer

import pytest

from normviz.engine.sweeps.worker_processes import make_in_thread
from normviz.ports.sweeps import StoppedError
from normviz.runs.control import TrainingControl


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_what_a_worker_is_begun_from_is_deaf_to_ctrl_c() -> None:
    def blocked() -> set[int]:
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    assert signal.SIGINT in make_in_thread(blocked, list, TrainingControl())
    assert signal.SIGINT not in blocked()


def test_a_stop_does_not_wait_for_what_is_made_and_discards_it() -> None:
    control, may_end, discarded = TrainingControl(), Event(), Event()
    timer = Timer(0.01, control.stop)
    timer.start()

    with pytest.raises(StoppedError):
        make_in_thread(lambda: may_end.wait(30), lambda _: discarded.set(), control)

    assert not discarded.is_set()
    may_end.set()
    assert discarded.wait(30)
    timer.join()


def test_what_cannot_be_made_is_told() -> None:
    def fail() -> None:
        raise TimeoutError("no answer")

    with pytest.raises(TimeoutError, match="no answer"):
        make_in_thread(fail, list, TrainingControl())
