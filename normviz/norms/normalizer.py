"""A norm with the statistics of a whole tensor, ready to normalize any part of it.

What is seen of a large tensor are three sides of a cube: a few percent of its elements. Their
statistics are those of all elements, but only the part itself has to be normalized.
"""

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from normviz.norms import validation
from normviz.norms.parameters import FittedParameters, NormParameters, fit, part_of
from normviz.norms.sets import labels
from normviz.norms.shared_moments import ImageMoments, SharedMoments
from normviz.norms.spec import NormSpec
from normviz.norms.standardization import Normalized, apply, needs_float64, statistics_of
from normviz.norms.statistics import FloatArray, Statistics, moments

PartIndex = tuple[Any, Any, Any, Any]
"""An index along N, C, H and W as NumPy takes it: four slices, or four arrays of whole numbers."""

Record = TypeVar("Record", Normalized, Statistics, FittedParameters)

_SAFE = 1e30
"""Results of at most that size cannot overflow as float32."""


class Normalizer:
    """Normalizes parts of a tensor exactly as it normalizes the whole.

    Attributes:
        x: The tensor, as float32 or float64.
        statistics: What was taken from it.
    """

    @np.errstate(under="ignore")  # what is smaller than any number is 0
    def __init__(
        self,
        spec: NormSpec,
        x: ArrayLike,
        parameters: NormParameters | None = None,
        shared: SharedMoments | None = None,
        replicas: int = 1,
        sigma: float | None = None,
    ) -> None:
        """Takes the statistics.

        Args:
            spec: The settings, as for `normalized`.
            x: (N, C, H, W).
            parameters: γ, β, τ and the moving statistics; all at their start when None.
            shared: The moments of the same x, where several norms are shown.
            replicas: As for `labels`.
            sigma: σ₁ of x for a norm that divides by it; found here where it is None.

        Raises:
            ValueError: As for `normalize`.
        """
        self.x = validation.tensor(x)
        self._spec = spec
        found = labels(spec.name, self.x.shape, spec.groups, spec.training, replicas)
        shape = validation.four_sizes(self.x.shape)
        self._fitted = fit(spec, shape, parameters or NormParameters())
        self._shared = shared or SharedMoments(self.x)
        taken = None
        plain = spec.norm.statistics is moments and spec.norm.correct is None
        if plain and not spec.uses_moving:
            taken = self._shared.of(found, spec.used_epsilon)
        self.statistics = taken or statistics_of(spec, self.x, found, self._fitted, sigma)
        self._in_float64 = needs_float64(self.x.dtype, self.statistics)
        self._whole: Normalized | None = None
        self._is_safe: bool | None = None

    @np.errstate(under="ignore")
    def whole(self) -> Normalized:
        """The whole tensor, normalized.

        Raises:
            ValueError: A result is too large for the dtype of the tensor.
        """
        return apply(self._spec, self.x, self.statistics, self._fitted, self._in_float64)

    @np.errstate(under="ignore")
    def part(self, place: PartIndex) -> Normalized:
        """What ``whole`` gives at ``place``, bit by bit.

        Raises:
            ValueError: As for ``whole``.
        """
        if self._is_safe is None:
            self._is_safe = self._cannot_overflow()
        if not self._is_safe:
            # Where one element overflows, all of them are computed in float64.
            self._whole = self._whole or self.whole()
            return _cut(self._whole, self.x.shape, place)
        taken = _cut(self.statistics, self.x.shape, place)
        fitted = _cut(self._fitted, self.x.shape, place)
        return apply(self._spec, self.x[place], taken, fitted, self._in_float64)

    @np.errstate(under="ignore")
    def images(self) -> ImageMoments:
        """Mean and variance of each image (n, c) of ``whole().y``, but for its rounding.

        A norm that maps each image by one factor and one offset maps mean and variance likewise:
        the whole is not computed.

        Raises:
            ValueError: As for ``whole``.
        """
        if not self._maps_images():
            return ImageMoments.of(self.whole().y)
        before, taken = self._shared.images, self.statistics
        means = before.mean[..., None, None]
        mean = apply(self._spec, means, taken, self._fitted).y
        linear = replace(taken, mean=None, remainder=None, d=None)
        factor = apply(self._spec, np.ones_like(means), linear, replace(self._fitted, beta=None)).y
        shape = before.mean.shape
        return ImageMoments(mean.reshape(shape), before.variance * factor.reshape(shape) ** 2)

    def _maps_images(self) -> bool:
        taken, fitted = self.statistics, self._fitted
        if self._spec.norm.pointwise is not None or fitted.tau is not None:
            return False
        used = (taken.mean, taken.divisor, taken.r, taken.d, fitted.gamma, fitted.beta)
        return all(each is None or each.shape[2:] == (1, 1) for each in used)

    def _cannot_overflow(self) -> bool:
        taken, fitted = self.statistics, self._fitted
        divisor = np.ones(1) if taken.divisor is None else taken.divisor
        least = float(np.min(divisor, where=divisor > 0, initial=1.0))
        reach = (_largest(self.x) + _largest(taken.mean)) / least
        gamma = divisor if fitted.gamma is None else fitted.gamma
        if taken.r is not None:
            reach = reach * max(1.0, _largest(taken.r)) + _largest(taken.d)
        return reach * max(1.0, _largest(gamma)) + _largest(fitted.beta) < _SAFE


def _largest(value: FloatArray | None) -> float:
    return 0.0 if value is None else max(float(value.max()), -float(value.min()))


def _cut(record: Record, shape: tuple[int, ...], place: PartIndex) -> Record:
    """A record of arrays that broadcast against ``shape``, each at ``place``."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    given = {name: value for name, value in values.items() if value is not None}
    return replace(record, **{name: _at(value, shape, place) for name, value in given.items()})


def _at(value: FloatArray, shape: tuple[int, ...], place: PartIndex) -> FloatArray:
    if all(isinstance(side, slice) for side in place):
        return part_of(value, place)  # nothing is copied: what repeats goes on repeating
    return np.broadcast_to(value, shape)[place]
