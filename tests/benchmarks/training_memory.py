"""Whether 100 short trainings in the window keep memory.

    python -m tests.benchmarks.training_memory [--trainings 100] [--json FILE]

Networks, norms and optimizers take turns. The first ten trainings, in which TensorFlow fills its
caches, are left out. Memory is what the process has resident.
"""

import argparse
import gc
from collections.abc import Iterator
from itertools import cycle, islice

from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, resident, run
from tests.benchmarks.window import opened, wait

WARM_UP = 10
RECIPES = (("one-layer", None), ("tutorial-norms", "group"), ("relu", None), ("pen", "batch"))


def specs(count: int) -> Iterator[RunSpec]:
    """Short trainings of different networks."""
    settings = {"epochs": 1, "train_size": 256, "validation_size": 64}
    for recipe, norm in islice(cycle(RECIPES), count):
        yield build_spec(recipe, norm=norm, dataset="digits", settings=settings)


def train(view: TrainView, spec: RunSpec) -> float:
    """Trains in the window and returns the resident MB after it."""
    view.session.start(spec)
    wait(lambda: not view.session.active)
    gc.collect()
    return resident()


def measure(trainings: int = 100) -> list[Result]:
    """Trains, and prints every tenth time how much is resident."""
    found = []
    with opened("train") as window:
        view = window.show_view("train")
        assert isinstance(view, TrainView)
        for number, spec in enumerate(specs(WARM_UP + trainings), 1):
            found.append(train(view, spec))
            if number % 10 == 0:
                print(f"{number} trainings: {found[-1]:.0f} MB", flush=True)
    grown = found[-1] - found[WARM_UP - 1]
    return [
        Result(f"memory grown by {trainings} trainings", grown, "MB", limit=100),
        Result("resident after the last one", found[-1], "MB"),
    ]


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--trainings", type=int, default=100)
    run(__doc__, measure, options)
