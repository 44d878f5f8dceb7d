"""One element in detail: its statistic set, before and after, and the formula's numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

import numpy as np
from numpy.typing import ArrayLike

from normviz.norms import validation
from normviz.norms.arguments import NormArguments, spec_and_parameters
from normviz.norms.parameters import FittedParameters, NormParameters, fit
from normviz.norms.sets import Box, Sets, members, sets
from normviz.norms.spec import NormSpec
from normviz.norms.standardization import apply, statistics_of
from normviz.norms.statistics import FloatArray, Statistics


@dataclass(frozen=True)
class Element:
    """One element and what the norm makes of it.

    Attributes:
        index: (n, c, h, w); for a kernel norm (C_out, C_in, kh, kw).
        x: Before.
        x_hat: Centred and divided.
        y: After.
        mean: μ of its set; None where the norm has none.
        variance: Biased σ² of its set; None where the norm has none.
        mean_square: Mean of x² over its set, for ``rms`` and ``frn``; else None.
        length: The L2 norm or σ₁ of its set, before epsilon bounds it; None where the norm has
            none.
        divisor: What x less the mean is divided by; None for ``none``.
        r: What that quotient is multiplied by; None where it is not corrected.
        d: What is added then; None likewise.
        alpha: Factor of x within a pointwise norm; None for all others.
        epsilon: As used; None for ``none``.
        gamma: The scale at this element (g of ``weight``); 1 where none is given.
        beta: The offset at this element; 0 where none is given.
        size: Number of elements in its set.
        count: Number of sets.
        box: Its set, as slices along the four axes.
        before: The values of the set's members, in the tensor's order, 1-D.
        after: What they become, 1-D.
    """

    index: validation.Index
    x: float
    x_hat: float
    y: float
    mean: float | None
    variance: float | None
    mean_square: float | None
    length: float | None
    divisor: float | None
    r: float | None
    d: float | None
    alpha: float | None
    epsilon: float | None
    gamma: float
    beta: float
    size: int
    count: int
    box: Box
    before: FloatArray
    after: FloatArray


def element(
    name: str,
    x: ArrayLike,
    index: Sequence[int],
    groups: int | None = None,
    **arguments: Unpack[NormArguments],
) -> Element:
    """What `normalize` does to one element; reads only the members of its statistic set.

    Args:
        name: A norm of the catalogue.
        x: As for `normalize`. An array of float32 or float64 is not copied.
        index: Of the element, four ints inside the tensor.
        groups: As for `normalize`.
        **arguments: As for `normalize`.

    Raises:
        ValueError: As for `normalize`, or the index is outside.
    """
    spec, parameters = spec_and_parameters(name, groups, arguments)
    return element_of(spec, x, index, parameters)


@np.errstate(under="ignore")  # what is smaller than any number is 0
def element_of(
    spec: NormSpec,
    x: ArrayLike,
    index: Sequence[int],
    parameters: NormParameters | None = None,
    replicas: int = 1,
    sigma: float | None = None,
) -> Element:
    """What `normalized` does to one element; reads only the members of its statistic set.

    Args:
        spec: As for `normalized`.
        x: As for `element`.
        index: As for `element`.
        parameters: As for `normalized`.
        replicas: As for `labels`.
        sigma: As for `Normalizer`.

    Raises:
        ValueError: As for `element`.
    """
    whole = np.asarray(x)
    shape = validation.four_sizes(whole.shape)
    where = validation.inside(index, shape)
    box = members(spec.name, shape, where, spec.groups, spec.training, replicas)
    fitted = fit(spec, shape, parameters or NormParameters()).within(box)
    part = validation.tensor(whole[box])
    taken = statistics_of(spec, part, np.zeros((1, 1, 1, 1), dtype=np.int32), fitted, sigma)
    place = tuple(i - side.start for i, side in zip(where, box, strict=True))
    cut = sets(spec.name, shape, spec.groups, spec.training, replicas)
    return _read(spec, _Found(where, place, cut, box, part), taken, fitted)


@dataclass(frozen=True)
class _Found:
    """An element at ``index``, at ``place`` in its set ``part``, which is cut out at ``box``."""

    index: validation.Index
    place: tuple[int, ...]
    cut: Sets
    box: Box
    part: FloatArray


def _read(spec: NormSpec, found: _Found, taken: Statistics, fitted: FittedParameters) -> Element:
    """The element, normalized with the statistics ``taken`` from its set."""
    norm, part, place = spec.norm, found.part, found.place
    done = apply(spec, part, taken, fitted)

    def here(value: FloatArray | None) -> float | None:
        return None if value is None else float(np.broadcast_to(value, part.shape)[place])

    gamma = here(
        taken.divisor if norm.gamma_starts_at_divisor and fitted.gamma is None else fitted.gamma
    )
    return Element(
        index=found.index,
        x=float(part[place]),
        x_hat=float(done.x_hat[place]),
        y=float(done.y[place]),
        mean=here(taken.mean),
        variance=here(taken.variance),
        mean_square=here(taken.mean_square),
        length=here(taken.length),
        divisor=here(taken.divisor),
        r=here(taken.r),
        d=here(taken.d),
        alpha=None if norm.pointwise is None else here(fitted.alpha),
        epsilon=None if norm.keras_epsilon is None else spec.used_epsilon,
        gamma=1.0 if gamma is None else gamma,
        beta=here(fitted.beta) or 0.0,
        size=found.cut.size,
        count=found.cut.count,
        box=found.box,
        before=part.ravel(),
        after=done.y.ravel(),
    )
