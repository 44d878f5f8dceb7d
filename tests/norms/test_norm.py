from normviz.norms.catalog import CATALOG
from normviz.norms.norm import ALONE, Place


def test_the_address_of_a_paper() -> None:
    paper = CATALOG["group"].paper
    assert paper is not None
    assert paper.url == "https://arxiv.org/abs/1803.08494"


def test_a_place_names_the_axes_as_keras_counts_them() -> None:
    image = Place((6, 4, 5))
    assert (image.channels, image.axis, image.axes) == (6, -1, [1, 2, 3])
    assert Place((6, 4, 5), channels_first=True).axis == 1
    assert Place((7,)).axes == [1]


def test_what_is_learned_is_trained_and_always_there_or_switched_by_scale_and_center() -> None:
    learned = {name: norm.learned for name, norm in CATALOG.items()}
    assert learned["batch"] == ("gamma", "beta")
    assert learned["frn"] == ("gamma", "beta", "tau")
    assert learned["rms"] == ("gamma",)
    assert learned["weight"] == ("g", "v")
    assert learned["spectral"] == learned["unit"] == learned["none"] == ()


def test_a_kernel_has_other_axes_than_an_activation() -> None:
    assert CATALOG["weight"].axes == ("C_out", "C_in", "kh", "kw")
    assert CATALOG["batch"].axes == ("N", "C", "H", "W")


def test_who_needs_an_image_and_who_groups() -> None:
    assert {name for name, norm in CATALOG.items() if norm.needs_image} == {"instance", "frn"}
    assert {name for name, norm in CATALOG.items() if norm.needs_groups} == {"group"}


def test_in_inference_no_element_of_a_norm_with_moving_statistics_depends_on_another() -> None:
    batch, layer = CATALOG["batch"], CATALOG["layer"]
    assert batch.roles_in(training=True) == batch.roles != ALONE
    assert batch.roles_in(training=False) == ALONE
    assert layer.roles_in(training=False) == layer.roles
