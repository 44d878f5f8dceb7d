"""How long a new step of a run takes to the screen, for activations of (16, 12, 28, 28).

    python -m tests.benchmarks.step_speed [--steps 60]

A run of the recipe ``batch-norm`` is trained for a moment; then the step slider goes to one kept
step after the other. Measured are milliseconds on the clock from the choice of a step until the
figure is painted, and the processor time of the process meanwhile, which says more while the
machine does other things too. The inspector's numbers follow the figure; they are told beside it.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from normviz.engine.keras_loading import load_keras

load_keras()

from PySide6.QtCore import QEventLoop  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from normviz.app.composition import make_application  # noqa: E402
from normviz.app.cube_service import FileCubeService  # noqa: E402
from normviz.engine.training import trainer  # noqa: E402
from normviz.figure.activation_choice import ActivationChoice  # noqa: E402
from normviz.runs.control import TrainingControl  # noqa: E402
from normviz.runs.spec_builder import build_spec  # noqa: E402
from normviz.runs.store import Store  # noqa: E402
from normviz.ui.cube.view import CubeView  # noqa: E402
from normviz.ui.style.palette import LIGHT  # noqa: E402
from tests.benchmarks.results import Result, run  # noqa: E402

LIMIT_MS = 100
SHAPE = (16, 12, 28, 28)
Times = list[tuple[float, float, float]]
"""Milliseconds to the figure on the clock, of the processor, and to all numbers on the clock."""


def trained(folder: Path) -> str:
    """The id of a run with some dozen kept steps."""
    settings = {"epochs": 2, "train_size": 640, "validation_size": 40, "batch_size": 16}
    spec = build_spec("batch-norm", dataset="digits", settings=settings)
    with Store(folder) as store:
        return trainer.train(spec, lambda _: None, TrainingControl(), store)


def step_times(view: CubeView, count: int) -> Times:
    """Goes from step to step, as the slider does."""
    bar, times = view.activation_bar.steps, []
    for number in range(count + 10):
        steps = bar.steps
        wanted = steps[(7 * number) % (len(steps) - 1)]
        clock, processor = time.perf_counter(), time.process_time()
        bar.step_changed.emit(wanted)
        while view.model.state.activations.step != wanted:
            wait()
        view.canvas.repaint()
        found = (time.perf_counter() - clock, time.process_time() - processor)
        settle(view)
        times.append((*(1e3 * each for each in found), 1e3 * (time.perf_counter() - clock)))
    return times[10:]


def settle(view: CubeView) -> None:
    """Lets everything that follows a change be painted."""
    QApplication.processEvents()
    while not view.is_settled():
        wait()


def wait() -> None:
    """Sleeps until something happens, as the window's event loop does."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def measure(steps: int = 60) -> list[Result]:
    """Median and 95th percentile."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        name = trained(Path(folder))
        view = CubeView(FileCubeService(Path(folder)))
        view.set_theme(LIGHT)
        view.resize(1600, 900)
        view.show()
        settle(view)
        choice = ActivationChoice(name, "batch_normalization")
        view.model.change("begin", source="activations", activations=choice, color="x")
        while view.model.state.shape != SHAPE:
            wait()
        settle(view)
        times = step_times(view, steps)
        view.shut_down()
        view.close()
    del application
    figure, processor, numbers = (sorted(column) for column in zip(*times, strict=True))
    return [
        Result("a new step to the figure, p50", statistics.median(figure), "ms"),
        Result("a new step to the figure, p95", quantile(figure), "ms", LIMIT_MS),
        Result("processor time of it, p95", quantile(processor), "ms"),
        Result("a new step to all numbers, p95", quantile(numbers), "ms"),
    ]


def quantile(values: list[float]) -> float:
    """The 95th percentile of sorted values."""
    return values[int(0.95 * (len(values) - 1))]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=60, help="steps to go to (%(default)s)")
    return parser


if __name__ == "__main__":
    run(__doc__, measure, _options())
