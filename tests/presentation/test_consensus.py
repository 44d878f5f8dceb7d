import numpy as np
import pytest

from normviz.presentation.consensus import verdict_of


def sure(digit: int, share: float = 0.9) -> np.ndarray:
    values = np.full(10, (1 - share) / 9, np.float32)
    values[digit] = share
    return values


def test_nobody_asked_means_no_verdict() -> None:
    assert verdict_of({}, "batch") is None


def test_the_default_model_is_gone_by() -> None:
    said = {"none": sure(1), "batch": sure(7, 0.6), "group": sure(1), "layer": sure(9)}
    verdict = verdict_of(said, "batch")
    assert verdict is not None
    assert verdict.digit == 7
    assert verdict.sure == pytest.approx(0.6)
    assert (verdict.agreeing, verdict.asked) == (1, 4)
    assert verdict.others == ((1, 2), (9, 1))


def test_without_the_default_model_the_first_is_gone_by() -> None:
    verdict = verdict_of({"none": sure(1), "group": sure(2)}, "batch")
    assert verdict is not None
    assert verdict.digit == 1
