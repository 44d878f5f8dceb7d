"""Training steps per second in the window against bare ``model.fit``, and delays of the window.

Both train the same network on the same data in one process, in turns; the first round, in which
TensorFlow is loaded, is left out. A step's time is that of whole epochs of batches, without the
first epoch, in which graphs are built, and without validation.

    python -m tests.benchmarks.window_speed [--rounds 3] [--recipe one-layer …]

Target: at least 0.97 of bare fit.
"""

import argparse
import statistics
import threading
from collections.abc import Sequence
from pathlib import Path

from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, run
from tests.benchmarks.window import opened, wait

RECIPES = ("one-layer", "relu", "tutorial-norms")


def steps_a_second(view: TrainView, spec: RunSpec) -> float:
    """Trains ``spec`` in the window to the end."""
    speeds: list[float] = []
    session = view.session
    done = session.epoch_done.connect(lambda epoch: speeds.append(1000 / epoch.ms_per_step))
    session.start(spec)
    wait(lambda: not session.active, seconds=600)
    session.disconnect(done)
    return 1 / statistics.fmean(1 / speed for speed in speeds[1:])


def bare(spec: RunSpec, data_dir: Path | None) -> float:
    """Bare fit, in a thread of its own: Keras stays out of the window's."""
    found: list[float] = []

    def work() -> None:
        from tests.benchmarks.train_speed import Bare

        found.append(Bare(spec, data_dir).steps_a_second()[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found[0]


def measure(
    data_dir: Path | None = None,
    rounds: int = 3,
    epochs: int = 4,
    recipe: Sequence[str] = RECIPES,
) -> list[Result]:
    """Medians of each recipe."""
    found = []
    with opened("train") as window:
        view = window.show_view("train")
        assert isinstance(view, TrainView)
        for name in recipe:
            spec = build_spec(name, preset="quick", settings={"epochs": epochs})
            turns = range(rounds + 1)
            pairs = [(steps_a_second(view, spec), bare(spec, data_dir)) for _ in turns][1:]
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
            found += [
                Result(f"{name}, bare fit", theirs, "steps/s"),
                Result(f"{name}, in the window", ours, "steps/s"),
                Result(f"{name}, window over bare fit", ratio, "", 0.97, at_least=True),
            ]
    return found


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--data-dir", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--recipe", nargs="+", default=list(RECIPES))
    run(__doc__, measure, options)
