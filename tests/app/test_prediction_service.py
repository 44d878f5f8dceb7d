"""Predictions of shipped models and of runs through the service of the Draw view."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz import drawing
from normviz.app.prediction_service import KerasPredictionService, occlusion
from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.shipped_models import list_shipped
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.writer import CHECKPOINT, RunWriter

ROW = Epoch(1, 5, 0.5, 0.5, 0.5, 0.9, 1.0, 1.0, 0.01)


@pytest.fixture(scope="module")
def predictor() -> KerasPredictionService:
    return KerasPredictionService()


@pytest.fixture(scope="module")
def seven() -> np.ndarray:
    return drawing.from_strokes(drawing.read_sample_strokes("foot")[7].strokes)


def test_all_models_that_ship_can_be_asked(
    predictor: KerasPredictionService, seven: np.ndarray
) -> None:
    models = predictor.models()
    ships = [model.name for model in models if model.is_built_in]
    assert ships == [model.name for model in list_shipped()]
    assert [model.name for model in models if model.is_folded] == ["batch:folded"]
    assert sum(model.is_default for model in models) == 1
    for model in models:
        said = predictor.predict(model.name, np.stack([seven, seven]))
        assert said.shape == (2, 10)
        assert said.sum(1) == pytest.approx([1, 1], abs=1e-4)
        assert int(said[0].argmax()) == 7


def test_batch_mates_change_what_batch_norm_says_in_training_alone(
    predictor: KerasPredictionService, seven: np.ndarray
) -> None:
    mates = np.zeros((7, 28, 28), np.float32)
    others = np.stack(
        [drawing.from_strokes(each.strokes) for each in drawing.read_sample_strokes("round")]
    )
    for model in predictor.models():
        first = predictor.predict_in_training(model.name, seven, mates)
        second = predictor.predict_in_training(model.name, seven, others)
        assert first.shape == (10,)
        differs = float(np.abs(first - second).max())
        assert (differs > 1e-3) == (model.norm == "batch"), model.name


@pytest.mark.parametrize("method", ["gradient", "occlusion"])
def test_pixels_of_the_ink_matter(
    predictor: KerasPredictionService, seven: np.ndarray, method: str
) -> None:
    name = predictor.models()[0].name
    weights = predictor.saliency(name, seven, 7, method)
    assert weights.shape == (28, 28)
    assert np.isfinite(weights).all()
    assert np.abs(weights).max() > 0


def test_occlusion_finds_the_ink_that_decides() -> None:
    image = np.zeros((28, 28), np.float32)
    image[4:8, 4:8] = 1
    image[20:24, 20:24] = 1

    def predict(images: np.ndarray) -> np.ndarray:
        """Sure of a 3 as long as there is ink in the corner at the top."""
        share = images[:, 4:8, 4:8].mean((1, 2)) * 0.8 + 0.1
        said = np.repeat((1 - share[:, None]) / 9, 10, 1)
        said[:, 3] = share
        return said.astype(np.float32)

    weights = occlusion(predict, image, 3)
    assert np.unravel_index(weights.argmax(), weights.shape) in {
        (row, column) for row in range(4, 8) for column in range(4, 8)
    }
    assert weights[5, 5] > 0.5
    assert np.abs(weights[15:, 15:]).max() < 1e-5


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def keep(runs_dir: Path) -> Callable[..., str]:
    """Keeps a finished run whose network always reads one digit; returns its id."""

    def make(recipe: str = "one-layer", reads: int = 3, epochs: int = 1, **fields: Any) -> str:
        with Store(runs_dir) as store, store.create(build_spec(recipe, **fields)) as writer:
            if epochs:
                save(writer, reads)
            writer.state("finished")
            return writer.run

    return make


def save(writer: RunWriter, reads: int) -> None:
    """Writes an epoch and weights of ten neurons, one of which always wins."""
    bias = np.zeros(10, np.float32)
    bias[reads] = 9
    weights = {"model.0": np.zeros((784, 10), np.float32), "model.1": bias}
    writer.save(Checkpoint(1, 0, 5, ROW, weights))


def test_runs_that_read_digits_answer_the_newest_first(
    predictor: KerasPredictionService, runs_dir: Path, keep: Callable[..., str], seven: np.ndarray
) -> None:
    old, new = keep(reads=4), keep(reads=5, dataset="digits", name="Called so")
    keep(epochs=0)  # no weights yet
    keep(dataset="fashion-mnist")
    keep("bn-mlp")
    asked = KerasPredictionService(runs_dir)
    runs = asked.runs()
    assert [run.name for run in runs] == [new, old]
    assert [run.title for run in runs] == ["Called so", old]
    assert all(run.run and run.version and not run.is_default for run in runs)
    assert [int(asked.predict(run.name, seven[None])[0].argmax()) for run in runs] == [5, 4]
    assert asked.predict(old, np.stack([seven] * 600)).shape == (600, 10)
    assert int(predictor.predict("batch", seven[None])[0].argmax()) == 7


def test_a_run_that_was_trained_on_answers_with_its_new_weights(
    runs_dir: Path, keep: Callable[..., str], seven: np.ndarray
) -> None:
    name = keep(reads=4)
    asked = KerasPredictionService(runs_dir)
    (before,) = asked.runs()
    assert int(asked.predict(name, seven[None])[0].argmax()) == 4
    with Store(runs_dir) as store, store.resume(name, 5) as writer:
        save(writer, 6)
    assert int(asked.predict(name, seven[None])[0].argmax()) == 4  # nobody has looked yet
    (after,) = asked.runs()
    assert after.version != before.version
    assert int(asked.predict(name, seven[None])[0].argmax()) == 6


def test_a_damaged_run_is_one_sentence_and_the_others_answer(
    runs_dir: Path, keep: Callable[..., str], seven: np.ndarray
) -> None:
    good, bad, gone = keep(reads=4), keep(), keep()
    asked = KerasPredictionService(runs_dir)
    assert len(asked.runs()) == 3
    (runs_dir / bad / CHECKPOINT).write_bytes(b"cut")
    (runs_dir / gone / CHECKPOINT).unlink()
    for name in (bad, gone):
        with pytest.raises(UserError, match=name):
            asked.predict(name, seven[None])
    assert int(asked.predict(good, seven[None])[0].argmax()) == 4
    assert gone not in [run.name for run in asked.runs()]


def test_a_folder_that_is_none_has_no_runs_and_is_not_made(runs_dir: Path) -> None:
    assert KerasPredictionService(runs_dir).runs() == []
    assert not runs_dir.exists()


def test_a_model_that_is_released_answers_again(
    predictor: KerasPredictionService, seven: np.ndarray
) -> None:
    before = predictor.predict("group", seven[None])
    predictor.release({"group", "never loaded"})
    assert "group" not in predictor._loaded
    np.testing.assert_array_equal(predictor.predict("group", seven[None]), before)


def test_a_folded_run_answers_beside_the_original_also_after_more_training(
    runs_dir: Path, seven: np.ndarray
) -> None:
    spec = build_spec("tutorial-norms", norm="batch", dataset="digits")
    shapes = ((3, 3, 1, 10), (10,), (10,), (10,), (10,), (10,))
    random = np.random.default_rng(0)

    def weights() -> dict[str, np.ndarray]:
        from normviz.engine.networks import network_of  # Keras; the service has loaded it faster

        model = network_of(spec)
        made = [random.uniform(0.1, 0.9, each.shape) for each in model.weights]
        assert [each.shape for each in made[:6]] == list(shapes)
        return {f"model.{at}": each.astype(np.float32) - 0.05 for at, each in enumerate(made)}

    with Store(runs_dir) as store, store.create(spec) as writer:
        writer.save(Checkpoint(1, 0, 5, ROW, weights()))
        writer.state("finished")
    asked = KerasPredictionService(runs_dir)
    for step in (5, 6):
        whole, folded = asked.runs()
        first, second = (asked.predict(each.name, seven[None]) for each in (whole, folded))
        np.testing.assert_allclose(first, second, atol=1e-4)
        with Store(runs_dir) as store, store.resume(whole.name, 5) as writer:
            writer.save(Checkpoint(1, 0, step + 1, replace(ROW, step=step + 1), weights()))


def test_folded_networks_answer_as_their_originals(predictor: KerasPredictionService) -> None:
    found = predictor.fold_check("batch:folded")
    assert found.network == "batch"
    assert found.samples >= 360
    assert found.largest <= 1e-4
