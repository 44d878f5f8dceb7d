from normviz.recipes.entries.experiments.deep_sigmoid import RECIPE


def test_a_norm_stands_between_each_dense_layer_and_its_sigmoid() -> None:
    assert [slot.shape for slot in RECIPE.slots] == [(64,)] * 12
    assert {slot.keeps_bias for slot in RECIPE.slots} == {False}


def test_parameters_are_those_counted_by_hand() -> None:
    plain = (784 + 1) * 64 + 11 * (64 + 1) * 64 + (64 + 1) * 10
    assert RECIPE.parameters("none") == (plain, plain)
    assert RECIPE.parameters("batch") == (plain + 12 * 64 * (4 - 1), plain + 12 * 64 * (2 - 1))
    assert RECIPE.parameters("rms")[0] == plain + 12 * 64


def test_norms_of_images_do_not_fit() -> None:
    assert "H and W" in RECIPE.misfit("instance")
