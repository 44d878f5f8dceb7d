"""Checkpoints: the state of a training between two batches, as one npz file."""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.records import is_version, read_record, short
from normviz.runs.events import Epoch
from normviz.runs.fingerprint import Fingerprint

VERSION = 1
_META = "meta"
_META_LIMIT = 65536
_LIMITS = JsonLimits(size=_META_LIMIT, finite=False)
_ADVICE = "restore it from a backup, or train a new run with the same settings"
_CONTENTS = ExpectedContents(
    what="checkpoint of normviz",
    advice=_ADVICE,
    arrays=(
        ExpectedArray(r"(model|optimizer|random|metric)\.(0|[1-9]\d{0,3})"),
        ExpectedArray(_META, ("u1",), ((0, _META_LIMIT),), required=True),
    ),
    most_bytes=256 << 20,  # the largest network of a recipe takes 160 MB with Adam's two moments
    compressed=False,
)


@dataclass(frozen=True)
class Checkpoint:
    """All that a training needs to go on as if it had never been left.

    Attributes:
        epochs_done: Whole epochs.
        batches_done: Batches of the next epoch that are done too.
        step: Batches since the run's start.
        last: The row of the last epoch, whole or partial; the database may have missed it.
        arrays: ``model.<k>``: weights in the model's order; ``optimizer.<k>`` and ``random.<k>``
            (state of the random generators) likewise; in the middle of an epoch ``metric.<k>``
            too, what the running means are computed from.
        data: What identifies the data that were trained on; None where an older version did.
    """

    epochs_done: int
    batches_done: int
    step: int
    last: Epoch
    arrays: Mapping[str, NDArray[Any]]
    data: Fingerprint | None = None

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
        "last": _without_nan(asdict(checkpoint.last)),
        "data": asdict(checkpoint.data) if checkpoint.data else None,
    }
    text = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)
    write_arrays(path, {**checkpoint.arrays, _META: text}, private=True)


def read_checkpoint(path: Path) -> Checkpoint:
    """Reads a checkpoint.

    Raises:
        UserError: The file is missing, cut, damaged or no checkpoint.
    """
    return _read(path, None)


def read_progress(path: Path) -> Checkpoint:
    """Reads how far a checkpoint is, without its arrays.

    Raises:
        UserError: As for :func:`read_checkpoint`.
    """
    return _read(path, {_META})


def _read(path: Path, only: set[str] | None) -> Checkpoint:
    arrays = read_arrays(path, _CONTENTS, only=only)
    meta = arrays.pop(_META)
    try:
        _check_numbering(arrays)
        return _from_meta(parse_json(meta.tobytes(), _LIMITS), arrays)
    except ValueError as error:
        raise UserError(
            "{path} is no checkpoint of normviz: {error}; {advice}",
            code="checkpoint-broken",
            path=path,
            error=error,
            advice=_ADVICE,
        ) from error


@dataclass(frozen=True)
class _Meta:
    """What the JSON in a checkpoint says; the fields are those of :class:`Checkpoint`."""

    version: int
    epochs_done: int
    batches_done: int
    step: int
    last: Epoch
    data: Fingerprint | None = None


def _from_meta(value: Any, arrays: Mapping[str, NDArray[Any]]) -> Checkpoint:
    if isinstance(value, dict):
        if not is_version(value.get("version", VERSION), VERSION):
            raise ValueError(f"expected version {VERSION}, received {short(value['version'])}")
        if isinstance(last := value.get("last"), dict):
            value["last"] = _without_nan(last)
    meta = read_record(_Meta, value)
    if min(meta.epochs_done, meta.batches_done, meta.step, meta.last.epoch, meta.last.step) < 0:
        raise ValueError("expected numbers of epochs and batches of at least 0")
    return Checkpoint(meta.epochs_done, meta.batches_done, meta.step, meta.last, arrays, meta.data)


def _without_nan(row: Mapping[str, Any]) -> dict[str, Any]:
    """An epoch's row for JSON, which has no NaN: a validation can give one."""
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in row.items()
    }


def _check_numbering(names: Collection[str]) -> None:
    """Each group's arrays are numbered from 0 without a gap."""
    for group in ("model", "optimizer", "random", "metric"):
        count = sum(name.startswith(f"{group}.") for name in names)
        if missing := [at for at in range(count) if f"{group}.{at}" not in names]:
            raise ValueError(f"expected an array '{group}.{missing[0]}', received none")
