import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.figure.colors import LIGHT
from normviz.figure.geometry import Face
from normviz.figure.layout import lay_out
from normviz.figure.numbers import parameters_of
from normviz.figure.panel_data import PanelData
from normviz.figure.registries import COLORINGS
from normviz.figure.state import Camera, FigureState
from normviz.figure.tensor_source import SourceTensor
from normviz.figure.texture.textures import ColoredValues, face_slice, number_texture
from normviz.figure.value_coloring import STANDARD_LIMIT, scale_ends, value_limit
from tests.figure.made import make_input, panel_of
from tests.figure.states import figure_state

FULL = settings(deadline=None, derandomize=True, max_examples=15)
X = make_input("scale", (4, 6, 3, 3), 1)
TAKEN = {"x": lambda part: part.x} | {
    name: lambda part, name=name: getattr(part.normalized, name) for name in ("x_hat", "y")
}
"""What each colouring shows."""


def shown_values(state: FigureState, norm: str) -> ColoredValues:
    data = panel_of(state, norm, X)
    assert data.limit is not None
    return ColoredValues(TAKEN[state.color](data.whole()), data.limit)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("color", ["x", "x_hat", "y"])
@pytest.mark.parametrize("training", [True, False])
def test_colours_show_what_the_norm_computes(norm: str, color: str, training: bool) -> None:
    state = figure_state(color=color, gamma=1.5, beta=-0.5, training=training, groups=3)
    values = shown_values(state, norm)
    made = norms.normalized(state.spec(norm), X, parameters_of(state, norm, SourceTensor(X)))
    expected = {"x": X, "x_hat": made.x_hat, "y": made.y}[color]
    np.testing.assert_array_equal(values.cube, expected)
    assert values.limit > 0


def test_norms_that_standardize_share_one_range() -> None:
    state = FigureState(color="x_hat")
    limits = {shown_values(state, norm).limit for norm in ("batch", "layer", "rms", "frn", "none")}
    assert limits == {STANDARD_LIMIT}


def test_the_range_of_y_follows_gamma_and_beta() -> None:
    state = FigureState(color="y", gamma=-2.0, beta=-3.0)
    assert shown_values(state, "batch").limit == 2 * STANDARD_LIMIT + 3
    off = figure_state(color="y", gamma=-2.0, beta=-3.0, center=False, scale=False)
    assert shown_values(off, "batch").limit == STANDARD_LIMIT


def test_the_limit_leaves_out_one_in_a_hundred() -> None:
    values = np.concatenate([np.linspace(-1, 1, 990), np.full(9, 1e6)])
    assert value_limit(values) == pytest.approx(1, abs=0.01)


def test_the_limit_of_zeros_is_one() -> None:
    assert value_limit(np.zeros((2, 2))) == 1.0


def visible_only(state: FigureState, norm: str) -> PanelData:
    """A panel that takes every tensor for a large one."""

    class Large(PanelData):
        is_small = False

    return Large(norm, (0, 0, 0, 0), panel_of(state, norm).numbers)


@st.composite
def figures(draw: st.DrawFn) -> FigureState:
    shape = draw(st.tuples(*(st.integers(1, 7) for _ in range(4))))
    divisors = [k for k in range(1, shape[1] + 1) if shape[1] % k == 0]
    return figure_state(
        shape=shape,
        groups=draw(st.sampled_from(divisors)),
        gamma=draw(st.sampled_from((1.0, -1.5, 0.0))),
        beta=draw(st.sampled_from((0.0, 0.25))),
        epsilon=draw(st.sampled_from((0.0, 1e-3))),
        training=draw(st.booleans()),
        color=draw(st.sampled_from(("x", "x_hat", "y"))),
        slab_axis=draw(st.sampled_from(("none", "N", "C", "HW"))),
        slabs=draw(st.integers(2, 5)),
        peel=draw(st.tuples(*(st.integers(0, 3) for _ in range(3)))),
    )


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@FULL
@given(figures(), st.integers(1, 4), st.floats(-180, 180), st.floats(-85, 85))
def test_a_face_has_the_pixels_of_the_whole_normalized(norm, state, factor, yaw, pitch) -> None:
    """Only what is seen is normalized, and nothing of what is seen changes by that."""
    small, large = panel_of(state, norm), visible_only(state, norm)
    whole = TAKEN[state.color](panel_of(state, norm).whole())
    cube = whole.reshape(*state.shape[:2], -1)
    assert small.limit is not None
    for face in lay_out(state, Camera(yaw, pitch), 600.0, 400.0, 16.0).faces:
        numbers = face_slice(cube, face)
        expected = number_texture(numbers, small.limit, face.shade, (factor, factor), LIGHT)
        for data in (small, large):
            found = COLORINGS[state.color].face(data, face, (factor, factor), LIGHT)
            np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
@pytest.mark.parametrize("color", ["x", "x_hat", "y"])
def test_the_limit_is_that_of_the_whole(norm: str, color: str) -> None:
    state = FigureState(shape=(16, 8, 14, 14), color=color)
    data = visible_only(state, norm)
    flat = TAKEN[color](data.whole()).ravel()
    expected = value_limit(flat)
    shares = color != "x" and data.limit in (STANDARD_LIMIT,)
    assert shares or data.limit == expected


def test_a_face_within_one_row_reads_that_row_alone() -> None:
    state = figure_state(shape=(2, 3, 4, 5), color="x", groups=1)
    x = make_input("noise", state.shape, 0)
    face = Face(0, 1, 0, 3, 7, 10, (0, 0), (1, 0), (0, 1), 1.0)
    found = COLORINGS["x"].face(panel_of(state, "batch", x), face, (1, 1), LIGHT)
    assert found.shape == (3, 3)


@pytest.mark.parametrize(
    ("limit", "ends"),
    [
        (2.5, ("−2.5", "2.5")),
        (0.000654, ("−6.5×10⁻⁴", "6.5×10⁻⁴")),
        (123456.0, ("−1.23×10⁵", "1.23×10⁵")),
        (3e9, ("−3×10⁹", "3×10⁹")),
        (0.0, ("0", "0")),
    ],
)
def test_the_ends_of_the_scale_are_short(limit: float, ends: tuple[str, str]) -> None:
    assert scale_ends(limit) == ends
