from itertools import pairwise

import numpy as np
import pytest

from normviz.recipes import by_source, find
from normviz.recipes.sources.bn_answers import SOURCE

BN_MLP, ALEXNET = find("bn-mlp"), find("alexnet")
RECIPES = by_source()[SOURCE]


def dense(*sizes: int) -> int:
    """Numbers in dense layers with a bias."""
    return sum(a * b + b for a, b in pairwise(sizes))


def test_the_small_network_counts_as_its_layers() -> None:
    assert BN_MLP.plain_parameters == dense(14, 64, 64, 2)
    total, trained = BN_MLP.parameters("batch")
    assert total == dense(14, 64, 64, 2) + 4 * (64 + 64 + 2)
    assert total - trained == 2 * (64 + 64 + 2)


def test_batch_norm_stands_at_the_output_and_can_be_moved_before_the_last_layer() -> None:
    assert BN_MLP.output_slot == (2, 64)
    assert ALEXNET.output_slot == (1, 512)
    moved = BN_MLP.parameters("batch", bn_before_output=False)[0]
    assert moved - BN_MLP.parameters("batch")[0] == 4 * (64 - 2)
    assert BN_MLP.parameters("layer", bn_before_output=False) == BN_MLP.parameters("layer")


def test_a_dense_layer_has_no_image() -> None:
    assert "instance" not in BN_MLP.norms()
    assert "instance" in ALEXNET.norms()


def test_the_rate_of_the_question_falls_ever_slower() -> None:
    schedule = BN_MLP.settings().schedule
    rates = schedule.rate(np.zeros(3), np.array([0, 1_000_000, 3_000_000]))
    np.testing.assert_allclose(rates, [0.1, 0.05, 0.025])


def test_alexnet_sees_pictures_enlarged_by_its_slots() -> None:
    assert ALEXNET.input_shape == (100, 100, 3)
    assert [slot.shape[-1] for slot in ALEXNET.slots] == [96, 256, 384, 384, 256, 2_000, 512]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_quick_is_shorter(recipe) -> None:
    quick, published = recipe.settings("quick"), recipe.settings("published")
    assert quick.epochs < published.epochs
    assert quick.train_size is not None
    assert quick.schedule == published.schedule
