"""Learning-rate schedules as data: evaluated here for the step plot, in Keras by the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import inf
from typing import Any, Literal, Self, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

Kind = Literal["constant", "epoch-exponential", "step-exponential", "inverse-time"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The learning rate as a function of the epoch and the step, both counted from 0.

    Attributes:
        kind: ``constant``: initial; ``epoch-exponential``: initial·factor^epoch;
            ``step-exponential``: floor + initial·exp(−step/steps);
            ``inverse-time``: initial/(1 + decay·step), what Keras 1 and 2 called ``decay``.
        initial: The rate that decays, above 0.
        factor: What an epoch multiplies the rate by, above 0 (``epoch-exponential``).
        floor: The rate that is left in the end, at least 0 (``step-exponential``).
        steps: After so many steps the decaying part is 1/e, above 0 (``step-exponential``).
        decay: How much a step adds to the divisor, at least 0 (``inverse-time``).

    Raises:
        ValueError: A number lies outside its range or the kind is unknown.
    """

    kind: Kind = "constant"
    initial: float = 0.001
    factor: float = 1.0
    floor: float = 0.0
    steps: float = 1.0
    decay: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind: expected one of {', '.join(KINDS)}; received {self.kind!r}")
        for name in ("initial", "factor", "steps"):
            self._check(name, positive=True)
        for name in ("floor", "decay"):
            self._check(name, positive=False)

    def _check(self, name: str, *, positive: bool) -> None:
        value = getattr(self, name)
        wanted = "above 0" if positive else "of at least 0"
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 <= value < inf or (positive and value == 0):
            raise ValueError(f"{name}: expected a number {wanted}; received {value!r}")

    def rate(self, epoch: ArrayLike, step: ArrayLike) -> NDArray[np.float64]:
        """The learning rate at a step.

        Args:
            epoch: The epoch that the step lies in, from 0; a number or an array.
            step: The step since the start of the training, from 0; broadcasts with ``epoch``.

        Returns:
            The rates, of the shape that ``epoch`` and ``step`` broadcast to; infinite where no
            float is large enough.
        """
        with np.errstate(over="ignore", under="ignore"):
            return self._rate(epoch, step)

    def _rate(self, epoch: ArrayLike, step: ArrayLike) -> NDArray[np.float64]:
        epochs, steps = np.broadcast_arrays(np.asarray(epoch, float), np.asarray(step, float))
        if self.kind == "epoch-exponential":
            return np.asarray(self.initial * self.factor**epochs)
        if self.kind == "step-exponential":
            return np.asarray(self.floor + self.initial * np.exp(-steps / self.steps))
        if self.kind == "inverse-time":
            return np.asarray(self.initial / (1.0 + self.decay * steps))
        return np.full(epochs.shape, self.initial)

    def to_json(self) -> dict[str, Any]:
        """The schedule as an object that ``json`` writes."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The schedule that :meth:`to_json` wrote.

        Raises:
            ValueError: A key is unknown or a value is none that a schedule can have.
        """
        known = {field.name for field in fields(cls)}
        if unknown := sorted(set(data) - known):
            raise ValueError(f"schedule: expected {', '.join(sorted(known))}; received {unknown}")
        return cls(**data)


def constant(rate: float) -> Schedule:
    """A rate that stays as it is."""
    return Schedule("constant", rate)


def per_epoch(initial: float, factor: float) -> Schedule:
    """initial·factor^epoch, the codelab's decay."""
    return Schedule("epoch-exponential", initial, factor=factor)
