import numpy as np
import pytest

from normviz import norms
from normviz.figure.state import ElementEdit
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.model import CubeModel
from tests.figure.states import figure_state

STATE = figure_state(
    norms=tuple(norms.CATALOG), shape=(3, 4, 2, 3), gamma=1.5, beta=-0.25, groups=2
)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_every_element_reads_as_the_norms_room_says(qapp, name, training):
    model = CubeModel(figure_state(**{**vars(STATE), "training": training}))
    readings = Readings(model)
    for index in np.ndindex(*STATE.shape):
        model.hover(index)
        told = readings.of(name)
        direct = norms.element_of(model.state.spec(name), model.x, index, model.parameters(name))
        assert told.index == index
        assert (told.x, told.y) == pytest.approx((direct.x, direct.y), rel=1e-6, abs=1e-7)
        assert told.x_hat == pytest.approx(direct.x_hat, rel=1e-5, abs=1e-6)
        assert told.size == direct.size
        np.testing.assert_array_equal(told.before, direct.before)


def test_within_a_set_nothing_is_computed_anew(qapp):
    model = CubeModel(STATE)
    readings = Readings(model)
    model.hover((0, 0, 0, 0))
    first = readings.of("layer")
    model.hover((0, 3, 1, 2))
    assert readings.of("layer").before is first.before
    model.hover((1, 3, 1, 2))
    assert readings.of("layer").before is not first.before


def test_forgetting_reads_the_new_tensor(qapp):
    model = CubeModel(STATE)
    readings = Readings(model)
    before = readings.of("batch")
    model.change("edit", edits=(ElementEdit((0, 0, 0, 0), 9.0),))
    readings.forget()
    assert readings.of("batch").x == 9.0
    assert readings.of("batch").mean != before.mean
