import pytest

from normviz.norms import CATALOG
from normviz.ui.cube.controls.norm_text import brief_axes, reduced_axes, tip_of


@pytest.mark.parametrize(
    ("name", "training", "axes"),
    [
        ("batch", True, "N, H, W"),
        ("batch", False, ""),
        ("layer", True, "C, H, W"),
        ("layer-keras", True, "C"),
        ("group", True, "C/G, H, W"),
        ("weight", True, "C_in, kh, kw"),
        ("none", True, ""),
    ],
)
def test_reduced_axes(name: str, training: bool, axes: str) -> None:
    assert reduced_axes(CATALOG[name], training) == axes
    assert brief_axes(CATALOG[name], training) == axes


def test_the_whole_kernel_is_said_in_brief() -> None:
    assert brief_axes(CATALOG["spectral"], True) == "whole kernel"
    assert "C_out, C_in, kh, kw" in tip_of(CATALOG["spectral"], True)


def test_tip_ends_with_the_formula() -> None:
    for norm in CATALOG.values():
        assert tip_of(norm, True).endswith(f": {norm.formula}.")
