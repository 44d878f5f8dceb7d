"""Writes the weight timeline of a run in a background thread, so that the training need not wait.

What cannot be written is missing from the timeline; it never ends a training. Where entries follow
one another so fast that they would slow the training down, every other one is left out.
"""

import logging
import math
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import Final

from normviz.errors import UserError
from normviz.runs.closing import Closing
from normviz.runs.weight_timeline import Weights, WeightTimeline

WAITING: Final = 2
"""Entries that wait for the disk at most: each takes the memory of all weights."""

FEWEST_ENTRIES: Final = 12
"""So many are left however short the training is: a run of a second has a timeline too."""
SHORTEST_SECONDS: Final = 0.15
"""From one entry to the next. Beside its copy an entry costs the end of a call of TensorFlow: some
two milliseconds, a seventieth of this time."""
TIMES_THE_COST: Final = 100
"""Entries that take long are kept less often: a hundredth of the time may go to copy and write."""

_log = logging.getLogger("normviz.train")


class TimelineWriter(Closing):
    """The weight timeline of a run in training, for the training's thread.

    A problem, such as a full disk, is logged once; later entries are tried all the same.
    """

    def __init__(
        self, run_folder: Path, total_steps: int, weight_bytes: int, done: int = 0
    ) -> None:
        """Opens the timeline and starts the thread.

        Args:
            run_folder: The folder of the run's files.
            total_steps: Batches of the whole training, from its first step on.
            weight_bytes: Bytes of one entry.
            done: Batches that the checkpoint has. Entries beyond them are removed: they are from
                a part of the training that was lost.
        """
        self._timeline: WeightTimeline | None = None
        self._has_told = False
        self._is_widened = False
        self._kept_at = -math.inf
        self._copy_seconds = self._write_seconds = math.inf  # the least: others were held up
        self._waiting: Queue[tuple[int, Weights] | None] = Queue(WAITING)
        # A daemon: a disk that never answers must not keep the process.
        self._thread = threading.Thread(target=self._write_all, name="weight-timeline", daemon=True)
        try:
            self._timeline = WeightTimeline(run_folder, total_steps, weight_bytes)
            self._timeline.cut(done)
        except UserError as error:
            self._tell(error)
        self._thread.start()

    def close(self) -> None:
        """Writes what waits and ends the thread; a second call does nothing."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()
            if self._timeline:
                self._timeline.thin()

    def is_due(self, step: int) -> bool:
        """Whether the weights after ``step`` batches are to be kept and are not yet."""
        return self._timeline is not None and self._timeline.is_missing(step)

    def next_due(self, step: int) -> int | None:
        """The first step after ``step`` that is due; None where there is none."""
        return None if self._timeline is None else self._timeline.next_due(step)

    def keep(self, step: int, copy: Callable[[], Weights]) -> None:
        """Hands weights to the thread; waits only while :data:`WAITING` others are not written.

        Args:
            step: Batches since the run's start; one that is due.
            copy: Copies the network's weights in the model's order; called at once.
        """
        began = time.perf_counter()
        self._waiting.put((step, copy()))
        ended = time.perf_counter()
        self._copy_seconds = min(self._copy_seconds, ended - began)
        is_written = math.isfinite(self._write_seconds)
        cost = self._copy_seconds + (self._write_seconds if is_written else 0.0)
        self._widen(began - self._kept_at, max(SHORTEST_SECONDS, TIMES_THE_COST * cost))
        self._kept_at = ended

    def flush(self) -> None:
        """Waits until everything is written, so that a checkpoint is never ahead of its entries."""
        self._waiting.join()

    def _widen(self, seconds: float, least: float) -> None:
        """Leaves entries out that would follow one another within less than ``least`` seconds.

        Args:
            seconds: From the last entry to this one.
            least: How long that should be.
        """
        while self._timeline and seconds < least and self._timeline.can_widen(FEWEST_ENTRIES):
            self._timeline.widen()
            self._is_widened = True
            seconds *= 2

    def _write_all(self) -> None:
        """Works in the thread until it takes None."""
        while (entry := self._waiting.get()) is not None:
            try:
                self._write(*entry)
            except Exception as error:  # whatever it was, the training goes on
                self._tell(error)
            finally:
                self._waiting.task_done()
        self._waiting.task_done()

    def _write(self, step: int, weights: Weights) -> None:
        if self._timeline is None:
            return
        if self._is_widened:
            self._is_widened = False
            self._timeline.thin()
        if self._timeline.is_due(step):
            began = time.perf_counter()
            self._timeline.keep(step, weights)
            self._write_seconds = min(self._write_seconds, time.perf_counter() - began)

    def _tell(self, error: Exception) -> None:
        if not self._has_told:
            self._has_told = True
            _log.warning("the weight timeline lacks entries: %s", error)
