"""Sums of a gradient over a set."""

import numpy as np

from normviz import norms
from normviz.presentation.inspector.gradient_sums import gradient_sums

SHAPE = (2, 3, 2, 2)
INDEX = (1, 2, 0, 1)
BOX = norms.members("batch", SHAPE, INDEX)
X = np.random.default_rng(0).normal(size=SHAPE).astype(np.float32)


def test_what_cancels_but_for_rounding_is_zero() -> None:
    found = np.zeros(SHAPE)
    found[BOX] = -1 / 8
    found[INDEX] += 1 + 1e-15
    sums = gradient_sums(found, INDEX, BOX, X)
    assert sums.is_zero
    assert sums.reached == 8
    assert sums.outside == 0
    assert abs(sums.own - 0.875) < 1e-12
    assert abs(sums.own + sums.others - sums.total) < 1e-12


def test_what_lies_outside_is_found_and_no_part_of_the_sum() -> None:
    found = np.zeros(SHAPE)
    found[INDEX] = 2.0
    found[0, 0, 0, 0] = -0.5
    sums = gradient_sums(found, INDEX, BOX, X)
    assert (sums.total, sums.outside, sums.reached) == (2.0, 0.5, 2)
    assert not sums.is_zero


def test_a_gradient_of_zeros_sums_to_zero() -> None:
    assert gradient_sums(np.zeros(SHAPE), INDEX, BOX, X).is_zero


def test_far_from_zero_more_of_the_sum_is_rounding() -> None:
    found = np.zeros(SHAPE)
    found[BOX] = -1 / 8
    found[INDEX] += 1 + 1e-10
    assert not gradient_sums(found, INDEX, BOX, X + 100).is_zero
    assert gradient_sums(found, INDEX, BOX, X + 1_000_000).is_zero
    assert not gradient_sums(found, INDEX, BOX, np.full_like(X, 1e6)).is_zero
