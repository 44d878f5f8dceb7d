"""Sums of a gradient over a set."""

import numpy as np

from normviz import norms
from normviz.presentation.inspector.gradient_sums import gradient_sums

SHAPE = (2, 3, 2, 2)
INDEX = (1, 2, 0, 1)
BOX = norms.members("batch", SHAPE, INDEX)


def test_what_cancels_but_for_rounding_is_zero() -> None:
    found = np.zeros(SHAPE)
    found[BOX] = -1 / 8
    found[INDEX] += 1 + 1e-15
    sums = gradient_sums(found, INDEX, BOX)
    assert sums.is_zero
    assert sums.reached == 8
    assert sums.outside == 0
    assert abs(sums.own - 0.875) < 1e-12
    assert abs(sums.own + sums.others - sums.total) < 1e-12


def test_what_lies_outside_is_found_and_no_part_of_the_sum() -> None:
    found = np.zeros(SHAPE)
    found[INDEX] = 2.0
    found[0, 0, 0, 0] = -0.5
    sums = gradient_sums(found, INDEX, BOX)
    assert (sums.total, sums.outside, sums.reached) == (2.0, 0.5, 2)
    assert not sums.is_zero


def test_a_gradient_of_zeros_sums_to_zero() -> None:
    assert gradient_sums(np.zeros(SHAPE), INDEX, BOX).is_zero
