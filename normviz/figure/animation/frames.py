"""The scenes of an animation: one setting of the figure goes through its values."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, get_args

from normviz.errors import UserError
from normviz.figure.registries import SOURCES
from normviz.figure.state import Camera, FigureState
from normviz.norms import CATALOG
from normviz.norms.validation import divisors_of

Slider = Literal["groups", "N", "steps", "momentum", "training", "yaw"]
SLIDERS: Final[tuple[Slider, ...]] = get_args(Slider)
MOST_FRAMES: Final = 1000

Look = tuple[FigureState, Camera]
"""What a frame shows, and how the cubes are looked at."""


def frames(
    state: FigureState, camera: Camera, slider: Slider, count: int, kept: Sequence[int] = ()
) -> tuple[Look, ...]:
    """What each frame shows, in the order of time.

    Args:
        state: The figure.
        camera: How the cubes are looked at.
        slider: ``groups`` goes through the divisors of C, ``N`` from 1 to N in steps of
            the number of replicas, ``steps`` from 0 to the steps of the moving statistics,
            ``momentum`` from 0 to 1, ``training`` through the steps of a run, and ``yaw`` once
            around.
        count: Of the frames; values that are fewer stay for several frames each.
        kept: The steps whose weights the run has kept, where x are activations of one.

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
    looks = _looks(state, camera, slider, count, kept)
    if len(looks) < 2:
        raise UserError(
            "expected several values of {slider} to animate, received one",
            code="animation-still",
            slider=slider,
        )
    return tuple(looks[at * len(looks) // count] for at in range(count))


def sliders_of(state: FigureState, kept: Sequence[int] = ()) -> tuple[Slider, ...]:
    """The sliders that would move something in one figure; arguments as for `frames`."""
    hidden = () if _shows_moving_statistics(state) else ("steps", "momentum")
    several = (each for each in SLIDERS if len(_looks(state, Camera(), each, 2, kept)) > 1)
    return tuple(each for each in several if each not in hidden)


def _shows_moving_statistics(state: FigureState) -> bool:
    """Whether colours follow from a moving mean and variance that follow from the steps."""
    has_moving = any(CATALOG[norm].moving for norm in state.norms)
    in_inference = state.both_modes or not state.training
    return has_moving and not state.moving and in_inference and state.color in ("x_hat", "y")


def _looks(
    state: FigureState, camera: Camera, slider: Slider, count: int, kept: Sequence[int]
) -> list[Look]:
    """The different looks along a slider, at most ``count`` where it is continuous."""
    n, c, h, w = state.shape
    has_own_shape = SOURCES[state.source].has_own_shape
    match slider:
        case "groups":
            return [(state.changed(groups=each), camera) for each in divisors_of(c)]
        case "N":
            sizes = () if has_own_shape else range(state.replicas, n + 1, state.replicas)
            return [(replace(state, shape=(each, c, h, w)), camera) for each in sizes]
        case "steps":
            values = _evenly(range(state.steps + 1), count)
            return [(replace(state, steps=each), camera) for each in values]
        case "momentum":
            shares = [at / (count - 1) for at in range(count)]
            return [(state.changed(momentum=each), camera) for each in shares]
        case "training":
            chosen = _evenly(kept, count) if has_own_shape else []
            choices = [replace(state.activations, step=each) for each in chosen]
            return [(replace(state, activations=each), camera) for each in choices]
        case "yaw":
            return [(state, camera.turned(360.0 * at / count, 0.0)) for at in range(count)]


def _evenly(values: Sequence[int], count: int) -> list[int]:
    """At most ``count`` of the values, the first and the last among them."""
    number = min(count, len(values))
    last = max(1, number - 1)
    return [values[round((len(values) - 1) * at / last)] for at in range(number)]
