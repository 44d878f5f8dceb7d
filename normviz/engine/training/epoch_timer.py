"""Measures the duration of an epoch and of its steps, without pauses."""

import time
from collections.abc import Callable


class EpochTimer:
    """The times of one epoch, in seconds that leave the pauses out."""

    def __init__(
        self,
        before: float = 0.0,
        ms_before: float = 0.0,
        now: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Starts.

        Args:
            before: Seconds that the epoch took before it was left and continued.
            ms_before: Milliseconds per batch before that.
            now: A clock that never goes back.
        """
        self._now = now
        self._ms_before = ms_before
        self._zero = now() - before
        self._began = self._first = self._last = before
        self._first_steps = self._steps = 0

    def step(self, batches: int = 1) -> None:
        """Notes the end of some batches."""
        self._last = self.seconds
        self._steps += batches
        if self._first_steps == 0:
            self._first, self._first_steps = self._last, batches

    def leave_out(self, seconds: float) -> None:
        """Takes a pause out of all that follows."""
        self._zero += seconds

    @property
    def seconds(self) -> float:
        """Since the epoch's start, validation included."""
        return self._now() - self._zero

    @property
    def ms_per_step(self) -> float:
        """Milliseconds per batch; without the first ones, for which the graph may be built."""
        if later := self._steps - self._first_steps:
            return 1000 * (self._last - self._first) / later
        if self._steps:
            return 1000 * (self._last - self._began) / self._steps
        return self._ms_before
