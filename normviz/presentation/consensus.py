"""Consensus of several predictions: the default model's digit, confidence, agreement."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from normviz.ports.prediction import Probabilities

UNSURE = 0.6
"""Below this probability the default model is called unsure."""


@dataclass(frozen=True)
class Consensus:
    """The default model's prediction, and how many models agree.

    Attributes:
        digit: What the default model reads.
        sure: Its probability, 0 to 1.
        agreeing: How many of the models that answered read the same digit.
        asked: How many answered.
        others: (digit, how many) of those that read another one, the most frequent first.
    """

    digit: int
    sure: float
    agreeing: int
    asked: int
    others: tuple[tuple[int, int], ...]


def consensus_of(probabilities: Mapping[str, Probabilities], default: str) -> Consensus | None:
    """The consensus; None where nobody answered.

    Args:
        probabilities: (10,) by model.
        default: The model to go by; where it was not asked, the first one is.
    """
    if not probabilities:
        return None
    name = default if default in probabilities else next(iter(probabilities))
    read = {each: int(np.argmax(values)) for each, values in probabilities.items()}
    digit = read[name]
    votes = list(read.values())
    counts = {each: votes.count(each) for each in sorted(set(votes)) if each != digit}
    others = sorted(counts.items(), key=lambda item: -item[1])
    sure = float(np.max(probabilities[name]))
    return Consensus(digit, sure, votes.count(digit), len(votes), tuple(others))
