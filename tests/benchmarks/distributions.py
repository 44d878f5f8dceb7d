"""Seconds for the distributions of the middle norm of a run with 120 kept steps."""

import tempfile
import time
from pathlib import Path

import numpy as np

from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import WeightTimeline
from tests.benchmarks.results import Result, run

STEPS = 120
MOST_SECONDS = 2.0


def measure() -> list[Result]:
    """Computes them three times on 16 samples; the graph is traced anew each time."""
    from normviz.engine.networks import network_of
    from normviz.engine.probes.distributions import layer_distributions
    from normviz.engine.probes.loaded_network import load_network
    from normviz.engine.training.model_state import copied_weights

    spec = build_spec("batch-norm", dataset="digits")
    x = np.random.default_rng(0).uniform(0, 1, (16, 28, 28)).astype(np.float32)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weights = copied_weights(network_of(spec))
        with Store(folder) as store, store.create(spec) as writer:
            timeline = WeightTimeline(store.path(writer.run), STEPS - 1, 1)
            for step in range(STEPS):
                timeline.keep(step, weights)
            arrays = {f"model.{at}": weight for at, weight in enumerate(weights)}
            row = Epoch(1, STEPS - 1, 0.5, 0.5, 0.5, 0.9, 1.0, 1.0, 0.01)
            writer.save(Checkpoint(1, 0, STEPS - 1, row, arrays))
            writer.state("finished")
        loaded = load_network(writer.run, folder)
        layer = loaded.layer("batch_normalization_1")
        seconds = []
        for _ in range(3):
            began = time.perf_counter()
            found = layer_distributions(loaded, layer, ("uniform", x), folder)
            seconds.append(time.perf_counter() - began)
    return [
        Result(f"{len(found.steps)} steps, best of 3", min(seconds), "s", MOST_SECONDS),
        Result(f"{len(found.steps)} steps, first", seconds[0], "s"),
    ]


if __name__ == "__main__":
    run(__doc__, measure)
