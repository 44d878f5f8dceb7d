"""The scenes of an animation: one setting of the figure goes through its values."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal, get_args

from normviz.errors import UserError
from normviz.figure.state import Camera, FigureState
from normviz.norms.validation import divisors_of

Slider = Literal["groups", "N", "steps", "momentum", "yaw"]
SLIDERS: Final[tuple[Slider, ...]] = get_args(Slider)
MOST_FRAMES: Final = 1000

Look = tuple[FigureState, Camera]
"""What a frame shows, and how the cubes are looked at."""


def frames(state: FigureState, camera: Camera, slider: Slider, count: int) -> tuple[Look, ...]:
    """What each frame shows, in the order of time.

    Args:
        state: The figure.
        camera: How the cubes are looked at.
        slider: ``groups`` goes through the divisors of C, ``N`` from 1 to N, ``steps`` from 0 to
            the steps of the moving statistics, ``momentum`` from 0 to 1, and ``yaw`` once around.
        count: Of the frames; values that are fewer stay for several frames each.

    Raises:
        UserError: The slider has but one value, or there are too few or too many frames.
    """
    if not 2 <= count <= MOST_FRAMES:
        raise UserError(
            "expected 2 to {most} frames (duration times frames per second), received {count}",
            code="animation-frames",
            most=MOST_FRAMES,
            count=count,
        )
    makers: Mapping[Slider, Callable[[FigureState, Camera, int], list[Look]]] = {
        "groups": _groups,
        "N": _samples,
        "steps": _steps,
        "momentum": _momenta,
        "yaw": _yaws,
    }
    looks = makers[slider](state, camera, count)
    if len(looks) < 2:
        raise UserError(
            "expected several values of {slider} to animate, received one",
            code="animation-still",
            slider=slider,
        )
    return tuple(looks[at * len(looks) // count] for at in range(count))


def _groups(state: FigureState, camera: Camera, count: int) -> list[Look]:  # noqa: ARG001
    return [(state.changed(groups=each), camera) for each in divisors_of(state.shape[1])]


def _samples(state: FigureState, camera: Camera, count: int) -> list[Look]:  # noqa: ARG001
    n, c, h, w = state.shape
    return [(replace(state, shape=(each, c, h, w)), camera) for each in range(1, n + 1)]


def _steps(state: FigureState, camera: Camera, count: int) -> list[Look]:
    number = min(count, state.steps + 1)
    last = max(1, number - 1)
    values = [round(state.steps * at / last) for at in range(number)]
    return [(replace(state, steps=each), camera) for each in values]


def _momenta(state: FigureState, camera: Camera, count: int) -> list[Look]:
    return [(state.changed(momentum=at / (count - 1)), camera) for at in range(count)]


def _yaws(state: FigureState, camera: Camera, count: int) -> list[Look]:
    return [(state, camera.turned(360.0 * at / count, 0.0)) for at in range(count)]
