from itertools import pairwise

import pytest

from normviz.recipes import by_source, find
from normviz.recipes.recipe import Recipe

ONE_LAYER, SIGMOID, RELU = find("one-layer"), find("sigmoid"), find("relu")
RELU_DECAY, DROPOUT = find("relu-decay"), find("dropout")
CONVOLUTIONAL, CONVOLUTIONAL_DROPOUT = find("convolutional"), find("convolutional-dropout")
BATCH_NORM, CLOUD, CLOUD_TUNED = find("batch-norm"), find("cloud"), find("cloud-tuned")
RECIPES = by_source()[ONE_LAYER.source]


def dense(*sizes: int) -> int:
    """Numbers in dense layers with a bias."""
    return sum(a * b + b for a, b in pairwise(sizes))


@pytest.mark.parametrize(
    ("recipe", "sizes"),
    [
        (ONE_LAYER, (784, 10)),
        (SIGMOID, (784, 200, 60, 10)),
        (DROPOUT, (784, 200, 100, 60, 10)),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_dense_networks_count_as_their_layers(recipe: Recipe, sizes: tuple[int, ...]) -> None:
    assert recipe.plain_parameters == dense(*sizes)


def test_each_step_of_the_ladder_keeps_what_it_does_not_name() -> None:
    assert RELU.plain_parameters == SIGMOID.plain_parameters == RELU_DECAY.plain_parameters
    assert CONVOLUTIONAL_DROPOUT.plain_parameters == CONVOLUTIONAL.plain_parameters
    assert {recipe.dataset for recipe in RECIPES} == {"mnist"}


def test_the_rate_falls_where_the_codelab_lets_it() -> None:
    rates = {recipe.name: [float(recipe.settings().schedule.rate(epoch, 0)) for epoch in (0, 1)]
             for recipe in RECIPES}  # fmt: skip
    assert rates["one-layer"] == [0.01, 0.01]
    assert rates["relu"] == [0.001, 0.001]
    assert rates["relu-decay"] == pytest.approx([0.01, 0.006])
    assert rates["batch-norm"] == pytest.approx([0.01, 0.00666])


def test_the_cloud_falls_at_every_step() -> None:
    schedule = CLOUD.settings().schedule
    assert float(schedule.rate(0, 0)) > float(schedule.rate(0, 1)) > float(schedule.rate(0, 600))


def test_norms_stand_in_the_hidden_layers_alone() -> None:
    slots = {recipe.name: len(recipe.slots) for recipe in RECIPES}
    assert (slots["sigmoid"], slots["dropout"], slots["convolutional"]) == (2, 3, 4)
    assert (slots["max-pooling"], slots["global-average"]) == (4, 3)
    assert slots["batch-norm"] == slots["cloud"] == slots["cloud-tuned"] == 4
    for recipe in (BATCH_NORM, CLOUD, CLOUD_TUNED):
        assert recipe.norm == "batch"
        assert not recipe.options("batch").scale


def test_groups_divide_the_channels_of_every_slot() -> None:
    for recipe in (BATCH_NORM, CLOUD, CLOUD_TUNED):
        assert recipe.misfit("group", recipe.options("group")) == ""
    assert CLOUD.options("group").groups == 2


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_quick_is_shorter_on_fewer_digits(recipe: Recipe) -> None:
    quick, published = recipe.settings("quick"), recipe.settings("published")
    assert quick.epochs < published.epochs
    assert quick.train_size is not None
    assert quick.batch_size == published.batch_size
