"""A training service without Keras that stores real runs in a real folder."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ports.batch_norm import Advance, CancelledError, StatisticsAccuracy
from normviz.ports.distributions import LayerDistributions
from normviz.ports.training import Emit, EvaluatedSamples, TellBytes
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Epoch,
    Event,
    Failed,
    Finished,
    Paused,
    Resumed,
    Started,
    Stopped,
)
from normviz.runs.fingerprint import OtherDataError
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.writer import RunWriter
from normviz.settings.store import SettingsStore
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController
from normviz.ui.train.view import TrainView

STEPS = 5


@dataclass(frozen=True)
class Row:
    layer: str = "dense"
    type: str = "Dense"
    output_shape: tuple[int | None, ...] = (10,)
    parameters: int = 7850
    trainable: int = 7850


@dataclass
class FakeService:
    """Trains nothing, but tells and keeps what a training would.

    Attributes:
        holds_after: The step behind which a training waits to be paused or stopped; None where it
            goes on by itself.
        gate: A training does not tell its first batch before this is set.
        downloaded: A download goes on until this is set or it is cancelled.
    """

    runs_dir: Path
    loads: int = 0
    refusal: str = ""
    failure: str = ""
    difference: str = ""
    holds_after: int | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    downloaded: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def load(self) -> tuple[str, ...]:
        self.loads += 1
        return ("cpu:0", "gpu:0")

    def train(self, spec: RunSpec, emit: Emit, control: TrainingControl) -> str:
        if self.refusal:
            raise UserError(self.refusal)
        with Store(self.runs_dir) as store, store.create(spec) as writer:
            self._fit(spec, writer, emit, control, 0)
            return writer.run

    def resume(
        self, run: str, emit: Emit, control: TrainingControl, *, other_data: bool = False
    ) -> str:
        if self.difference and not other_data:
            raise OtherDataError(run, self.difference)
        with Store(self.runs_dir) as store:
            spec = store.run(run).spec
            with store.resume(run) as writer:
                found = writer.checkpoint()
                self._fit(spec, writer, emit, control, found.epochs_done if found else 0)
        return run

    def summary(self, spec: RunSpec) -> Sequence[Row]:
        self.asked.append(f"summary {spec.recipe}")
        return [Row()]

    def evaluate(self, run: str, count: int) -> EvaluatedSamples:  # noqa: ARG002
        self.asked.append(f"evaluate {run}")
        images = np.full((3, 28, 28), 200, np.uint8)
        return EvaluatedSamples(
            images, np.array([4, 1, 2]), np.array([9, 1, 2]), np.array([0.6, 0.9, 1.0]), 50, 1
        )

    def predict(self, run: str, images: NDArray[Any]) -> NDArray[np.float64]:
        self.asked.append(f"predict {run}")
        return np.eye(10)[np.arange(len(images)) % 10]

    def statistics_accuracy(
        self, run: str, batch_size: int, advance: Advance, cancelled: Callable[[], bool]
    ) -> StatisticsAccuracy:
        self.asked.append(f"accuracy {run} {batch_size}")
        advance(1, 2)
        if cancelled():
            raise CancelledError
        return StatisticsAccuracy(run, 20, 300, batch_size, 0.9, 0.2, 0.91, 0.818, 2.0, 0.3)

    def recalibrate(self, run: str, advance: Advance) -> str:
        self.asked.append(f"recalibrate {run}")
        advance(1, 2)
        if self.refusal:
            raise UserError(self.refusal)
        with Store(self.runs_dir) as store:
            spec = replace(store.run(run).spec, name="recalibrated")
            with store.create(spec) as writer:
                writer.state("finished")
                return writer.run

    def distributions(
        self, run: str, layer: str, advance: Advance, cancelled: Callable[[], bool]
    ) -> LayerDistributions:
        self.asked.append(f"distributions {run} {layer}")
        advance(1, 2)
        if cancelled():
            raise CancelledError
        steps = (0, 10, 20, 40)
        bands = np.outer([1, 2, 3, 2], [-3, -2, -1, 0, 1, 2, 3]).astype(np.float32)
        lines = np.outer([0, 1, 2, 3], [0.5, 1, 1.5]).astype(np.float32)
        name = layer or "norm"
        found = LayerDistributions(
            run, name, ("conv", "norm"), "validation:16", steps, bands, bands
        )
        if name == "conv":
            return found
        return replace(
            found,
            beta=lines,
            moving_mean=lines,
            moving_variance=lines + 1,
            batch_mean=lines + 0.5,
            batch_variance=2 * lines + 1,
        )

    def export_keras(self, run: str, path: Path) -> None:  # noqa: ARG002
        path.write_bytes(b"model")

    def download(self, dataset: str, progress: TellBytes, cancelled: Callable[[], bool]) -> bool:
        self.asked.append(f"download {dataset}")
        blocks = count(1)
        while not cancelled():
            progress(next(blocks), None)
            if self.downloaded.wait(0.001):
                return True
        return False

    def _fit(
        self, spec: RunSpec, writer: RunWriter, emit: Emit, control: TrainingControl, done: int
    ) -> None:
        def tell(event: Event) -> None:
            _keep(writer, event)
            emit(event)

        first = done * STEPS
        tell(Started(writer.run, spec.epochs, done, STEPS, 32, 160, 7850, "cpu:0", "MNIST", first))
        for epoch in range(done, spec.epochs):
            for step in range(epoch * STEPS + 1, epoch * STEPS + STEPS + 1):
                self._hold(step, control)
                if control.pausing:
                    tell(Paused(step))
                    control.wait()
                    tell(Resumed(step))
                if control.stopping:
                    tell(Stopped(writer.run, step - 1))
                    return
                if self.failure and epoch == 1:
                    writer.state("failed", self.failure)
                    emit(Failed(writer.run, self.failure))
                    return
                assert self.gate.wait(10)
                loss = 1 / step
                tell(Batches(step, step / STEPS, (loss,), (1 - loss,), loss, 1 - loss, 2.0))
            self._end_epoch(writer, emit, epoch + 1)
        tell(Finished(writer.run))

    def _hold(self, step: int, control: TrainingControl) -> None:
        """Waits for what the test does to the training."""
        if self.holds_after is not None and step > self.holds_after:
            while not control.pausing and not control.stopping:
                time.sleep(0.001)

    def _end_epoch(self, writer: RunWriter, emit: Emit, number: int) -> None:
        row = make_epoch(number)
        writer.save(Checkpoint(number, 0, row.step, row, {"model.0": np.zeros(3)}))
        emit(row)


def make_epoch(number: int, **fields: Any) -> Epoch:
    values = {
        "epoch": number,
        "step": number * STEPS,
        "loss": 1 / number,
        "accuracy": 0.9,
        "val_loss": 0.5 / number,
        "val_accuracy": 0.8 + number / 100,
        "seconds": 0.5,
        "ms_per_step": 2.0,
        "learning_rate": 0.01,
    }
    return Epoch(**values | fields)


def _keep(writer: RunWriter, event: Event) -> None:
    match event:
        case Batches():
            writer.batch(event)
        case Started():
            writer.started(event.steps_per_epoch)
        case Paused():
            writer.state("paused")
        case Resumed():
            writer.state("running")
        case Stopped():
            writer.flush()
            writer.state("stopped")
        case Finished():
            writer.state("finished")


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def service(runs_dir: Path) -> FakeService:
    return FakeService(runs_dir)


@pytest.fixture
def make_run(service: FakeService) -> Callable[..., Run]:
    """Keeps a finished run of ``build_spec``'s arguments."""

    def make(recipe: str = "one-layer", epochs: int = 2, **fields: Any) -> Run:
        spec = build_spec(recipe, settings={"epochs": epochs}, **fields)
        run = service.train(spec, lambda _: None, TrainingControl())
        with Store(service.runs_dir) as store:
            return store.run(run)

    return make


@pytest.fixture
def make_view(
    qtbot: QtBot, service: FakeService, runs_dir: Path, tmp_path: Path, theme: ThemeController
) -> Iterator[Callable[[], TrainView]]:
    """The view in a shown window; closed at the end."""
    made: list[MainWindow] = []

    def make() -> TrainView:
        entry = ViewEntry(
            "train", "Train", "train", "Trains.", lambda: TrainView(service, runs_dir, tmp_path)
        )
        settings = SettingsStore(tmp_path / "settings.json")
        window = MainWindow([entry], theme, settings)
        qtbot.addWidget(window)
        made.append(window)
        view = window.show_view("train")
        window.resize(1280, 832)
        with qtbot.waitExposed(window):
            window.show()
        assert isinstance(view, TrainView)
        return view

    yield make
    for window in made:
        for view in window.findChildren(TrainView):
            view.session.stop()
            view.shut_down()


@pytest.fixture
def view(make_view: Callable[[], TrainView]) -> TrainView:
    return make_view()
