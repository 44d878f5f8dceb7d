"""The weight timeline of a run: its network's weights at steps spread evenly over the training.

One file per kept step lies in the folder ``timeline`` of the run. Files are only ever added, whole
or not at all; when a longer training makes them too many, every other one is removed. So a process
that is killed at any moment leaves a timeline that can be read.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from math import ceil, gcd
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.atomic import clear_parts
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.private import make_private_folder

FOLDER: Final = "timeline"
MOST_ENTRIES: Final = 120
MOST_BYTES: Final = 200 << 20

_ENTRY: Final = re.compile(r"step-(\d{8,12})\.npz")
_FEWEST_ENTRIES: Final = 2  # where even two take too much, the first weights alone are kept
_CONTENTS: Final = ExpectedContents(
    what="weights of a run at a step",
    advice="choose another step, or train the run anew",
    arrays=(ExpectedArray(r"model\.(0|[1-9]\d{0,3})"),),  # flags and counters too
    most_bytes=MOST_BYTES,
    compressed=False,
)

Weights = Sequence[NDArray[Any]]


class WeightTimeline:
    """Keeps the weights of one run while it trains. Only the holder of the run's lock has one."""

    def __init__(
        self,
        run_folder: Path,
        total_steps: int,
        weight_bytes: int,
        most_entries: int = MOST_ENTRIES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """Spreads the entries over the whole training, those of an earlier part included.

        Args:
            run_folder: The folder of the run's files.
            total_steps: Batches of the whole training, from its first step on.
            weight_bytes: Bytes of one entry.
            most_entries: How many entries there may be.
            most_bytes: How many bytes all entries may take.

        Raises:
            UserError: The folder cannot be made, or a link is in its place.
        """
        self._folder = run_folder / FOLDER
        self._total_steps = total_steps
        if self._folder.is_symlink():
            raise UserError(
                "expected a folder {path}, received a link: remove it",
                code="timeline-is-link",
                path=self._folder,
            )
        make_private_folder(self._folder)
        clear_parts(self._folder)
        allowed = min(most_entries, most_bytes // max(weight_bytes, 1))
        self._stride = _stride(kept_steps(run_folder), total_steps, allowed)
        self.thin()

    def is_due(self, step: int) -> bool:
        """Whether the weights after ``step`` batches belong to the timeline."""
        return step == 0 or (self._stride > 0 and step % self._stride == 0)

    def is_missing(self, step: int) -> bool:
        """Whether the weights after ``step`` batches are due and not kept yet."""
        return self.is_due(step) and not (self._folder / _name(step)).exists()

    def next_due(self, step: int) -> int | None:
        """The first step after ``step`` that is due; None where there is none."""
        return None if self._stride == 0 else (step // self._stride + 1) * self._stride

    def keep(self, step: int, weights: Weights) -> None:
        """Adds the weights after ``step`` batches, or replaces equal ones of an earlier attempt.

        Args:
            step: Batches since the run's start; 0 for the first weights.
            weights: The network's weights in the model's order.

        Raises:
            UserError: No space or no right; the entries before are as they were.
        """
        arrays = {f"model.{index}": np.asarray(array) for index, array in enumerate(weights)}
        write_arrays(self._folder / _name(step), arrays, private=True, durable=False)

    def cut(self, done: int) -> None:
        """Removes the entries beyond ``done`` batches: the training goes on from there."""
        self._remove(step for step in kept_steps(self._folder.parent) if step > done)

    def can_widen(self, fewest: int) -> bool:
        """Whether ``fewest`` entries of a whole training are left if every other one is left out.

        A timeline of the first weights alone cannot be widened.
        """
        return self._stride > 0 and self._total_steps // (2 * self._stride) >= fewest

    def widen(self) -> None:
        """Leaves every other step out from now on; :meth:`thin` removes those that are kept."""
        self._stride *= 2

    def thin(self) -> None:
        """Removes the entries that are not due."""
        self._remove(step for step in kept_steps(self._folder.parent) if not self.is_due(step))

    def _remove(self, steps: Iterable[int]) -> None:
        for step in steps:
            with suppress(OSError):  # one entry too many does no harm
                (self._folder / _name(step)).unlink()


def kept_steps(run_folder: Path) -> tuple[int, ...]:
    """The steps whose weights are kept, ascending; none where the run has no timeline.

    Args:
        run_folder: The folder of the run's files.
    """
    folder = run_folder / FOLDER
    if folder.is_symlink():
        return ()
    try:
        names = [path.name for path in folder.iterdir() if not path.is_symlink()]
    except OSError:
        return ()
    found = (_ENTRY.fullmatch(name) for name in names)
    return tuple(sorted(int(match[1]) for match in found if match))


def nearest_step(steps: Sequence[int], wanted: int) -> int:
    """The kept step nearest to the one that is wanted, the earlier one of two.

    Raises:
        UserError: Nothing is kept.
    """
    if not steps:
        raise UserError(
            "this run has no kept weights: train it for some steps first",
            code="no-timeline",
        )
    return min(steps, key=lambda step: (abs(step - wanted), step))


def read_weights(run_folder: Path, step: int) -> list[NDArray[Any]]:
    """The weights after ``step`` batches, in the model's order.

    Args:
        run_folder: The folder of the run's files.
        step: One of :func:`kept_steps`.

    Raises:
        UserError: They are not kept, or the file is cut or damaged.
    """
    path = run_folder / FOLDER / _name(step)
    if not path.exists():
        raise UserError(
            "the weights of step {step} are not kept: see the kept steps of the run",
            code="step-not-kept",
            step=step,
        )
    try:
        arrays = read_arrays(path, _CONTENTS)
    except UserError as error:
        if error.code != "file-damaged":
            raise
        raise UserError(
            "the weights of step {step} are cut or damaged ({path}): choose another step, or train "
            "the run anew",
            code="step-damaged",
            step=step,
            path=path,
        ) from error
    names = [f"model.{index}" for index in range(len(arrays))]
    if set(names) != set(arrays):
        raise UserError(
            "{path} lacks some of the weights: choose another step",
            code="step-incomplete",
            path=path,
        )
    return [arrays[name] for name in names]


def _name(step: int) -> str:
    return f"step-{step:08d}.npz"


def _stride(steps: Sequence[int], total: int, allowed: int) -> int:
    """Batches from one entry to the next; 0 where the first weights alone are kept.

    Entries that are there already stay where they are on the new grid: it is theirs, or theirs
    with every other entry left out, as often as it takes.
    """
    if allowed < _FEWEST_ENTRIES:
        return 0
    grid = gcd(*steps) if any(steps) else 0
    stride = grid or max(1, ceil(total / (allowed - 1)))
    while total // stride + 1 > allowed:
        stride *= 2
    return stride
