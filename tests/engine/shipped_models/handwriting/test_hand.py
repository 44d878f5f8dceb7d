"""Effects of a hand on strokes."""

import numpy as np
import pytest

from normviz.drawing import from_strokes
from normviz.engine.shipped_models.handwriting import (
    NEAT,
    StrokeVariation,
    pen_for,
    rewritten,
    write,
)

STILL = StrokeVariation((0.0, 0.0), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
ANGLE = [np.array([[10.0, 10.0], [10.0, 50.0], [30.0, 50.0]])]


def test_a_still_hand_only_changes_the_unit() -> None:
    (stroke,) = rewritten(ANGLE, STILL, np.random.default_rng(0))
    assert np.ptp(stroke, axis=0) == pytest.approx([0.5, 1.0])
    before, after = from_strokes(ANGLE), from_strokes([stroke])
    assert np.abs(before - after).max() < 0.25  # a rounded corner and nothing else


@pytest.mark.parametrize(
    "strokes",
    [[np.array([[3.0, 4.0]])], [np.array([[1.0, 1.0], [1.0, 1.0]])], [np.empty((0, 2)), ANGLE[0]]],
    ids=["dot", "standing pen", "empty stroke"],
)
def test_odd_strokes_stay_finite(strokes: list[np.ndarray]) -> None:
    random = np.random.default_rng(1)
    for _ in range(50):
        written = rewritten(strokes, NEAT, random)
        assert written
        assert all(np.isfinite(stroke).all() and len(stroke) for stroke in written)


def test_every_hand_is_another_and_the_same_seed_gives_the_same() -> None:
    first = rewritten(ANGLE, NEAT, np.random.default_rng(3))
    again = rewritten(ANGLE, NEAT, np.random.default_rng(3))
    other = rewritten(ANGLE, NEAT, np.random.default_rng(4))
    assert np.array_equal(first[0], again[0])
    assert first[0].shape != other[0].shape or not np.allclose(first[0], other[0])


def test_pens_reach_from_a_hair_to_a_brush_and_are_often_unknown() -> None:
    random = np.random.default_rng(5)
    pens = [pen_for(ANGLE, random) for _ in range(400)]
    known = [pen / 40 for pen in pens if pen is not None]
    assert 0.55 < len(known) / len(pens) < 0.75
    assert 0.02 <= min(known) < 0.03
    assert 0.2 < max(known) <= 0.25


@pytest.mark.parametrize("digit", range(10))
def test_written_digits_fit_a_page(digit: int) -> None:
    random = np.random.default_rng(digit)
    for _ in range(40):
        points = np.concatenate(write(digit, random))
        assert np.isfinite(points).all()
        low, high = points.min(0), points.max(0)
        assert 0.4 < (high - low)[1] < 2.0
        assert (high - low)[0] < 2.0


def test_written_digits_are_repeatable() -> None:
    one, two = (write(4, np.random.default_rng(9)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
