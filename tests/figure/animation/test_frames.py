import pytest

from normviz.errors import UserError
from normviz.figure.animation.frames import SLIDERS, frames
from normviz.figure.state import Camera, FigureState

STATE = FigureState().changed(shape=(4, 6, 3, 3))


@pytest.mark.parametrize("slider", SLIDERS)
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


@pytest.mark.parametrize("count", [0, 1, 1001])
def test_too_few_or_too_many_frames_are_refused(count: int) -> None:
    with pytest.raises(UserError, match="frames"):
        frames(STATE, Camera(), "yaw", count)


def test_a_slider_with_one_value_is_refused() -> None:
    with pytest.raises(UserError, match="several values of N"):
        frames(FigureState().changed(shape=(1, 6, 3, 3)), Camera(), "N", 4)
