"""Offsets and factors that a tensor is given, and what norms leave of them, computed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.state import Shape
from normviz.lessons.quiz.norm_setting import NormSetting, sharing_norms
from normviz.lessons.quiz.question import Words

Array = NDArray[np.float64]

_ERASED: Final = 1e-6
"""The largest change of y, about 1 in size, that is rounding."""
_SEEN: Final = 0.05
"""The smallest that is seen."""


@dataclass(frozen=True)
class TensorChange:
    """An offset or a factor.

    Attributes:
        text: What is done to x.
        axes: The axes along which it has a number for each index; it is the same over the others.
        apply: Changes x (N, C, H, W) by numbers that broadcast against it.
    """

    text: Words
    axes: tuple[int, ...]
    apply: Callable[[Array, Array], Array]

    def changed(self, x: Array, random: np.random.Generator) -> Array:
        """The tensor with random numbers, 0.5 to 2."""
        sizes = [size if axis in self.axes else 1 for axis, size in enumerate(x.shape)]
        return self.apply(x, random.uniform(0.5, 2.0, sizes))


CHANGES: Final = (
    TensorChange(Words("The same number is added to all of x."), (), np.add),
    TensorChange(Words("Each sample gets an offset of its own."), (0,), np.add),
    TensorChange(Words("Each channel gets an offset of its own."), (1,), np.add),
    TensorChange(Words("Each channel of each sample gets an offset of its own."), (0, 1), np.add),
    TensorChange(Words("Each place (h, w) gets an offset of its own."), (2, 3), np.add),
    TensorChange(Words("All of x is multiplied by one positive number."), (), np.multiply),
    TensorChange(
        Words("Each sample is multiplied by a positive number of its own."), (0,), np.multiply
    ),
    TensorChange(
        Words("Each channel is multiplied by a positive number of its own."), (1,), np.multiply
    ),
    TensorChange(
        Words("Each pixel of each sample is multiplied by a positive number of its own."),
        (0, 2, 3),
        np.multiply,
    ),
)


def output(setting: NormSetting, x: Array) -> Array:
    """The output of the norm with ε = 0, γ = 1 and β = 0."""
    found = norms.normalize(setting.norm, x, setting.groups, epsilon=0.0, training=setting.training)
    return np.asarray(found.y, np.float64)


def effect(setting: NormSetting, change: TensorChange, random: np.random.Generator) -> float:
    """How far the change moves y at most, for noise."""
    x = random.normal(size=setting.shape)
    return float(np.abs(output(setting, change.changed(x, random)) - output(setting, x)).max())


def is_erased(moved: float) -> bool | None:
    """Whether y stays as it was; None where that cannot be told from the number."""
    if moved < _ERASED:
        return True
    return False if moved > _SEEN else None


def share_between(x: Array, axis: int) -> float:
    """The share of the variance of x that lies between the indices of one axis, 0 to 1."""
    means = x.mean(tuple(each for each in range(x.ndim) if each != axis))
    return float(means.var() / x.var())


def stateless_norms() -> list[str]:
    """The norms that share statistics and whose output, in training, follows from x alone."""
    return [name for name in sharing_norms() if not norms.CATALOG[name].reads_moving(True)]


def noise_with_offsets(shape: Shape, axis: int, random: np.random.Generator) -> Array:
    """Noise with an offset for each index of one axis."""
    sizes = [size if at == axis else 1 for at, size in enumerate(shape)]
    found: Any = random.normal(size=shape) + random.normal(0.0, 1.5, sizes)
    return np.asarray(found, np.float64)
