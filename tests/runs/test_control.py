import threading

from normviz.runs.control import TrainingControl


def test_a_pause_ends_with_resume_or_stop() -> None:
    for end in (TrainingControl.resume, TrainingControl.stop):
        control = TrainingControl()
        control.pause()
        assert control.pausing
        waiter = threading.Thread(target=control.wait)
        waiter.start()
        end(control)
        waiter.join(10)
        assert not waiter.is_alive()
        assert not control.pausing
        assert control.stopping == (end is TrainingControl.stop)


def test_there_is_no_pause_after_a_stop() -> None:
    control = TrainingControl()
    control.stop()
    control.pause()
    assert not control.pausing
