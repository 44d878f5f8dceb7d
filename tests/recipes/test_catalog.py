import pytest

from normviz.errors import UserError
from normviz.recipes import RECIPES, by_source, find

COUNTS = {
    "tutorial-norms": 866_798,
    "one-layer": 7_850,
    "sigmoid": 169_670,
    "relu": 169_670,
    "relu-decay": 169_670,
    "dropout": 183_770,
    "convolutional": 354_002,
    "convolutional-dropout": 354_002,
    "max-pooling": 354_002,
    "global-average": 38_522,
    "batch-norm": 354_002,
    "cloud": 244_076,
    "cloud-tuned": 683_229,
    "weight-norm-cifar": 62_006,
    "bn-mlp": 5_250,
    "alexnet": 12_966_225,
    "pen": 108_274,
    "deep-sigmoid": 96_650,
    "small-batch": 71_690,
    "small-batch-cifar": 107_338,
    "brightness": 5_386,
    "recurrent": 43_658,
}
"""Numbers of the networks without a norm, counted by hand, in the order that is shown."""


def test_recipes_stand_in_the_order_of_the_sources_with_their_parameters() -> None:
    found = {name: recipe.plain_parameters for name, recipe in RECIPES.items()}
    assert list(found.items()) == list(COUNTS.items())


def test_recipes_of_a_source_stand_together() -> None:
    grouped = by_source()
    assert [len(recipes) for recipes in grouped.values()] == [1, 12, 1, 2, 6]
    assert [recipe.name for recipes in grouped.values() for recipe in recipes] == list(RECIPES)


def test_an_unknown_recipe_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"one of tutorial-norms, .*received 'lenet'"):
        find("lenet")
