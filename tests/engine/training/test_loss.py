import keras
import numpy as np
import pytest

from normviz.engine.training.loss import build_loss
from normviz.recipes import RECIPES

LABELS = np.eye(10, dtype=np.float32)[[3]]


@pytest.mark.parametrize("name", RECIPES)
def test_every_loss_is_the_catalogues(name: str) -> None:
    recipe = RECIPES[name]
    loss = build_loss(recipe)
    if recipe.label_smoothing:
        assert recipe.targets == "one-hot"
        assert loss.name == recipe.loss
    else:
        assert loss == recipe.loss


def test_smoothed_labels_are_spread_over_all_classes() -> None:
    recipe = RECIPES["pen"]
    said = np.full((1, 10), 0.01, np.float32)
    said[0, 3] = 0.91
    smooth = LABELS * (1 - recipe.label_smoothing) + recipe.label_smoothing / 10
    expected = -(smooth * np.log(said)).sum()
    assert float(build_loss(recipe)(LABELS, said)) == pytest.approx(expected, rel=1e-5)


def test_a_sure_mistake_is_still_learned_from() -> None:
    """Behind a softmax that is 0 in 32 bits the loss is that of the logits, in training too."""
    model = keras.Sequential([keras.Input((10,)), keras.layers.Activation("softmax")])
    logits = np.zeros((1, 10), np.float32)
    logits[0, 5] = 200
    loss = build_loss(RECIPES["pen"])(LABELS, model(logits))
    assert float(loss) > 150
