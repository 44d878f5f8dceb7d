"""From stored weights to Keras models."""

from pathlib import Path

import numpy as np
import pytest

from normviz.engine.inference.shipped_networks import from_shipped_weights, set_weights
from normviz.engine.networks.shipped_network import ShippedNetwork, build
from normviz.errors import UserError
from normviz.recipes.options import norm_spec
from normviz.runs.shipped_models import read_stored, write_stored

SMALL = ShippedNetwork(norm_spec("weight", {"groups": 2}), ((4, 3, 2),), units=8)


def test_a_written_model_answers_as_before(tmp_path: Path) -> None:
    model = build(SMALL, seed=3)
    weights = model.get_weights()
    write_stored(tmp_path / "m.npz", SMALL.to_json(), weights)
    again = from_shipped_weights(read_stored(tmp_path / "m.npz"))
    pages = np.random.default_rng(0).random((4, 28, 28), np.float32)
    before, after = (np.asarray(m(pages, training=False)) for m in (model, again))
    assert np.abs(before - after).max() < 0.01 * np.abs(before).max()


def test_weights_of_another_network_are_refused() -> None:
    model = build(SMALL)
    with pytest.raises(UserError, match="another network"):
        set_weights(model, [np.zeros((2, 2))])


def test_only_the_first_difference_of_shapes_is_told() -> None:
    model = build(SMALL)
    weights = [np.zeros(each.shape, np.float32) for each in model.weights]
    weights[-1] = np.zeros((3, 3), np.float32)
    last = len(weights) - 1
    with pytest.raises(
        UserError, match=rf"shape \(10,\) for array {last}, received \(3, 3\)"
    ) as told:
        set_weights(model, weights)
    assert len(str(told.value)) < 150


def test_weights_that_are_not_finite_are_refused() -> None:
    model = build(SMALL)
    weights = [weight.copy() for weight in model.get_weights()]
    weights[0].flat[0] = np.nan
    with pytest.raises(UserError, match="finite"):
        set_weights(model, weights)
    weights[0] = weights[0].astype(str)
    with pytest.raises(UserError, match="finite numbers"):
        set_weights(model, weights)
