from normviz.recipes import find
from normviz.recipes.entries.weight_norm_cifar import RECIPE


def test_the_numbers_of_both_networks_are_those_of_the_tutorial() -> None:
    assert find("weight-norm-cifar") is RECIPE
    assert RECIPE.parameters("none") == (62_006, 62_006)
    _, trained = RECIPE.parameters("weight")
    assert trained == 62_242


def test_what_the_tutorial_prints_is_kept_with_its_norm() -> None:
    said = {each.norm: (each.accuracy, each.val_accuracy) for each in RECIPE.published}

    assert said == {"none": (0.6889, 0.6029), "weight": (0.7029, 0.6018)}
