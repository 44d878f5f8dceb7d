from normviz.datasets.catalog import fitting
from normviz.recipes.entries.experiments.brightness import RECIPE


def test_its_first_convolution_sees_no_zeros_around_the_picture() -> None:
    """Else the edge would tell the brightness, and no norm could take that off."""
    assert [slot.shape for slot in RECIPE.slots] == [(12, 12, 8), (5, 5, 16)]


def test_every_norm_fits_in_all_places() -> None:
    assert "instance" in RECIPE.norms()
    assert RECIPE.options("group").groups == 4


def test_it_takes_the_changed_digits_alone() -> None:
    assert fitting(RECIPE.dataset) == ("mnist-brightness", "digits-brightness")
