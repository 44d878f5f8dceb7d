import json
from dataclasses import asdict, replace

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.norms import CATALOG
from normviz.presentation.number_format import count
from normviz.recipes import RECIPES, Recipe, find, norm_spec
from normviz.runs.shipped_models import list_shipped
from tests.recipes.synthetic import SLOTLESS

PARAMETERS = {
    "tutorial-norms": 866_818,
    "one-layer": 7_850,
    "sigmoid": 169_670,
    "relu": 169_670,
    "relu-decay": 169_670,
    "dropout": 183_770,
    "convolutional": 354_002,
    "convolutional-dropout": 354_002,
    "batch-norm": 354_538,
    "weight-norm-cifar": 62_006,
    "bn-mlp": 5_770,
    "alexnet": 12_981_781,
    "pen": 108_730,
    "max-pooling": 354_002,
    "global-average": 38_522,
    "deep-sigmoid": 98_954,
    "small-batch": 72_074,
    "small-batch-cifar": 107_610,
    "brightness": 5_410,
    "recurrent": 43_914,
}


@pytest.mark.parametrize(("name", "total"), PARAMETERS.items())
def test_counts_are_those_of_the_sources(name: str, total: int) -> None:
    assert RECIPES[name].parameters()[0] == total


def test_counts_of_other_norms() -> None:
    tutorial = find("tutorial-norms")
    for norm in ("group", "instance", "layer-keras"):
        assert tutorial.parameters(norm) == (866_818, 866_818)
    assert tutorial.parameters("layer")[0] == 880_318
    assert find("weight-norm-cifar").parameters("weight")[1] == 62_242
    total, trained = find("batch-norm").parameters()
    assert total - trained == 536
    assert find("batch-norm").parameters("none")[0] == 354_002


def test_the_pen_network_counts_as_the_models_that_ship() -> None:
    assert {model.norm: model.parameters for model in list_shipped()} == {
        norm: find("pen").parameters(norm)[0]
        for norm in ("none", "batch", "layer", "instance", "group", "weight")
    }
    assert find("pen").parameters("none") == (108_274, 108_274)
    assert find("pen").parameters("batch") == (108_730, 108_426)
    assert find("pen").parameters("layer") == (134_778, 134_778)
    assert find("pen").norms() == tuple(CATALOG)


def test_moving_the_norm_from_the_output_changes_the_count() -> None:
    moved = find("bn-mlp").parameters(bn_before_output=False)[0]
    assert moved == 5_770 + 4 * (64 - 2)


def test_the_sources_are_complete() -> None:
    assert set(PARAMETERS) | {"cloud", "cloud-tuned"} == set(RECIPES)
    assert all(name == recipe.name for name, recipe in RECIPES.items())


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_recipe_can_be_listed_and_trained(recipe: Recipe) -> None:
    assert recipe.title
    assert recipe.source
    assert recipe.text
    assert recipe.norm in recipe.norms()
    assert "quick" in recipe.presets
    assert recipe.settings() is recipe.presets[recipe.preset]
    for name, settings in recipe.presets.items():
        assert settings.quick == (name == "quick")
        assert settings.faithful == (name == "faithful")
        assert (settings.train_on == "test") == settings.faithful
    quick, default = recipe.settings("quick"), recipe.settings()
    assert quick.train_size is not None
    assert quick.epochs <= default.epochs


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cloud", "have a bias and start from a truncated normal"),
        ("cloud-tuned", "have a bias and start from a truncated normal"),
        ("relu", "shuffles within 5000 digits and leaves that batch out"),
        ("batch-norm", "shuffles within 5000 digits and leaves that batch out"),
        ("bn-mlp", "start uniform between −0.05 and 0.05"),
        ("alexnet", "seed 1000"),
    ],
)
def test_what_differs_from_the_source_is_said(name: str, said: str) -> None:
    assert said in find(name).text


def test_only_a_bound_or_an_estimate_has_a_sign() -> None:
    published = find("convolutional-dropout").published[0]
    assert published.written(0.99) == "> 0.99"
    assert replace(published, sign="=").written(0.8613) == "0.8613"


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_published_numbers_belong_to_norms_of_the_slot(recipe: Recipe) -> None:
    for published in recipe.published:
        assert published.norm in recipe.norms()
        for share in (published.accuracy, published.val_accuracy, published.seen):
            assert share is None or 0.5 < share < 1


def test_the_faithful_preset_draws_gamma_at_random_and_the_proper_one_does_not() -> None:
    tutorial = find("tutorial-norms")
    assert tutorial.preset == "proper"
    faithful = tutorial.options("instance", "faithful")
    assert faithful.gamma_initializer == faithful.beta_initializer == "random_uniform"
    assert tutorial.options("instance").gamma_initializer == "ones"
    assert tutorial.options("group", "faithful") == norm_spec("group", {"groups": 5})


def test_the_slots_of_the_sources() -> None:
    assert find("tutorial-norms").norms() == tuple(CATALOG)
    assert SLOTLESS.norms() == ("none",)
    without_images = set(CATALOG) - {"instance", "frn"}
    assert set(find("relu").norms()) == set(find("one-layer").norms()) == without_images
    assert set(find("recurrent").norms()) == set(CATALOG) - {"weight", "spectral"}
    assert find("weight-norm-cifar").norms() == ("weight", "spectral", "none")
    assert "instance" not in find("bn-mlp").norms()
    assert "instance" in find("batch-norm").norms()


def test_every_recipe_has_a_place_for_a_norm() -> None:
    assert [name for name, recipe in RECIPES.items() if not recipe.slots] == []


def test_why_a_norm_does_not_fit() -> None:
    assert "no place for a norm" in SLOTLESS.misfit("batch")
    assert "not those of a recurrent one" in find("recurrent").misfit("weight")
    assert "H and W" in find("bn-mlp").misfit("instance")
    assert "norms of the weights" in find("weight-norm-cifar").misfit("batch")
    reason = find("batch-norm").misfit("group", norm_spec("group", {"groups": 5}))
    assert "5 does not divide 12" in reason
    assert find("batch-norm").misfit("none") == ""


def test_published_settings() -> None:
    assert [find(name).settings().batch_size for name in ("relu", "batch-norm", "cloud")] == [
        128,
        64,
        100,
    ]
    assert find("relu-decay").settings().schedule.rate(2, 0) == pytest.approx(0.01 * 0.36)
    assert find("batch-norm").settings().schedule.rate(1, 0) == pytest.approx(0.00666)
    assert find("cloud").settings().schedule.rate(0, 0) == pytest.approx(0.0201)
    assert find("cloud").settings().epochs * 60_000 / 100 == 3_000
    tuned = find("cloud-tuned").settings()
    assert tuned.epochs * 60_000 / 100 == 10_200  # the source's 10,000 in whole epochs
    assert tuned.schedule.rate(0, 601) == pytest.approx(0.0001 + 0.02 / np.e)
    mlp = find("bn-mlp").settings()
    assert (mlp.momentum, mlp.nesterov, mlp.held_out) == (0.9, True, 0.2)
    assert mlp.schedule.rate(0, 10**6) == pytest.approx(0.05)


def test_unknown_names() -> None:
    with pytest.raises(UserError, match=r"recipe: expected one of tutorial-norms, .* 'relo'"):
        find("relo")
    with pytest.raises(UserError, match="expected a preset proper, faithful, quick; received 'x'"):
        find("tutorial-norms").settings("x")
    with pytest.raises(UserError, match="norm: expected one of"):
        find("tutorial-norms").options("x")


@pytest.mark.parametrize(
    "recipe", [each for each in RECIPES.values() if each.dataset == "mnist"], ids=lambda r: r.name
)
def test_a_quick_preset_names_sizes_that_hold_for_smaller_data_too(recipe: Recipe) -> None:
    quick = recipe.settings("quick")
    assert f"up to {count(quick.train_size)} " in quick.text.lower()
    assert f"{count(quick.validation_size)} " in quick.text.replace(".", " ")


def test_settings_as_json_hold_every_field_in_its_order() -> None:
    for recipe in RECIPES.values():
        for settings in recipe.presets.values():
            assert json.dumps(settings.to_json()) == json.dumps(asdict(settings))
