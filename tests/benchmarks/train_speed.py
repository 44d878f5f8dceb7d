"""Steps a second: the trainer, with events and a kept run, against bare ``model.fit``.

Both train the same network on the same data in one process, in turns, each with its validation;
the first round, in which graphs are built, is left out. Time is that of whole fits.

    python tests/benchmarks/train_speed.py [--data-dir D] [--rounds 5] [--recipe one-layer …]
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from normviz.engine.quiet import load_keras

load_keras()

from normviz.engine import trainer  # noqa: E402
from normviz.engine.devices import computing_on  # noqa: E402
from normviz.engine.prepared import network_input  # noqa: E402
from normviz.engine.samples import load_samples  # noqa: E402
from normviz.runs.catalog import find  # noqa: E402
from normviz.runs.choose import choose  # noqa: E402
from normviz.runs.control import Control  # noqa: E402
from normviz.runs.events import Epoch, Event  # noqa: E402
from normviz.runs.spec import RunSpec  # noqa: E402
from normviz.runs.store import Store  # noqa: E402


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
            trainer.train(self._spec, emit, Control(), store, self._data_dir)
        later = epochs[1:]
        rate = 1000 / statistics.fmean(epoch.ms_per_step for epoch in later)
        return rate, epochs[-1].step / (times[-1] - times[0])


def measure(recipe: str, epochs: int, rounds: int, data_dir: Path | None) -> dict[str, Any]:
    """Medians over the rounds of one recipe."""
    spec = choose(recipe, settings={"epochs": epochs})
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = Bare(spec, data_dir), Ours(spec, data_dir, Path(folder))
        pairs = [(bare.steps_a_second(), ours.steps_a_second()) for _ in range(rounds + 1)][1:]
    columns = [statistics.median(column) for column in zip(*(a + b for a, b in pairs), strict=True)]
    return {
        "recipe": recipe,
        "epochs": epochs,
        "rounds": rounds,
        "bare": columns[0],
        "normviz": columns[2],
        "ratio": statistics.median(b[0] / a[0] for a, b in pairs),
        "bare_whole": columns[1],
        "normviz_whole": columns[3],
        "ratio_whole": statistics.median(b[1] / a[1] for a, b in pairs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--recipe", nargs="+", default=["one-layer", "relu"])
    words = parser.parse_args()
    rows = [measure(name, words.epochs, words.rounds, words.data_dir) for name in words.recipe]
    names = ("bare", "normviz", "ratio", "bare_whole", "normviz_whole", "ratio_whole")
    print("steps a second".ljust(16), *(name.rjust(14) for name in names))
    for row in rows:
        print(row["recipe"].ljust(16), *(f"{row[name]:14.3f}" for name in names))
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
