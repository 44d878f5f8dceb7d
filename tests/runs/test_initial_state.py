"""The stored initial state of a run."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.initial_state import (
    DigitMixture,
    InitialState,
    read_initial_state,
    write_initial_state,
)
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

RANDOM = np.random.default_rng(0)
MIXTURE = DigitMixture(
    RANDOM.integers(0, 256, (3, 28, 28), np.uint8),
    np.array([1, 2, 9], np.uint8),
    RANDOM.integers(0, 256, (1, 28, 28), np.uint8),
    np.array([0], np.uint8),
    "own digits (3×)",
)
WEIGHTS = [np.full(index, index, np.float16) for index in range(12)] + [np.array(True)]


def same(one: InitialState, other: InitialState) -> bool:
    pairs = zip(one.weights, other.weights, strict=True)
    weights = all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)
    if one.mixture is None or other.mixture is None:
        return weights and one.mixture is other.mixture
    mine, its = vars(one.mixture), vars(other.mixture)
    return weights and all(np.array_equal(mine[name], its[name]) for name in mine)


@pytest.mark.parametrize(
    "initial_state",
    [
        InitialState(),
        InitialState(WEIGHTS),
        InitialState((), MIXTURE),
        InitialState(WEIGHTS, MIXTURE),
    ],
    ids=["nothing", "weights", "digits", "both"],
)
def test_a_beginning_comes_back(tmp_path: Path, initial_state: InitialState) -> None:
    write_initial_state(tmp_path / "b.npz", initial_state)
    assert same(read_initial_state(tmp_path / "b.npz"), initial_state)


@pytest.mark.parametrize(
    "change",
    [
        {"images": np.zeros((3, 5, 5), np.uint8)},
        {"labels": np.full(3, 10, np.uint8)},
        {"validation_labels": np.zeros((), np.uint8)},
        {"title": np.zeros(2)},
        {"images": None},
        {"weight.1": np.zeros(3)},
    ],
    ids=str,
)
def test_foreign_files_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    arrays = vars(MIXTURE) | {"title": np.array(MIXTURE.title)} | change
    kept = {name: array for name, array in arrays.items() if array is not None}
    np.savez(tmp_path / "b.npz", **kept)
    with pytest.raises(UserError, match="no beginning of a run"):
        read_initial_state(tmp_path / "b.npz")


def test_pickles_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "b.npz", allow_pickle=True, title=np.array([{}], object))
    with pytest.raises(UserError, match="objects"):
        read_initial_state(tmp_path / "b.npz")


def test_the_first_beginning_of_a_run_is_kept(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        assert store.initial_state(writer.run) is None
        writer.keep_initial_state(InitialState(WEIGHTS, MIXTURE))
        writer.keep_initial_state(InitialState())
    found = store.initial_state(writer.run)
    assert found is not None
    assert same(found, InitialState(WEIGHTS, MIXTURE))
