import numpy as np
import pytest

from normviz.presentation.consensus import consensus_of


def sure(digit: int, share: float = 0.9) -> np.ndarray:
    values = np.full(10, (1 - share) / 9, np.float32)
    values[digit] = share
    return values


def test_nobody_asked_means_no_consensus() -> None:
    assert consensus_of({}, "batch") is None


def test_the_default_model_is_gone_by() -> None:
    said = {"none": sure(1), "batch": sure(7, 0.6), "group": sure(1), "layer": sure(9)}
    consensus = consensus_of(said, "batch")
    assert consensus is not None
    assert consensus.digit == 7
    assert consensus.sure == pytest.approx(0.6)
    assert (consensus.agreeing, consensus.asked) == (1, 4)
    assert consensus.others == ((1, 2), (9, 1))


def test_without_the_default_model_the_first_is_gone_by() -> None:
    consensus = consensus_of({"none": sure(1), "group": sure(2)}, "batch")
    assert consensus is not None
    assert consensus.digit == 1
