import pytest

from normviz.errors import UserError
from normviz.norms import CATALOG
from normviz.recipes import Slot, misfit, needs_bias, norm_spec, stands
from normviz.recipes.slots import learned

IMAGE = Slot((5, 6, 12))
UNITS = Slot((12,))
OPTIONS: dict[str, object] = {}


@pytest.mark.parametrize("name", CATALOG)
def test_every_norm_fits_behind_a_convolution(name: str) -> None:
    assert misfit(norm_spec(name), IMAGE) == ""
    assert stands(name, IMAGE) == (name != "none")


@pytest.mark.parametrize("name", CATALOG)
def test_norms_over_h_and_w_have_no_sets_behind_a_dense_layer(name: str) -> None:
    alone = name in ("instance", "frn")
    assert ("H and W" in misfit(norm_spec(name), UNITS)) == alone
    assert stands(name, UNITS) == (not alone and name != "none")


@pytest.mark.parametrize("name", CATALOG)
def test_a_comparison_of_kernels_takes_no_other_norm(name: str) -> None:
    fits = misfit(norm_spec(name), Slot((12,), kernel_only=True)) == ""
    assert fits == (name in ("weight", "spectral", "none"))


@pytest.mark.parametrize("name", CATALOG)
def test_behind_a_recurrent_layer_stands_any_norm_of_activations(name: str) -> None:
    steps, last = (Slot(shape, is_recurrent=True) for shape in ((28, 12), (12,)))
    of_kernels = name in ("weight", "spectral")
    assert ("kernel" in misfit(norm_spec(name), steps)) == of_kernels
    assert stands(name, steps) == (name != "none" and not of_kernels)
    assert stands(name, last) == (stands(name, steps) and name not in ("instance", "frn"))
    assert needs_bias(name, steps)


def test_layer_norm_learns_a_number_per_unit_and_step_of_a_sequence() -> None:
    steps = Slot((28, 12), is_recurrent=True)
    assert learned(norm_spec("layer"), steps) == (2 * 28 * 12, 0)
    assert learned(norm_spec("layer-keras"), steps) == (24, 0)


def test_groups_divide_the_channels_and_not_the_reverse() -> None:
    assert misfit(norm_spec("group", {"groups": 12}), IMAGE) == ""
    reason = misfit(norm_spec("group", {"groups": 24}), IMAGE)
    assert reason == (
        "The number of groups must divide the number of channels: 24 does not divide 12."
    )


def test_an_unknown_norm_is_refused() -> None:
    with pytest.raises(UserError, match=r"expected one of batch, .* received 'btach'"):
        misfit(norm_spec("btach"), IMAGE)


@pytest.mark.parametrize(
    ("name", "slot", "expected"),
    [
        ("batch", IMAGE, False),
        ("frn", IMAGE, False),
        ("rms", IMAGE, True),
        ("weight", IMAGE, True),
        ("none", IMAGE, True),
        ("instance", UNITS, True),
        ("batch", Slot((12,), keeps_bias=True), True),
    ],
)
def test_a_bias_is_there_unless_the_norm_learns_a_shift(
    name: str, slot: Slot, expected: bool
) -> None:
    assert needs_bias(name, slot) == expected


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("batch", OPTIONS, (24, 24)),
        ("batch", {"scale": False}, (12, 24)),
        ("layer", OPTIONS, (720, 0)),
        ("layer-keras", OPTIONS, (24, 0)),
        ("rms", OPTIONS, (12, 0)),
        ("unit", OPTIONS, (0, 0)),
        ("frn", OPTIONS, (36, 0)),
        ("frn", {"learn_epsilon": True, "center": False}, (25, 0)),
        ("weight", OPTIONS, (12, 1)),
        ("weight", {"data_init": False}, (12, 0)),
        ("spectral", OPTIONS, (0, 12)),
        ("none", OPTIONS, (0, 0)),
    ],
)
def test_counts_what_a_norm_learns(
    name: str, options: dict[str, object], expected: tuple[int, int]
) -> None:
    assert learned(norm_spec(name, options), IMAGE) == expected
