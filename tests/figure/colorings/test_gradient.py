"""The colouring "gradient": waiting, refused, and the derivatives themselves."""

import numpy as np
import pytest

from normviz.figure.colors import LIGHT, value_levels, value_table
from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.figure.layout import lay_out
from normviz.figure.numbers import NO_LAYERS, FigureNumbers
from normviz.figure.panel_data import PanelData
from normviz.figure.registries import COLORINGS
from normviz.figure.state import Camera, FigureState, Index
from normviz.figure.tensor_source import NotReadyError, SourceTensor
from tests.figure.made import make_input, panel_of

STATE = FigureState(norms=("batch",), color="gradient")
INDEX = (1, 2, 0, 1)


def random_gradient(request: GradientRequest) -> GradientArray:
    seed = int(np.ravel_multi_index(request.index, request.x.shape))
    return np.random.default_rng(seed).normal(size=request.x.shape)


def panel(gradients: object, index: Index = INDEX, state: FigureState = STATE) -> PanelData:
    tensor = SourceTensor(make_input("noise", state.shape, 0))
    numbers = FigureNumbers(state, lambda: tensor, gradients)  # type: ignore[arg-type]
    return PanelData("batch", index, numbers)


def test_a_face_shows_the_derivatives() -> None:
    data = panel(random_gradient)
    whole = data.gradient
    assert whole is not None
    assert data.note == ""
    for face in lay_out(STATE, Camera(), 600, 400, 16).faces:
        found = COLORINGS["gradient"].face(data, face, (1, 1), LIGHT)
        cube = whole.reshape(4, 6, 9)
        low, high = face.span()
        part = cube[low[0] : high[0], low[1] : high[1], low[2] : high[2]]
        numbers = part.transpose(face.v_axis, face.u_axis, face.axis)[..., 0]
        expected = value_table(LIGHT, face.shade)[value_levels(numbers, data.limit or 0)]
        np.testing.assert_array_equal(found, expected)


def test_another_element_has_other_derivatives_and_another_limit() -> None:
    data = panel(random_gradient)
    before, limit = data.gradient, data.limit
    data.look_at((0, 0, 0, 0))
    assert data.limit != limit
    assert not np.array_equal(data.gradient, before)


def test_the_element_s_own_derivative_does_not_hide_the_others() -> None:
    def peaked(request: GradientRequest) -> GradientArray:
        found = np.zeros(request.x.shape)
        found[:, 2] = -0.02
        found[request.index] = 1.0
        return found

    assert panel(peaked).limit == pytest.approx(0.02)


def test_until_it_is_there_nothing_is_coloured_and_that_is_said() -> None:
    def wait(request: GradientRequest) -> GradientArray:
        raise NotReadyError("waiting for the real layer…")

    data = panel(wait)
    assert data.gradient is None
    assert data.note == "waiting for the real layer…"
    face = lay_out(STATE, Camera(), 600, 400, 16).faces[0]
    table = COLORINGS["gradient"].face(data, face, (1, 1), LIGHT)
    assert len(np.unique(table)) == 1


def test_without_real_layers_it_says_so() -> None:
    assert panel_of(STATE, "batch").note == NO_LAYERS
    assert COLORINGS["gradient"].follows_element
