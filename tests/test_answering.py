"""What the Draw view is told by the models that ship."""

import numpy as np
import pytest

from normviz import digits
from normviz.answering import KerasPredictor, occlusion
from normviz.runs.shipped import shipped


@pytest.fixture(scope="module")
def predictor() -> KerasPredictor:
    return KerasPredictor()


@pytest.fixture(scope="module")
def seven() -> np.ndarray:
    return digits.from_strokes(digits.handdrawn("foot")[7].strokes)


def test_all_models_that_ship_can_be_asked(predictor: KerasPredictor, seven: np.ndarray) -> None:
    models = predictor.models()
    assert [model.name for model in models] == [model.name for model in shipped()]
    assert sum(model.is_default for model in models) == 1
    for model in models:
        said = predictor.predict(model.name, np.stack([seven, seven]))
        assert said.shape == (2, 10)
        assert said.sum(1) == pytest.approx([1, 1], abs=1e-4)
        assert int(said[0].argmax()) == 7


def test_batch_mates_change_what_batch_norm_says_in_training_alone(
    predictor: KerasPredictor, seven: np.ndarray
) -> None:
    mates = np.zeros((7, 28, 28), np.float32)
    others = np.stack([digits.from_strokes(each.strokes) for each in digits.handdrawn("round")])
    for model in predictor.models():
        first = predictor.predict_in_training(model.name, seven, mates)
        second = predictor.predict_in_training(model.name, seven, others)
        assert first.shape == (10,)
        differs = float(np.abs(first - second).max())
        assert (differs > 1e-3) == (model.norm == "batch"), model.name


@pytest.mark.parametrize("method", ["gradient", "occlusion"])
def test_pixels_of_the_ink_matter(
    predictor: KerasPredictor, seven: np.ndarray, method: str
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
