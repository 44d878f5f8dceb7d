"""The network of the shipped models."""

import json

import keras
import numpy as np
import pytest

from normviz.engine.networks.shipped_network import ShippedNetwork, build
from normviz.errors import UserError
from normviz.recipes.options import norm_spec

SMALL = ((4, 3, 2), (8, 3, 2))


def small(norm: str) -> ShippedNetwork:
    return ShippedNetwork(norm_spec(norm, {"groups": 2}), SMALL, units=8)


@pytest.mark.parametrize("norm", ["none", "batch", "layer", "instance", "group", "weight", "frn"])
def test_takes_pages_and_gives_logits(norm: str) -> None:
    model = build(small(norm))
    out = model(np.zeros((3, 28, 28), np.float32), training=False)
    assert tuple(out.shape) == (3, 10)


def test_the_norm_stands_behind_every_convolution() -> None:
    kinds = [type(layer).__name__ for layer in build(small("group")).layers]
    assert kinds[:7] == ["Reshape", *["Conv2D", "GroupNormalization", "ReLU"] * 2]


def test_weight_norm_wraps_every_convolution() -> None:
    kinds = [type(layer).__name__ for layer in build(small("weight")).layers]
    assert kinds.count("WeightNormalization") == len(SMALL)
    assert "Conv2D" not in kinds


def test_convolutions_have_a_bias_only_where_the_norm_has_no_shift() -> None:
    def biases(norm: str) -> list[bool]:
        layers = build(small(norm)).layers
        return [layer.use_bias for layer in layers if isinstance(layer, keras.layers.Conv2D)]

    assert biases("batch") == [False, False]
    assert biases("none") == [True, True]


def test_equal_seeds_give_equal_weights() -> None:
    one, two, other = (build(small("batch"), seed) for seed in (1, 1, 2))
    kernels = [model.get_weights()[0] for model in (one, two, other)]
    assert np.array_equal(kernels[0], kernels[1])
    assert not np.array_equal(kernels[0], kernels[2])


def test_the_spec_comes_back_from_json() -> None:
    network = small("instance")
    assert ShippedNetwork.from_json(json.loads(json.dumps(network.to_json()))) == network


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"version": True},
        {"norm": "magic"},
        {"units": 0},
        {"units": 10**9},
        {"convolutions": []},
        {"convolutions": [[1, 2]]},
        {"convolutions": [[16, 5, 2.5]]},
        {"convolutions": 7},
        {"convolutions": [["16", 5, 2]]},
        {"dropout": "0.3"},
        {"units": None},
        {"dropout": 1.0},
        {"options": 3},
        {"more": 1},
    ],
    ids=str,
)
def test_a_foreign_spec_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(UserError):
        ShippedNetwork.from_json(small("batch").to_json() | change)


def test_groups_that_do_not_divide_are_refused() -> None:
    with pytest.raises(UserError, match="divide"):
        build(ShippedNetwork(norm_spec("group", {"groups": 3}), SMALL))
