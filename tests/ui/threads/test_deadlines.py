from PySide6.QtCore import QDeadlineTimer

from normviz.ui.threads.deadlines import COMPUTING_MS, FOREVER, of_computing


def test_a_computation_is_waited_for_briefly_but_where_it_has_to_end() -> None:
    assert of_computing(FOREVER).isForever()
    assert of_computing(QDeadlineTimer(60_000)).remainingTime() <= COMPUTING_MS
    assert of_computing(QDeadlineTimer(0)).remainingTime() == 0
