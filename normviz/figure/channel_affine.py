"""γ and β of each channel, and those that undo a norm."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.numbers import FigureNumbers
from normviz.figure.state import LARGEST_EDIT, FigureState
from normviz.norms.statistics import Statistics

Floats = NDArray[np.floating[Any]]

AffineReason = Literal[
    "nothing", "none-learned", "starts-undone", "curved", "samples", "pixels", "too-large"
]
"""Why no γ and β undo a norm: it changes nothing; it learns none; it starts as the identity; it
bends x, as tanh does; every sample, or every pixel, has statistics of its own but shares its
channel's γ and β; the numbers would be larger than can be set."""

_SAME = 1e-9
"""Relative to the largest σ or μ: statistics that differ by less are the same."""


@dataclass(frozen=True)
class Undoing:
    """The γ and β that make y equal to x, or why there are none.

    Attributes:
        gammas: √(σ²+ε) of each channel.
        betas: μ of each channel.
        reason: Why the norm cannot be undone; None where it can.
    """

    gammas: tuple[float, ...] = ()
    betas: tuple[float, ...] = ()
    reason: AffineReason | None = None

    def settings(self) -> dict[str, Any]:
        """The fields of a state that undo the norm."""
        return {"gammas": self.gammas, "betas": self.betas, "scale": True, "center": True}


def with_channel(
    state: FigureState, name: Literal["gamma", "beta"], channel: int, value: float
) -> dict[str, Any]:
    """The fields of a state in which one channel has another γ or β.

    Args:
        state: The settings now.
        name: Which of them.
        channel: From 0.
        value: The new value.
    """
    own = list(getattr(state, f"{name}s"))
    common = getattr(state, name)
    own += [common] * (channel + 1 - len(own))
    own[channel] = value
    while own and own[-1] == common:
        own.pop()
    return {f"{name}s": tuple(own)}


def undoing(state: FigureState, norm: str, numbers: FigureNumbers) -> Undoing:
    """The γ and β with which ``norm`` gives x back.

    Args:
        state: The settings.
        norm: A norm of the catalogue.
        numbers: Of the same settings.
    """
    entry = norms.CATALOG[norm]
    if entry.kind == "identity":
        return Undoing(reason="nothing")
    if entry.gamma_starts_at_divisor:
        return Undoing(reason="starts-undone")
    if "gamma" not in entry.learned:
        return Undoing(reason="none-learned")
    if entry.pointwise is not None:
        return Undoing(reason="curved")
    channels = state.shape[1]
    scale, offset = _inverse(numbers.normalizer(norm).statistics)
    taken = [float(np.abs(each).max()) for each in (scale, offset) if each is not None]
    slack = _SAME * max(taken, default=0.0)
    gammas = _per_channel(scale, channels, 1.0, slack)
    betas = _per_channel(offset, channels, 0.0, slack)
    if isinstance(gammas, str) or isinstance(betas, str):
        return Undoing(reason=gammas if isinstance(gammas, str) else betas)  # type: ignore[arg-type]
    if max(map(abs, (*gammas, *betas))) > LARGEST_EDIT:
        return Undoing(reason="too-large")
    return Undoing(gammas, betas)


def _inverse(taken: Statistics) -> tuple[Floats | None, Floats | None]:
    """Factor and offset that give x back from x̂ = (x − μ)/divisor·r + d."""
    scale, offset = taken.divisor, taken.mean
    if scale is not None and taken.r is not None:
        scale = scale / taken.r
    if scale is not None and offset is not None and taken.d is not None:
        offset = offset - taken.d * scale
    return scale, offset


def _per_channel(
    value: Floats | None, channels: int, neutral: float, slack: float
) -> tuple[float, ...] | AffineReason:
    """One number per channel, or along what those of a channel differ by more than ``slack``."""
    if value is None:
        return (neutral,) * channels
    if float(np.ptp(value, axis=(2, 3)).max()) > slack:
        return "pixels"
    if float(np.ptp(value, axis=0).max()) > slack:
        return "samples"
    return tuple(float(each) for each in np.broadcast_to(value[0, :, 0, 0], channels))
