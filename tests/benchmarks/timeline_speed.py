"""Speed of a training with the weight timeline against one without.

Both train the same kept run in one process, in turns, the first of each round changing; the first
round, in which libraries warm up, is left out. Compared are the lower quartiles of all epochs,
validation and checkpoint included: the time on the clock, which says little while the machine does
other things too, and the processor time of the whole process, that of the writing thread included.

    python -m tests.benchmarks.timeline_speed [--data-dir D] [--rounds 5] [--epochs 10]
        [--recipe one-layer relu]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from normviz.engine.keras_loading import load_keras

load_keras()

from normviz.engine.training import trainer  # noqa: E402
from normviz.runs.control import TrainingControl  # noqa: E402
from normviz.runs.events import Epoch, Event  # noqa: E402
from normviz.runs.spec import RunSpec  # noqa: E402
from normviz.runs.spec_builder import build_spec  # noqa: E402
from normviz.runs.store import Store  # noqa: E402
from normviz.runs.weight_timeline import kept_steps  # noqa: E402
from tests.benchmarks.results import Result, run  # noqa: E402

LIMIT = 0.97

Epochs = list[tuple[float, float]]
"""Seconds of each epoch, on the clock and of the processor."""


@contextmanager
def without_timeline() -> Iterator[None]:
    """Trainings keep no timeline meanwhile."""
    with patch.object(trainer, "_timeline", lambda *_: nullcontext()):
        yield


def epoch_seconds(spec: RunSpec, folder: Path, data_dir: Path | None) -> tuple[Epochs, int]:
    """Trains a run; returns the seconds of its epochs but the first, and how many entries it kept.

    The first epoch holds the making of the graph.
    """
    ends: Epochs = []

    def emit(event: Event) -> None:
        if isinstance(event, Epoch):
            ends.append((time.perf_counter(), time.process_time()))

    with Store(folder) as store:
        trained = trainer.train(spec, emit, TrainingControl(), store, data_dir)
        kept = len(kept_steps(store.path(trained)))
    return [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ends)], kept


def results_of(recipe: str, epochs: int, rounds: int, data_dir: Path | None) -> list[Result]:
    """Lower quartiles over all epochs of one recipe."""
    spec = build_spec(recipe, settings={"epochs": epochs})
    seconds: dict[str, Epochs] = {"with": [], "without": []}
    entries = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for kind in ("with", "without") if number % 2 else ("without", "with"):
                with without_timeline() if kind == "without" else nullcontext():
                    found, kept = epoch_seconds(spec, Path(folder), data_dir)
                entries = max(entries, kept)
                if number:
                    seconds[kind] += found
    name = f"{recipe}, {epochs} epochs"
    results = [Result(f"{name}, entries kept", entries, "", 120)]
    for at, clock in enumerate(("time", "processor time")):
        usual = {
            kind: statistics.quantiles([epoch[at] for epoch in found], n=4)[0]
            for kind, found in seconds.items()
        }
        ratio = usual["without"] / usual["with"]
        results += [
            Result(f"{name}, {clock} of an epoch with it", 1000 * usual["with"], "ms"),
            Result(f"{name}, speed by {clock}", ratio, "", LIMIT, at_least=True),
        ]
    return results


def measure(
    data_dir: Path | None = None,
    rounds: int = 5,
    epochs: int = 10,
    recipe: Sequence[str] = ("one-layer", "relu"),
) -> list[Result]:
    """One recipe after the other."""
    return [row for name in recipe for row in results_of(name, epochs, rounds, data_dir)]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--data-dir", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--epochs", type=int, default=10)
    options.add_argument("--recipe", nargs="+", default=["one-layer", "relu"])
    run(__doc__, measure, options)
