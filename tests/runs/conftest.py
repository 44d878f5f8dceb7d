"""A spec and an epoch's row that the tests of runs share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz.recipes import norm_spec
from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import Schedule
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batches, Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store


@pytest.fixture
def spec() -> RunSpec:
    return RunSpec(
        recipe="relu",
        preset="published",
        options=norm_spec("none"),
        dataset="mnist",
        settings=TrainingSettings("adam", 64, 3, Schedule("epoch-exponential", 0.01, factor=0.6)),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


@pytest.fixture
def row() -> Callable[..., Epoch]:
    def make(epoch: int, **changes: object) -> Epoch:
        values = {
            "epoch": epoch, "step": epoch * 10, "loss": 1.0 / epoch, "accuracy": 0.5,
            "val_loss": 2.0 / epoch, "val_accuracy": 0.1 * epoch, "seconds": 2.0,
            "ms_per_step": 1.5, "learning_rate": 0.01,
        }  # fmt: skip
        return Epoch(**values | changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def batch() -> Callable[[int, int], Batches]:
    def make(first: int, last: int) -> Batches:
        losses = tuple(float(step) for step in range(first, last + 1))
        return Batches(last, last / 10, losses, tuple(loss / 100 for loss in losses), 0.0, 0.0, 1.0)

    return make


@pytest.fixture
def checkpoint() -> Callable[[Epoch], Checkpoint]:
    def make(last: Epoch) -> Checkpoint:
        arrays = {"model.0": np.full((2, 3), last.epoch, np.float32), "random.0": np.arange(2)}
        return Checkpoint(last.epoch, 0, last.step, last, arrays)

    return make
