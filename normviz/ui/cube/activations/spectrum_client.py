"""σ₁ of kernels, computed in the background where that would hold the window up."""

from collections import deque
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from normviz.figure.tensor_source import NotReadyError
from normviz.norms.kernels.power_iteration import PowerIteration, power_iteration
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

Kernel = NDArray[Any]

_QUICK: Final = 450_000_000
"""Products of the Gram matrix that take 10 to 20 ms, less than a size step may."""
_MOST_ROWS: Final = 256
"""Rows up to which all its eigenvalues take as long."""
_MOST_KEPT: Final = 3
"""Kernels are large: what is shown, what is wanted, and the one before."""


class SpectrumClient(QObject):
    """Gives σ₁ of small kernels at once, and of large ones as soon as it is computed.

    One kernel is computed at a time; of those that are asked for meanwhile the newest is next.

    Signals:
        answered(): What was asked for last is there, or cannot be computed.
        busy_changed(bool): Whether a kernel is computed.
    """

    answered = Signal()
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """No thread yet."""
        super().__init__(parent)
        self._jobs = BackgroundJobs(self, error_text)
        self._kept: deque[tuple[Kernel, PowerIteration | str]] = deque(maxlen=_MOST_KEPT)
        self._open: Kernel | None = None
        self._next: Kernel | None = None
        self._is_stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether a kernel is computed."""
        return self._open is not None

    def spectrum(self, kernel: Kernel) -> PowerIteration:
        """σ₁ of a kernel, and the way to it.

        Args:
            kernel: (C_out, C_in, kh, kw); it is kept, and may not change any more.

        Raises:
            NotReadyError: It is being computed; ``answered`` tells when it is there.
            ValueError: It cannot be computed; in one sentence.
        """
        found = self._found(kernel)
        if found is None and is_quick(kernel):
            found = power_iteration(kernel)
            self._kept.append((kernel, found))
        if isinstance(found, str):
            self._kept.pop()  # memory may be free when it is asked for again
            raise ValueError(found)  # noqa: TRY004  # a reason, not a wrong type
        if found is None:
            self._ask(kernel)
            raise NotReadyError(self.tr("σ₁ of the kernel is being computed…"))
        return found

    def ask_to_stop(self) -> None:
        """Asks the thread to end after its current job."""
        self._is_stopped = True
        self._open = self._next = None
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread and waits for it; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _found(self, kernel: Kernel) -> PowerIteration | str | None:
        for place, (kept, found) in enumerate(self._kept):
            if _is_same(kept, kernel):
                del self._kept[place]
                self._kept.append((kernel, found))  # the oldest is forgotten first
                return found
        return None

    def _ask(self, kernel: Kernel) -> None:
        if self._is_stopped:
            return
        if self._open is not None:
            self._next = None if _is_same(kernel, self._open) else kernel
            return
        self._open = kernel
        self.busy_changed.emit(True)
        self._jobs.submit(lambda: power_iteration(kernel), self._take, self._take)

    def _take(self, found: PowerIteration | str) -> None:
        if self._open is None:
            return
        self._kept.append((self._open, found))
        following, self._open, self._next = self._next, None, None
        if following is not None:
            self._ask(following)
            return
        self.busy_changed.emit(False)
        self.answered.emit()


def is_quick(kernel: Kernel) -> bool:
    """Whether σ₁ takes a few milliseconds."""
    rows = len(kernel)
    columns = kernel.size // rows
    least = min(rows, columns)
    return least <= _MOST_ROWS and least * kernel.size <= _QUICK


def _is_same(one: Kernel, other: Kernel) -> bool:
    return one is other or (one.shape == other.shape and np.array_equal(one, other))
