"""What it costs a training that the Cube view follows it.

    python -m tests.benchmarks.following [--data-dir D] [--epochs 80] [--recipe batch-norm]
        [--train-size 4000]

One training runs in the window. Every second epoch the Cube view shows the newest activations of
its first norm layer, in the others it shows noise. Compared are the lower quartiles of the epochs'
times on the clock: other programs only lengthen them. The first epochs, in which TensorFlow makes
its graphs, are left out. Told beside it are the processor time that following takes, the steps that
were shown, and the memory that the process has more after the first of them.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from normviz.app.training_service import KerasTrainingService
from normviz.figure.activation_choice import ActivationChoice
from normviz.runs.events import Epoch, Event, Started
from normviz.runs.spec_builder import build_spec
from normviz.ui.cube.view import CubeView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, resident, run
from tests.benchmarks.window import opened, wait

SPEED = 0.95
MEMORY_MB = 100
WARM_UP = 6
"""Epochs that are left out."""
LAYER = "batch_normalization"
PATIENCE_S = 600

Ends = list[tuple[float, float]]
"""When each epoch ended, on the clock and by the processor time of the process."""


@dataclass
class Watched:
    """What is noted of a training.

    Attributes:
        run: Its id; empty before it has begun.
        ends: Of its epochs.
    """

    run: str = ""
    ends: Ends = field(default_factory=list)

    def note(self, event: Event) -> None:
        """Takes an event of the training; called in its thread."""
        if isinstance(event, Started):
            self.run = event.run
        elif isinstance(event, Epoch):
            self.ends.append((time.perf_counter(), time.process_time()))


@contextmanager
def watched() -> Iterator[Watched]:
    """Notes what the next training tells."""
    found = Watched()
    train = KerasTrainingService.train

    def noting(service: KerasTrainingService, spec: Any, emit: Any, control: Any) -> str:
        def tell(event: Event) -> None:
            found.note(event)
            emit(event)

        return train(service, spec, tell, control)

    with patch.object(KerasTrainingService, "train", noting):
        yield found


class Watcher:
    """Lets the Cube view follow every second epoch.

    Attributes:
        grown: MB that the process has more after the first activations.
        steps: The steps that were shown.
    """

    def __init__(self, window: MainWindow, name: str) -> None:
        """The Cube view of a window, for the run of an id."""
        view = window.show_view("cube")
        assert isinstance(view, CubeView)
        self._view = view
        self._choice = ActivationChoice(name, LAYER)
        self.steps: set[int] = set()
        self.grown = 0.0

    def follow(self, follow: bool) -> None:
        """Shows the newest activations, or noise."""
        source = "activations" if follow else "noise"
        self._view.model.change("follow", source=source, activations=self._choice)

    def warm_up(self) -> None:
        """Shows the first activations, and measures the memory that they take."""
        before = resident()
        self.follow(True)
        wait(lambda: self._view.model.state.source == "activations", PATIENCE_S)
        wait(self._view.is_settled, PATIENCE_S)
        self.grown = resident() - before

    def notes_until(self, ends: Ends, count: int) -> bool:
        """Notes the step that is shown; returns whether so many epochs have ended."""
        found = self._view.client.found
        if found is not None and found.step is not None:
            self.steps.add(found.step)
        return len(ends) >= count


def measure(
    data_dir: Path | None = None,
    epochs: int = 80,
    recipe: str = "batch-norm",
    train_size: int = 4000,
) -> list[Result]:
    """Trains once."""
    settings = {"epochs": epochs, "train_size": train_size, "validation_size": 500}
    spec = build_spec(recipe, settings=settings)
    with watched() as training, opened("train", data_dir) as window:
        ends = training.ends
        view = window.show_view("train")
        assert isinstance(view, TrainView)
        view.session.start(spec)
        wait(lambda: len(ends) >= WARM_UP // 2, PATIENCE_S)
        watcher = Watcher(window, training.run)
        watcher.warm_up()
        first = max(WARM_UP, len(ends) + 1)
        followed = []
        for number in range(first, epochs):
            wait(partial(watcher.notes_until, ends, number), PATIENCE_S)
            watcher.follow(number % 2 == 0)
            followed.append(number % 2 == 0)
        wait(lambda: not view.session.active, PATIENCE_S)
    return results_of(ends[first - 1 :], followed, watcher)


def results_of(ends: Ends, followed: list[bool], watcher: Watcher) -> list[Result]:
    """The figures of the epochs between ``ends``, each followed or not."""
    times: dict[tuple[bool, int], float] = {}
    pairs = list(zip(pairwise(ends), followed, strict=False))
    for follow in (True, False):
        for clock in (0, 1):
            spent = [b[clock] - a[clock] for (a, b), each in pairs if each == follow]
            times[follow, clock] = statistics.quantiles(spent, n=4)[0]
    extra = times[True, 1] - times[False, 1]
    return [
        Result("epochs compared", len(pairs)),
        Result("time of an epoch that is followed", 1e3 * times[True, 0], "ms"),
        Result(
            "speed of a training that is followed",
            times[False, 0] / times[True, 0],
            "",
            SPEED,
            at_least=True,
        ),
        Result("processor time of following, share of the epoch", extra / times[True, 0]),
        Result("steps shown", len(watcher.steps)),
        Result("memory grown by following", watcher.grown, "MB", MEMORY_MB),
    ]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--data-dir", type=Path)
    options.add_argument("--epochs", type=int, default=80)
    options.add_argument("--recipe", default="batch-norm")
    options.add_argument("--train-size", type=int, default=4000)
    run(__doc__, measure, options)
