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
    for norm in (CATALOG["batch"], CATALOG["batch-renorm"]):
        assert norm.changed_by_in(training=False) == ALONE
    batch, layer = CATALOG["batch"], CATALOG["layer"]
    assert batch.roles_in(training=True) == batch.roles != ALONE
    assert batch.roles_in(training=False) == ALONE
    assert layer.roles_in(training=False) == layer.roles


def test_what_changes_y_is_the_set_but_where_a_layer_stops_gradients() -> None:
    for name, norm in CATALOG.items():
        same = norm.changed_by_in(training=True) == norm.roles_in(training=True)
        assert same == (name != "batch-renorm")


def test_a_bias_before_is_of_use_where_no_beta_takes_its_place() -> None:
    assert CATALOG["batch"].absorbs_bias
    assert not CATALOG["dyt"].absorbs_bias
    assert not CATALOG["rms"].absorbs_bias


def test_who_takes_statistics_and_who_reads_moving_ones() -> None:
    taking = {name for name, norm in CATALOG.items() if norm.takes_statistics(training=True)}
    assert set(CATALOG) - taking == {"none", "dyt"}
    assert not CATALOG["batch"].takes_statistics(training=False)
    reading = {name for name, norm in CATALOG.items() if norm.reads_moving(training=True)}
    assert reading == {"batch-renorm"}
