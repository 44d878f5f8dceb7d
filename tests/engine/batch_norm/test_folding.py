"""Folded networks answer as the ones with batch norm."""

import keras
import numpy as np
import pytest

from normviz.engine.batch_norm.batch_statistics import batch_norm_layers
from normviz.engine.batch_norm.folding import fold, largest_difference
from normviz.engine.inference.shipped_networks import from_shipped_weights, set_weights
from normviz.engine.networks import network_of
from normviz.errors import UserError
from normviz.runs.shipped_models import find_shipped, read_shipped
from normviz.runs.spec_builder import build_spec
from tests.engine.probes.conftest import scatter

LIMIT = 1e-4


@pytest.mark.parametrize("recipe", ["batch-norm", "cloud", "tutorial-norms", "bn-mlp", "alexnet"])
@pytest.mark.parametrize("norm", ["batch", "batch-renorm"])
def test_recipes_lose_all_batch_norms_and_answer_the_same(recipe: str, norm: str) -> None:
    spec = build_spec(recipe, norm=norm)
    model = network_of(spec)
    set_weights(model, [np.abs(each) / 2 for each in scatter(model, 1)])
    x = np.random.default_rng(2).uniform(0, 1, (8, *model.input_shape[1:])).astype(np.float32)
    count = len(batch_norm_layers(model))
    folded = fold(model, recipe)
    assert len(folded.pairs) == count
    assert folded.kept == ()
    assert not batch_norm_layers(folded.model)
    assert largest_difference(model, folded.model, x, logits=False) <= LIMIT


def test_batch_norm_before_the_last_dense_layer_goes_into_that_one() -> None:
    model = network_of(build_spec("bn-mlp", norm="batch", bn_before_output=False))
    set_weights(model, scatter(model, 3))
    folded = fold(model, "mine")
    assert folded.pairs[-1][1] == model.layers[-2].name
    assert not batch_norm_layers(folded.model)
    x = np.random.default_rng(4).normal(size=(50, 14)).astype(np.float32)
    assert largest_difference(model, folded.model, x, logits=False) <= LIMIT


def test_a_norm_that_no_layer_can_take_is_kept() -> None:
    layers = [
        keras.Input((5, 5, 2)),
        keras.layers.Conv2D(3, 3, activation="relu"),
        keras.layers.BatchNormalization(name="alone"),
        keras.layers.Flatten(),
        keras.layers.Dense(2, activation="softmax"),
    ]
    model = keras.Sequential(layers)
    set_weights(model, scatter(model, 5))
    folded = fold(model, "mine")
    assert (folded.pairs, folded.kept) == ((), ("alone",))
    x = np.random.default_rng(6).normal(size=(5, 5, 5, 2)).astype(np.float32)
    assert largest_difference(model, folded.model, x, logits=False) == 0


def test_the_model_that_ships_answers_the_same_without_batch_norm() -> None:
    shipped = find_shipped("batch")
    assert shipped is not None
    model = from_shipped_weights(read_shipped(shipped))
    x = np.random.default_rng(7).uniform(0, 1, (100, 28, 28)).astype(np.float32)
    folded = fold(model, "batch")
    assert not batch_norm_layers(folded.model)
    assert 0 < largest_difference(model, folded.model, x, logits=True) <= LIMIT


def test_without_batch_norm_nothing_can_be_folded() -> None:
    shipped = find_shipped("group")
    assert shipped is not None
    with pytest.raises(UserError, match="group has no batch norm"):
        fold(from_shipped_weights(read_shipped(shipped)), "group")
