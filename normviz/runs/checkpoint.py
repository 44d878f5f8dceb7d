"""The state of a training between two batches, as one npz file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.runs.events import Epoch

VERSION = 1
_META = "meta"
_META_LIMIT = 65536
_ADVICE = "restore it from a backup, or train a new run with the same settings"


@dataclass(frozen=True)
class Checkpoint:
    """All that a training needs to go on as if it had never been left.

    Attributes:
        epochs_done: Whole epochs.
        batches_done: Batches of the next epoch that are done too.
        step: Batches since the run's start.
        last: The row of the last epoch, whole or partial; the database may have missed it.
        arrays: ``model.<k>``: weights in the model's order; ``optimizer.<k>`` and ``random.<k>``
            (state of the random generators) likewise.
    """

    epochs_done: int
    batches_done: int
    step: int
    last: Epoch
    arrays: Mapping[str, NDArray[Any]]

    def weights(self) -> list[NDArray[Any]]:
        """The network's weights in the model's order, for predictions."""
        return self.group("model")

    def group(self, name: str) -> list[NDArray[Any]]:
        """The arrays ``<name>.0``, ``<name>.1``, … in this order."""
        count = sum(key.startswith(f"{name}.") for key in self.arrays)
        return [self.arrays[f"{name}.{index}"] for index in range(count)]


def write_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Writes a checkpoint atomically.

    Raises:
        UserError: No space, no right, or another fault; the old file is as it was.
    """
    meta = {
        "version": VERSION,
        "epochs_done": checkpoint.epochs_done,
        "batches_done": checkpoint.batches_done,
        "step": checkpoint.step,
        "last": asdict(checkpoint.last),
    }
    text = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)
    write_arrays(path, {**checkpoint.arrays, _META: text})


def read_checkpoint(path: Path) -> Checkpoint:
    """Reads a checkpoint.

    Raises:
        UserError: The file is missing, cut, damaged or no checkpoint.
    """
    try:
        arrays = read_arrays(path)
    except UserError as error:
        raise UserError(f"{error}; {_ADVICE}") from error
    meta = arrays.pop(_META, np.zeros(0, np.uint8))
    try:
        return _from_meta(_read_meta(meta), arrays)
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is no checkpoint of normviz: {error}; {_ADVICE}") from error


def _read_meta(meta: NDArray[Any]) -> Any:
    if meta.dtype != np.uint8 or meta.size > _META_LIMIT:
        raise ValueError(f"expected {_META_LIMIT} bytes at most, received {meta.nbytes}")
    return json.loads(meta.tobytes().decode())


def _from_meta(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Checkpoint:
    if meta["version"] != VERSION:
        raise ValueError(f"expected version {VERSION}, received {meta['version']!r}")
    return Checkpoint(
        epochs_done=int(meta["epochs_done"]),
        batches_done=int(meta["batches_done"]),
        step=int(meta["step"]),
        last=Epoch(**meta["last"]),
        arrays=arrays,
    )
