"""Steps per second: the trainer, with events and a kept run, against bare ``model.fit``.

Both train the same network on the same data in one process, in turns, each with its validation;
the first round, in which graphs are built, is left out. Time is that of whole fits.

    python -m tests.benchmarks.train_speed [--data-dir D] [--rounds 5] [--recipe one-layer …]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from normviz.engine.keras_loading import load_keras

load_keras()

from normviz.engine.devices import computing_on  # noqa: E402
from normviz.engine.training import trainer  # noqa: E402
from normviz.engine.training.preprocessing import network_input  # noqa: E402
from normviz.engine.training.samples import load_samples  # noqa: E402
from normviz.recipes import find  # noqa: E402
from normviz.runs.control import TrainingControl  # noqa: E402
from normviz.runs.events import Epoch, Event  # noqa: E402
from normviz.runs.spec import RunSpec  # noqa: E402
from normviz.runs.spec_builder import build_spec  # noqa: E402
from normviz.runs.store import Store  # noqa: E402
from tests.benchmarks.results import Result, run  # noqa: E402


class Bare:
    """``model.fit`` on arrays as a script would call it, silent."""

    def __init__(self, spec: RunSpec, data_dir: Path | None) -> None:
        recipe = find(spec.recipe)
        samples = load_samples(spec, data_dir)
        self._spec, self._steps = spec, samples.steps(spec.batch_size)
        self._x, self._y = network_input(recipe, samples.x), samples.y
        assert samples.validation is not None
        self._validation = (network_input(recipe, samples.validation[0]), samples.validation[1])

    def steps_a_second(self) -> tuple[float, float]:
        """Of the training batches alone, and of the whole fit."""
        import keras

        spec = self._spec
        spans: list[float] = []

        class Timer(keras.callbacks.Callback):
            def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
                self.began = time.perf_counter()

            def on_test_begin(self, logs: Any = None) -> None:  # noqa: ARG002
                spans.append(time.perf_counter() - self.began)

        with computing_on(spec):
            model = trainer.compiled(spec, self._steps)
            began = time.perf_counter()
            model.fit(
                self._x, self._y, batch_size=spec.batch_size, epochs=spec.epochs,
                validation_data=self._validation, callbacks=[Timer()], verbose=0,
            )  # fmt: skip
            whole = time.perf_counter() - began
        later = spans[1:]  # the first epoch holds the making of the graph
        return self._steps * len(later) / sum(later), self._steps * spec.epochs / whole


class Ours:
    """The trainer with a store, as ``normviz train`` calls it."""

    def __init__(self, spec: RunSpec, data_dir: Path | None, folder: Path) -> None:
        self._spec, self._data_dir, self._folder = spec, data_dir, folder

    def steps_a_second(self) -> tuple[float, float]:
        """Of the training batches alone, and from the first batch to the last checkpoint."""
        epochs: list[Epoch] = []
        times: list[float] = []

        def emit(event: Event) -> None:
            times.append(time.perf_counter())
            if isinstance(event, Epoch):
                epochs.append(event)

        with Store(self._folder) as store:
            trainer.train(self._spec, emit, TrainingControl(), store, self._data_dir)
        later = epochs[1:]
        rate = 1000 / statistics.fmean(epoch.ms_per_step for epoch in later)
        return rate, epochs[-1].step / (times[-1] - times[0])


def results_of(recipe: str, epochs: int, rounds: int, data_dir: Path | None) -> list[Result]:
    """Medians over the rounds of one recipe."""
    spec = build_spec(recipe, settings={"epochs": epochs})
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = Bare(spec, data_dir), Ours(spec, data_dir, Path(folder))
        pairs = [(bare.steps_a_second(), ours.steps_a_second()) for _ in range(rounds + 1)][1:]
    found = []
    for at, word in enumerate(("batches", "whole fit")):
        theirs = statistics.median(pair[0][at] for pair in pairs)
        mine = statistics.median(pair[1][at] for pair in pairs)
        ratio = statistics.median(pair[1][at] / pair[0][at] for pair in pairs)
        found += [
            Result(f"{recipe}, {word}, bare fit", theirs, "steps/s"),
            Result(f"{recipe}, {word}, normviz", mine, "steps/s"),
            Result(f"{recipe}, {word}, normviz over bare fit", ratio, "", 0.97, at_least=True),
        ]
    return found


def measure(
    data_dir: Path | None = None,
    rounds: int = 5,
    epochs: int = 3,
    recipe: Sequence[str] = ("one-layer", "relu"),
) -> list[Result]:
    """One recipe after the other."""
    return [row for name in recipe for row in results_of(name, epochs, rounds, data_dir)]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--data-dir", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--recipe", nargs="+", default=["one-layer", "relu"])
    run(__doc__, measure, options)
