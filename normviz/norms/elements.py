"""One element seen close: its statistic set, before and after, and the numbers in its formula."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from normviz.norms import checks
from normviz.norms.catalog import norm_named
from normviz.norms.layout import Box, Sets, members, sets
from normviz.norms.maths import Normalized, Options, apply, check_options, statistics_of
from normviz.norms.norm import Norm
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
        divisor: What x less the mean is divided by; None for ``none``.
        epsilon: As used; None for ``none``.
        gamma: The scale at this element (g of ``weight``); 1 where none is given.
        beta: The offset at this element; 0 where none is given.
        size: Number of elements in its set.
        count: Number of sets.
        before: The values of the set's members, in the tensor's order, 1-D.
        after: What they become, 1-D.
    """

    index: checks.Index
    x: float
    x_hat: float
    y: float
    mean: float | None
    variance: float | None
    mean_square: float | None
    divisor: float | None
    epsilon: float | None
    gamma: float
    beta: float
    size: int
    count: int
    before: FloatArray
    after: FloatArray


def element(
    name: str,
    x: ArrayLike,
    index: Sequence[int],
    groups: int | None = None,
    epsilon: float | None = None,
    gamma: ArrayLike | None = None,
    beta: ArrayLike | None = None,
    training: bool = True,
    moving_mean: ArrayLike | None = None,
    moving_variance: ArrayLike | None = None,
    tau: ArrayLike | None = None,
    known: Normalized | None = None,
) -> Element:
    """What `normalize` does to one element; reads only the members of its statistic set.

    Args:
        name: A norm of the catalogue.
        x: As for `normalize`. An array of float32 or float64 is not copied.
        index: Of the element, four ints inside the tensor.
        groups: As for `normalize`.
        epsilon: As for `normalize`.
        gamma: As for `normalize`.
        beta: As for `normalize`.
        training: As for `normalize`.
        moving_mean: As for `normalize`.
        moving_variance: As for `normalize`.
        tau: As for `normalize`.
        known: The result of `normalize` with the very same arguments, if it is at hand: its
            statistics are looked up instead of computed. Worth it for ``spectral``, whose set is
            the whole kernel.

    Raises:
        ValueError: As for `normalize`, or the index is outside.
    """
    norm = norm_named(name)
    whole = np.asarray(x)
    shape = checks.four_sizes(whole.shape)
    where = checks.inside(index, shape)
    box = members(name, shape, where, groups, training)
    options = _within(
        check_options(
            norm,
            shape,
            epsilon=epsilon,
            gamma=gamma,
            beta=beta,
            tau=tau,
            moving_mean=moving_mean,
            moving_variance=moving_variance,
            training=training,
        ),
        box,
    )
    part = checks.tensor(whole[box])
    if known is None:
        taken = statistics_of(norm, part, np.zeros((1, 1, 1, 1), dtype=np.int32), options)
    else:
        taken = _looked_up(known, box, shape)
    place = tuple(i - side.start for i, side in zip(where, box, strict=True))
    cut = sets(name, shape, groups, training)
    return _seen(norm, where, place, cut, part, taken, options)


def _seen(
    norm: Norm,
    index: checks.Index,
    place: tuple[int, ...],
    cut: Sets,
    part: FloatArray,
    taken: Statistics,
    options: Options,
) -> Element:
    """The element at ``place`` in its set ``part``, normalized with the statistics ``taken``."""
    done = apply(norm, part, taken, options)

    def here(value: FloatArray | None) -> float | None:
        return None if value is None else float(np.broadcast_to(value, part.shape)[place])

    gamma = here(taken.divisor if norm.restores and options.gamma is None else options.gamma)
    return Element(
        index=index,
        x=float(part[place]),
        x_hat=float(done.x_hat[place]),
        y=float(done.y[place]),
        mean=here(taken.mean),
        variance=here(taken.variance),
        mean_square=here(taken.mean_square),
        divisor=here(taken.divisor),
        epsilon=None if norm.keras_epsilon is None else options.epsilon,
        gamma=1.0 if gamma is None else gamma,
        beta=here(options.beta) or 0.0,
        size=cut.size,
        count=cut.count,
        before=part.ravel(),
        after=done.y.ravel(),
    )


def _within(options: Options, box: Box) -> Options:
    """The options of the whole tensor, for the part in the box."""

    def cut(value: FloatArray | None) -> FloatArray | None:
        return None if value is None else _part(value, box)

    return replace(
        options,
        gamma=cut(options.gamma),
        beta=cut(options.beta),
        tau=cut(options.tau),
        moving_mean=_part(options.moving_mean, box),
        moving_variance=_part(options.moving_variance, box),
    )


def _looked_up(known: Normalized, box: Box, shape: checks.Shape) -> Statistics:
    if known.y.shape != shape:
        raise ValueError(f"expected known of the shape {shape}, received {known.y.shape}")

    def cut(value: FloatArray | None) -> FloatArray | None:
        return None if value is None else _part(value, box).astype(np.float64)

    return Statistics(
        mean=cut(known.mean),
        variance=cut(known.variance),
        mean_square=cut(known.mean_square),
        divisor=cut(known.divisor),
    )


def _part(value: FloatArray, box: Box) -> FloatArray:
    """What of a broadcasting array belongs to the box."""
    sides = tuple(
        slice(None) if length == 1 else side for length, side in zip(value.shape, box, strict=True)
    )
    return value[sides]
