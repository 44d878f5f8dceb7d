from normviz.recipes.entries.experiments.small_batch import RECIPE


def test_two_digits_make_a_step_in_every_preset() -> None:
    assert {settings.batch_size for settings in RECIPE.presets.values()} == {2}


def test_parameters_are_those_counted_by_hand() -> None:
    plain = (784 + 1) * 64 + 5 * (64 + 1) * 64 + (64 + 1) * 10
    assert RECIPE.parameters("none") == (plain, plain)
    assert RECIPE.parameters("group")[0] == plain + 6 * 64
