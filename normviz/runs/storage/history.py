"""Learning curves in a run's own folder, from which a lost database is rebuilt.

Two files of records of fixed size, one per batch and one per epoch, each at the place that its
number gives. What lies beyond the run's checkpoint does not count, so that writing before the
checkpoint is replaced never spoils what the old one stands for.
"""

import os
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.files.atomic import explain
from normviz.files.plain_file import cannot_read, open_plain
from normviz.files.private import open_private
from normviz.runs.events import Epoch

BATCHES: Final = "batches.f4"
EPOCHS: Final = "epochs.f8"

_BATCH: Final = np.dtype(("<f4", (2,)))
_FIELDS: Final = tuple(field.name for field in fields(Epoch) if field.name != "partial")
_EPOCH: Final = np.dtype(("<f8", (len(_FIELDS),)))
_OPTIONAL: Final = ("val_loss", "val_accuracy")
_WHOLE: Final = ("epoch", "step")
_NO_STEP: Final = 1 << 53
_MOST: Final = 1 << 26
"""Records that are read at most: a damaged file can have any size."""


class RunHistory:
    """The files of one run."""

    def __init__(self, folder: Path) -> None:
        """Reads and writes nothing yet.

        Args:
            folder: The run's folder.
        """
        self._batches = folder / BATCHES
        self._epochs = folder / EPOCHS

    def keep(self, first: int, values: NDArray[np.float32], epochs: Sequence[Epoch] = ()) -> None:
        """Writes the values of some batches and the rows of whole epochs.

        They are on the disk when this returns, before the checkpoint that counts on them: after
        a power failure the database may lack its newest rows.

        Args:
            first: Number of batches before these.
            values: Loss and accuracy of each batch, (batches, 2).
            epochs: Rows of whole epochs.

        Raises:
            UserError: No space, no right, or another fault of the file system.
        """
        if len(values):
            _put(self._batches, _BATCH, first, values)
        for epoch in epochs:
            record = [_number(getattr(epoch, name)) for name in _FIELDS]
            _put(self._epochs, _EPOCH, epoch.epoch - 1, np.array([record]))

    def batches(self, last: int, first: int = 0) -> NDArray[np.float32]:
        """Loss and accuracy of the batches ``first`` + 1 to ``last``, (batches, 2).

        Fewer where the file has no more of them; NaN where nothing was kept.

        Raises:
            UserError: The file cannot be read.
        """
        return _get(self._batches, _BATCH, first, last)

    def epochs(self, count: int, after: int = 0) -> list[Epoch]:
        """The rows of the first ``count`` epochs, as far as they end after batch ``after``.

        Raises:
            UserError: The file cannot be read.
        """
        found = []
        for index, record in enumerate(_get(self._epochs, _EPOCH, 0, count).tolist()):
            values = dict(zip(_FIELDS, record, strict=True))
            is_its_place = values["epoch"] == index + 1 and after < values["step"] < _NO_STEP
            if is_its_place and not _has_odd_share(values):
                found.append(_epoch(values))
        return found


def _epoch(values: dict[str, Any]) -> Epoch:
    whole = {name: int(values[name]) for name in _WHOLE}
    missing = {name: None for name in _OPTIONAL if np.isnan(values[name])}
    return Epoch(**values | whole | missing)


def _has_odd_share(values: dict[str, Any]) -> bool:
    """Whether an accuracy is none; NaN may be one."""
    return any(values[name] < 0 or values[name] > 1 for name in ("accuracy", "val_accuracy"))


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _put(path: Path, kind: np.dtype[Any], at: int, records: NDArray[Any]) -> None:
    """Writes records at a place; NaN between the file's end and that place."""
    try:
        with open_private(path, append=False) as file:  # a link could lead to any file of the user
            there = file.seek(0, os.SEEK_END) // kind.itemsize
            if there < at:
                file.seek(there * kind.itemsize)
                file.write(np.full((at - there, *kind.shape), np.nan, kind.base).tobytes())
            file.seek(at * kind.itemsize)
            file.write(records.astype(kind.base).tobytes())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise explain(error, path) from error


def _get(path: Path, kind: np.dtype[Any], first: int, last: int) -> NDArray[Any]:
    """The records ``first`` to ``last`` − 1, as far as the file has them."""
    try:
        there = min(path.stat().st_size // kind.itemsize, _MOST)
        count = max(0, min(there, last) - first)
        with open_plain(path) as file:
            found: NDArray[Any] = np.fromfile(file, kind, count, offset=first * kind.itemsize)
    except FileNotFoundError:
        return np.zeros((0, *kind.shape), kind.base)
    except OSError as error:
        raise cannot_read(path, error) from error
    return found
