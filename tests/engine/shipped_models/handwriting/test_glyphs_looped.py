"""Rare ways of writing 6, 7 and 9 that must be among the synthetic digits."""

from itertools import pairwise

import numpy as np
import pytest

from normviz.engine.shipped_models.handwriting import (
    glyphs_0368,
    glyphs_9,
    glyphs_1257,
    glyphs_looped,
)
from normviz.engine.shipped_models.handwriting.curves import curve
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

COUNT = 100


def paths(make, seed: int = 0) -> list[np.ndarray]:
    rng = RandomHelper(np.random.default_rng(seed))
    made = [make(rng) for _ in range(COUNT)]
    assert all(len(digit) == 1 for digit in made)
    return [curve(digit[0]) for digit in made]


def crossings(path: np.ndarray) -> list[float]:
    """The heights at which a path crosses itself."""
    found = []
    for at, (a, b) in enumerate(pairwise(path)):
        for c, d in pairwise(path[at + 2 :]):
            one, other = b - a, d - c
            det = one[0] * other[1] - one[1] * other[0]
            if not det:
                continue
            t = ((c - a)[0] * other[1] - (c - a)[1] * other[0]) / det
            u = ((c - a)[0] * one[1] - (c - a)[1] * one[0]) / det
            if 0 <= t <= 1 and 0 <= u <= 1:
                found.append(float(a[1] + t * one[1]))
    return found


def test_the_loop_of_a_long_stemmed_6_is_small_and_low() -> None:
    for path in paths(glyphs_looped.long_stemmed_six):
        turn = int(path[:, 1].argmax())
        loop = path[turn:]
        assert loop[:, 1].min() > 0.5
        assert np.ptp(path[:, 1]) > 0.9


def test_the_bar_of_a_joined_7_crosses_its_stem_above_the_foot() -> None:
    heights = [crossings(path) for path in paths(glyphs_looped.bar_joined_seven)[:40]]
    crossed = [max(each) for each in heights if each]
    assert len(crossed) >= 36
    assert max(crossed) < 0.95


def test_the_tail_of_a_flat_looped_9_ends_far_to_the_left_of_a_flat_loop() -> None:
    for path in paths(glyphs_looped.flat_looped_nine):
        bottom = path[path[:, 1].argmax()]
        loop = path[path[:, 1] < 0.3]
        assert bottom[0] < loop[:, 0].max() - 0.2
        assert np.ptp(loop[:, 0]) > np.ptp(loop[:, 1])


@pytest.mark.parametrize(
    ("module", "name", "rare"),
    [
        (glyphs_0368, "six", "long_stemmed_six"),
        (glyphs_1257, "seven", "bar_joined_seven"),
        (glyphs_9, "nine", "flat_looped_nine"),
    ],
)
def test_a_tenth_is_written_so(monkeypatch: pytest.MonkeyPatch, module, name, rare) -> None:
    asked = []
    original = getattr(glyphs_looped, rare)
    monkeypatch.setattr(glyphs_looped, rare, lambda rng: asked.append(1) or original(rng))
    rng = RandomHelper(np.random.default_rng(0))
    for _ in range(400):
        getattr(module, name)(rng)
    assert 20 <= len(asked) <= 65
