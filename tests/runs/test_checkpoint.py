"""A checkpoint that cannot be read says what to do."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import (
    Checkpoint,
    read_checkpoint,
    read_progress,
    write_checkpoint,
)
from normviz.runs.events import Epoch

ROW = Epoch(2, 20, 0.5, 0.75, 0.5, 0.75, 1.0, 1.0, 0.01)
ARRAYS = {"model.0": np.arange(3.0), "model.1": np.ones(2), "optimizer.0": np.array(20)}
STATE = Checkpoint(2, 0, 20, ROW, ARRAYS)


def write_changed(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Writes a checkpoint whose JSON part was changed by another program."""
    write_checkpoint(path, STATE)
    with np.load(path) as found:
        arrays = dict(found)
    meta = json.loads(arrays["meta"].tobytes())
    change(meta)
    arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), np.uint8)
    np.savez(path, **arrays)


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    path.write_bytes(b"PK no archive")
    with pytest.raises(UserError, match=r"cut or damaged.*; restore it .* or train a new run"):
        read_checkpoint(path)


def test_foreign_arrays_are_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    np.savez(path, a=np.zeros(3))
    with pytest.raises(UserError, match=r"is no checkpoint of normviz.*; restore it"):
        read_checkpoint(path)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    write_checkpoint(path, STATE)
    found = read_checkpoint(path)
    assert replace(found, arrays=ARRAYS) == STATE
    assert [list(each) for each in found.weights()] == [[0, 1, 2], [1, 1]]
    assert found.group("optimizer") == [20]
    assert found.group("random") == []


def test_how_far_it_is_can_be_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    write_checkpoint(path, STATE)
    assert read_progress(path) == replace(STATE, arrays={})


def test_a_loss_that_is_no_number_is_kept_as_none(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    write_checkpoint(path, replace(STATE, last=replace(ROW, val_loss=float("nan"))))
    assert read_checkpoint(path).last == replace(ROW, val_loss=None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda meta: meta.update(version=2), "expected version 1, received 2"),
        (lambda meta: meta.update(version=True), "expected version 1, received True"),
        (lambda meta: meta.update(step=-1), "numbers of epochs and batches of at least 0"),
        (lambda meta: meta["last"].update(epoch=-1), "numbers of epochs and batches"),
        (lambda meta: meta.update(last=3), "last"),
        (lambda meta: meta.pop("step"), "step"),
    ],
)
def test_a_state_that_cannot_be_is_refused(
    change: Callable[[dict[str, Any]], Any], expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "checkpoint.npz"
    write_changed(path, change)
    with pytest.raises(UserError, match="is no checkpoint of normviz") as caught:
        read_checkpoint(path)
    assert expected in str(caught.value)


def test_a_gap_in_the_numbers_of_the_arrays_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    arrays = {"model.0": np.zeros(1), "model.2": np.zeros(1)}
    write_checkpoint(path, replace(STATE, arrays=arrays))
    with pytest.raises(UserError, match=r"expected an array 'model\.1', received none"):
        read_checkpoint(path)
