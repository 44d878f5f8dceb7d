"""Runs whose weights are made up, and an independent forward pass."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.networks import network_of
from normviz.engine.training.model_state import copied_weights
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import WeightTimeline

STEPS = (0, 4, 8)
CHECKPOINT_STEP = 10
ROW = Epoch(1, CHECKPOINT_STEP, 0.5, 0.5, 0.5, 0.9, 1.0, 1.0, 0.01)

MakeRun = Callable[[RunSpec], str]
Forward = Callable[[Any, np.ndarray, Sequence[str], bool], list[np.ndarray]]


def scatter(model: Any, seed: int) -> list[np.ndarray]:
    """Weights away from their start: γ, β and moving statistics differ from channel to channel."""
    random = np.random.default_rng(seed)
    scattered = []
    for weight in copied_weights(model):
        noise = random.uniform(0.5, 1.5, weight.shape)
        is_vector = weight.dtype.kind == "f" and weight.ndim == 1
        scattered.append((weight * noise + (0.1 * noise if is_vector else 0)).astype(weight.dtype))
    return scattered


@pytest.fixture
def make_run(tmp_path: Path) -> MakeRun:
    """Makes a run with other weights at steps 0, 4, 8 and, in the checkpoint, 10."""

    def make(spec: RunSpec) -> str:
        model = network_of(spec)
        with Store(tmp_path / "runs") as store, store.create(spec) as writer:
            timeline = WeightTimeline(store.path(writer.run), STEPS[-1], 1, len(STEPS))
            for step in STEPS:
                timeline.keep(step, scatter(model, step))
            weights = enumerate(scatter(model, CHECKPOINT_STEP))
            arrays = {f"model.{index}": weight for index, weight in weights}
            writer.save(Checkpoint(1, 0, CHECKPOINT_STEP, ROW, arrays))
            writer.state("finished")
            return writer.run

    return make


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def separate_forward() -> Forward:
    """The outputs of layers, by a functional model of Keras that gives them all."""

    def run(
        model: Any, inputs: np.ndarray, layers: Sequence[str], training: bool
    ) -> list[np.ndarray]:
        for each in model.layers:
            if isinstance(each, keras.layers.Dropout):
                each.rate = 0.0
        outputs = [model.get_layer(layer).output for layer in layers]
        ended = keras.Model(model.inputs[0], dict(zip(layers, outputs, strict=True)))
        found = ended(inputs, training=training)
        return [np.asarray(found[layer]) for layer in layers]

    return run
