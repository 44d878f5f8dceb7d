from normviz.recipes.entries.tutorial_norms import RECIPE


def test_there_is_one_place_for_a_norm_behind_the_convolution() -> None:
    (slot,) = RECIPE.slots
    assert slot.channels == 10
    assert slot.is_image


def test_the_faithful_preset_trains_as_the_source_does() -> None:
    faithful = RECIPE.presets["faithful"]
    assert (faithful.train_on, faithful.validate_on) == ("test", "none")
    assert faithful.faithful
    drawn = {"gamma_initializer": "random_uniform", "beta_initializer": "random_uniform"}
    assert RECIPE.faithful_options["instance"].items() >= drawn.items()


def test_the_proper_preset_starts_every_norm_alike() -> None:
    assert RECIPE.preset == "proper"
    assert not RECIPE.presets["proper"].faithful
    assert RECIPE.default_options == {"groups": 5}
