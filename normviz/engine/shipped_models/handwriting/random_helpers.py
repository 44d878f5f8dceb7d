"""Seeded random helpers for the synthetic digits."""

from typing import TypeVar

import numpy as np

T = TypeVar("T")


class RandomHelper:
    """A random generator with short names: digits are sketched with many of them."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def between(self, low: float, high: float) -> float:
        """A number between two others, all equally likely."""
        return float(self.random.uniform(low, high))

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return bool(self.random.random() < share)

    def pick(self, options: dict[T, float]) -> T:
        """One of the options, by their weights."""
        names = list(options)
        weights = np.array(list(options.values()), float)
        return names[int(self.random.choice(len(names), p=weights / weights.sum()))]
