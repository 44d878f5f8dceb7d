import threading

from normviz.runs.control import Control


def test_a_pause_ends_with_resume_or_stop() -> None:
    for end in (Control.resume, Control.stop):
        control = Control()
        control.pause()
        assert control.pausing
        waiter = threading.Thread(target=control.wait)
        waiter.start()
        end(control)
        waiter.join(10)
        assert not waiter.is_alive()
        assert not control.pausing
        assert control.stopping == (end is Control.stop)


def test_there_is_no_pause_after_a_stop() -> None:
    control = Control()
    control.stop()
    control.pause()
    assert not control.pausing
