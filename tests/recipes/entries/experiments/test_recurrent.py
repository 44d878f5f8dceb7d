from normviz.recipes.entries.experiments.recurrent import RECIPE, UNITS


def test_a_norm_stands_behind_the_steps_and_behind_the_last_one() -> None:
    assert [slot.shape for slot in RECIPE.slots] == [(28, UNITS), (UNITS,)]


def test_parameters_are_those_counted_by_hand() -> None:
    gru = [3 * UNITS * (before + UNITS + 2) for before in (28, UNITS)]
    assert RECIPE.plain_parameters == sum(gru) + (UNITS + 1) * 10
    assert RECIPE.parameters("layer-keras")[0] == RECIPE.plain_parameters + 4 * UNITS
    assert RECIPE.parameters("layer")[1] == RECIPE.plain_parameters + 2 * 28 * UNITS + 2 * UNITS
