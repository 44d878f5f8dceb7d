from dataclasses import replace

import pytest

from normviz.errors import UserError
from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.animation.frames import SLIDERS, frames, sliders_of
from normviz.figure.state import Camera, FigureState

STATE = FigureState().changed(shape=(4, 6, 3, 3))


KEPT = (0, 10, 20, 40, 80)
RUN = replace(STATE, source="activations", activations=ActivationChoice(model="a-run"))


@pytest.mark.parametrize("slider", sorted({*SLIDERS} - {"training"}))
@pytest.mark.parametrize("count", [2, 30])
def test_as_many_frames_as_are_wanted_and_they_differ(slider: str, count: int) -> None:
    found = frames(STATE, Camera(), slider, count)  # type: ignore[arg-type]
    assert len(found) == count
    assert len(set(found)) > 1


def test_values_go_from_the_first_to_the_last() -> None:
    groups = [state.groups for state, _ in frames(STATE, Camera(), "groups", 8)]
    assert groups == [1, 1, 2, 2, 3, 3, 6, 6]
    assert [state.shape[0] for state, _ in frames(STATE, Camera(), "N", 4)] == [1, 2, 3, 4]
    steps = [state.steps for state, _ in frames(STATE, Camera(), "steps", 5)]
    assert steps == [0, 5, 10, 15, 20]
    momenta = [state.momentum for state, _ in frames(STATE, Camera(), "momentum", 3)]
    assert momenta == [0.0, 0.5, 1.0]
    yaws = [camera.yaw for _, camera in frames(STATE, Camera(yaw=0), "yaw", 4)]
    assert yaws == [0, 90, -180, -90]


def test_n_goes_through_what_the_replicas_divide() -> None:
    state = replace(STATE, replicas=2)
    assert [each.shape[0] for each, _ in frames(state, Camera(), "N", 2)] == [2, 4]
    assert "N" in sliders_of(state)
    assert "N" not in sliders_of(replace(STATE, replicas=4))


@pytest.mark.parametrize("count", [0, 1, 1001])
def test_too_few_or_too_many_frames_are_refused(count: int) -> None:
    with pytest.raises(UserError, match="frames"):
        frames(STATE, Camera(), "yaw", count)


def test_a_slider_with_one_value_is_refused() -> None:
    with pytest.raises(UserError, match="several values of N"):
        frames(FigureState().changed(shape=(1, 6, 3, 3)), Camera(), "N", 4)


def test_the_training_goes_through_the_steps_that_were_kept() -> None:
    found = [state.activations for state, _ in frames(RUN, Camera(), "training", 3, KEPT)]
    assert [each.step for each in found] == [0, 20, 80]
    assert {each.model for each in found} == {"a-run"}
    longer = [state.activations.step for state, _ in frames(RUN, Camera(), "training", 10, KEPT)]
    assert longer == [0, 0, 10, 10, 20, 20, 40, 40, 80, 80]


@pytest.mark.parametrize(("state", "kept"), [(STATE, KEPT), (RUN, ()), (RUN, (5,))])
def test_there_is_no_training_without_a_run_of_several_steps(
    state: FigureState, kept: tuple[int, ...]
) -> None:
    with pytest.raises(UserError, match="several values of training"):
        frames(state, Camera(), "training", 4, kept)


def test_the_sliders_of_a_figure_are_those_that_move_something() -> None:
    assert sliders_of(STATE) == ("groups", "N", "yaw")
    shown = STATE.changed(norms=("batch",), color="y", training=False)
    assert sliders_of(shown) == ("groups", "N", "steps", "momentum", "yaw")
    assert "steps" not in sliders_of(shown.changed(norms=("layer",)))
    assert sliders_of(STATE.changed(shape=(1, 1, 3, 3), groups=1)) == ("yaw",)
    assert "training" in sliders_of(RUN, KEPT)
    assert "N" not in sliders_of(RUN, KEPT)
