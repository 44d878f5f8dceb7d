"""What an update of the training plots costs, and whether they keep memory.

    python -m tests.benchmarks.plots [--updates 10000] [--json FILE]

Twelve runs of 10,000 points each.

Targets: 8 ms per update (setting the data and painting), 50 MB after 10,000 updates.
"""

import argparse
import gc
import os
import time

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import LIGHT
from tests.benchmarks.results import Result, resident, run

RUNS, POINTS, STEPS_PER_EPOCH = 12, 10_000, 1_000


def series(seed: int, points: int) -> LearningCurves:
    """A run like a real one: a falling loss with noise."""
    dice = np.random.default_rng(seed)
    loss = 2.3 * np.exp(-np.arange(points) / 700) + 0.1 * dice.random(points) + 0.01 * seed
    return LearningCurves(STEPS_PER_EPOCH, np.stack([loss, 1 - loss / 3], 1).astype(np.float32))


def batch(step: int) -> Batches:
    """Three batches, as one update of the window brings them."""
    values = tuple(0.2 + 0.1 * np.random.default_rng(step).random(3))
    return Batches(step, step / STEPS_PER_EPOCH, values, (0.9, 0.95, 0.9), 0.2, 0.9, 2.0)


def update(
    application: QApplication, plots: Plots, live: list[LearningCurves], step: int
) -> tuple[float, float]:
    """Milliseconds of one update, from the event to the painted picture: passed and computed.

    On a machine that does other things too, the computed ones say what the update costs.
    """
    began = time.perf_counter(), time.thread_time()
    for each in live:
        each.extend([batch(step)])
    plots.update_items()
    application.processEvents()
    return 1000 * (time.perf_counter() - began[0]), 1000 * (time.thread_time() - began[1])


def spread(name: str, times: list[tuple[float, float]]) -> list[Result]:
    """Medians and tails; the computed median has the limit."""
    found = []
    for word, values, limit in zip(
        ("passed", "computed"), zip(*times, strict=True), (None, 8), strict=True
    ):
        median, tail = np.percentile(values, (50, 99))
        found.append(Result(f"update, {name}, {word}, median", median, "ms", limit))
        found.append(Result(f"update, {name}, {word}, p99", tail, "ms"))
    return found


def measure(updates: int = 10_000) -> list[Result]:
    """The time of updates, and the memory that many of them keep."""
    application = QApplication([])
    plots = Plots(LIGHT)
    plots.resize(1200, 400)
    all_ = [series(seed, POINTS) for seed in range(RUNS)]
    items = [LegendItem(str(at), f"run {at}", at, (each,)) for at, each in enumerate(all_)]
    plots.show_items(items, POINTS / STEPS_PER_EPOCH)
    plots.show()
    application.processEvents()
    found = spread(
        "one of 12 runs", [update(application, plots, all_[:1], at) for at in range(200)]
    )
    found += spread("12 of 12 runs", [update(application, plots, all_, at) for at in range(50)])
    plots.set_smoothing(50)
    found += spread("smoothed", [update(application, plots, all_[:1], at) for at in range(200)])
    plots.set_smoothing(1)
    gc.collect()
    before = resident()
    for at in range(updates):
        update(application, plots, all_[:1], at)
    gc.collect()
    points = 8e-6 * 3 * updates
    grown = Result(f"memory grown by {updates:,} updates", resident() - before, "MB", 50)
    return [*found, grown, Result("of it new points", points, "MB")]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--updates", type=int, default=10_000)
    run(__doc__, measure, options)
