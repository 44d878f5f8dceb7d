"""The training service of the Train view, on the bundled digits."""

from pathlib import Path

import numpy as np
import pytest

from normviz.app.training_service import KerasTrainingService
from normviz.errors import UserError
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Finished, Stopped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS


def spec_of(recipe: str = "one-layer", **settings: object) -> RunSpec:
    return build_spec(recipe, dataset="digits", settings={"epochs": 1, **settings})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> KerasTrainingService:
    service = KerasTrainingService(tmp_path_factory.mktemp("runs"))
    assert "cpu:0" in service.load()
    return service


@pytest.fixture(scope="module")
def run(service: KerasTrainingService) -> str:
    events: list[Event] = []
    run = service.train(spec_of(), events.append, TrainingControl())
    assert events[-1] == Finished(run)
    return run


def test_a_summary_sums_up_to_the_recipes_parameters(service: KerasTrainingService) -> None:
    assert sum(row.parameters for row in service.summary(spec_of())) == 7850


def test_errors_come_first(service: KerasTrainingService, run: str) -> None:
    judged = service.evaluate(run, 40)
    right = judged.labels == judged.predictions
    assert judged.total == 360
    assert judged.images.shape == (40, 28, 28)
    assert (np.diff(right.astype(int)) >= 0).all()
    assert 0 < (~right).sum() == min(40, judged.errors)
    assert ((judged.confidences > 0) & (judged.confidences <= 1)).all()


def test_probabilities_sum_up_to_one(service: KerasTrainingService, run: str) -> None:
    said = service.predict(run, np.zeros((3, 28, 28), np.uint8))
    assert said.shape == (3, 10)
    assert said.sum(1) == pytest.approx([1, 1, 1], abs=1e-5)
    with pytest.raises(UserError, match="does not take digits"):
        service.predict(run, np.zeros((1, 32, 32), np.uint8))


def test_a_binary_network_is_judged(service: KerasTrainingService) -> None:
    spec = build_spec("bn-mlp", preset="quick", settings={"epochs": 1})
    judged = service.evaluate(service.train(spec, lambda _: None, TrainingControl()), 10)
    assert judged.images.size == 0
    assert set(judged.labels) | set(judged.predictions) <= {0, 1}


@pytest.mark.filterwarnings("ignore:__array__ implementation")  # Keras saves with old NumPy ways
def test_a_run_is_exported(service: KerasTrainingService, run: str, tmp_path: Path) -> None:
    service.export_keras(run, tmp_path / "m.keras")
    assert (tmp_path / "m.keras").stat().st_size > 7850


def test_a_stopped_run_goes_on(service: KerasTrainingService) -> None:
    control = TrainingControl()
    control.stop()
    events: list[Event] = []
    run = service.train(spec_of(), events.append, control)
    assert isinstance(events[-1], Stopped)
    assert service.resume(run, events.append, TrainingControl()) == run
    assert events[-1] == Finished(run)


def test_a_preset_without_validation_is_told(service: KerasTrainingService) -> None:
    spec = build_spec(
        "tutorial-norms", preset="faithful", dataset="digits", settings={"train_size": 32}
    )
    run = service.train(spec, lambda _: None, TrainingControl())
    with pytest.raises(UserError, match="validates on nothing"):
        service.evaluate(run, 10)


def test_batch_norm_of_a_run_is_measured_followed_and_recalibrated(tmp_path: Path) -> None:
    service = KerasTrainingService(tmp_path / "runs")
    settings = {"epochs": 1, "train_size": 128, "validation_size": 40, "batch_size": 32}
    spec = build_spec("tutorial-norms", norm="batch", dataset="digits", settings=settings)
    run = service.train(spec, lambda _: None, TrainingControl())
    told: list[tuple[int, int]] = []

    def advance(done: int, count: int) -> None:
        told.append((done, count))

    first = service.statistics_accuracy(run, 8, advance, lambda: False)
    assert (first.step, first.samples, first.batch_size) == (4, 40, 8)
    assert told[-1][0] == told[-1][1]
    told.clear()
    second = service.statistics_accuracy(run, 1, advance, lambda: False)
    assert not told  # the training set is not read again
    assert (second.batch_size, second.recalibrated) == (1, first.recalibrated)
    found = service.distributions(run, "", advance, lambda: False)
    assert (found.layer, found.steps) == ("batch_normalization", (0, 1, 2, 3, 4))
    assert service.distributions(run, "gone", advance, lambda: False).layer == found.layer
    assert service.distributions(run, "dense", advance, lambda: False).gamma is None
    made = service.recalibrate(run, advance)
    again = service.statistics_accuracy(made, 8, advance, lambda: False)
    assert again.moving == again.recalibrated == first.recalibrated
