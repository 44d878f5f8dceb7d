"""Deadlines for background work that has to end."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer

FOREVER: Final = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)

COMPUTING_MS: Final = 300
"""How long a thread is waited for at the end that computes what nobody needs any more."""


def of_computing(deadline: QDeadlineTimer) -> QDeadlineTimer:
    """The deadline of work of which nothing is kept: TensorFlow cannot be interrupted.

    Args:
        deadline: That of work that is kept; one without an end stays so, for the thread's owner
            is to be destroyed.
    """
    if deadline.isForever() or deadline.remainingTime() < COMPUTING_MS:
        return deadline
    return QDeadlineTimer(COMPUTING_MS)
