"""Rare ways of writing 6, 7 and 9: the loop is tiny, flat, or joins the foot to the bar."""

import numpy as np

from normviz.engine.shipped_models.handwriting.curves import Control, corner, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]

_LOWEST_BAR_OF_ARCH = 0.55
"""With a lower bar a 7 has a corner at the top: with an arch it would be a 2."""


def long_stemmed_six(rng: RandomHelper) -> list[Control]:
    """A long, straight stem that ends in a tiny loop; the loop may be gone over twice."""
    between = rng.between
    foot = between(0.0, 0.1)
    top = foot + between(-0.1, 0.5)
    height, width = between(0.16, 0.32), between(0.13, 0.32)
    bow = between(-0.05, 0.02)
    stem: list[Spot] = [
        (top, 0.0),
        ((top + foot) / 2 + bow, 0.45),
        (foot + (top - foot) * height * 0.6, 1 - height * between(0.5, 0.9)),
    ]
    ring: list[Spot] = [
        (foot + width * between(0.2, 0.45), 1.0),
        (foot + width, 1 - height * between(0.3, 0.55)),
        (foot + width * between(0.35, 0.65), 1 - height),
        (foot + width * between(-0.3, 0.15), 1 - height * between(0.45, 0.85)),
    ]
    if rng.chance(0.25):
        ring += [(x + between(-0.03, 0.03), y + between(-0.04, 0.02)) for x, y in ring[:3]]
    if rng.chance(0.15):
        stem.insert(0, (top + between(0.03, 0.15), between(0.0, 0.1)))
    return [sketch([*stem, *ring])]


def bar_joined_seven(rng: RandomHelper) -> list[Control]:
    """In one go: from the foot a loop leads back to a low bar across the stem."""
    between = rng.between
    width = between(0.45, 0.95)
    bar = between(0.42, 0.76)
    tip = (width, between(-0.04, 0.08))
    foot = between(0.0, 0.6) * width
    bend = between(-0.1, 0.1)
    cross = tip[0] + (foot - tip[0]) * bar + bend * (1 - abs(2 * bar - 1))
    sharp = bar > _LOWEST_BAR_OF_ARCH or rng.chance(0.8)
    top: list[Spot] = [(between(-0.03, 0.1), between(-0.02, 0.14)), (0.5 * width, 0.0)]
    if rng.chance(0.25):
        top.insert(0, (top[0][0] - between(0.0, 0.06), between(0.14, 0.3)))
    stem: list[Spot] = [corner(*tip) if sharp else tip, ((tip[0] + foot) / 2 + bend, 0.5)]
    out = between(0.05, 0.2)
    left = min(foot, cross) - out
    height = 1 - bar
    loop: list[Spot] = [
        (foot, 1 - between(0.0, 0.04)),
        (foot - out * between(0.4, 0.8), 1 - height * between(0.05, 0.35)),
        (left, bar + height * between(0.2, 0.6)),
        (left + out * between(0.2, 0.7), bar + between(-0.03, 0.05)),
    ]
    tilt = between(-0.08, 0.08)
    reach = between(0.15, 0.45)
    right: list[Spot] = [(cross, bar), (cross + reach, bar - tilt)]
    if rng.chance(0.15):
        # The loop lies on the other side, and the bar is drawn to the left.
        loop = [(2 * foot - x, y) for x, y in loop]
        right = [(cross, bar), (cross - reach, bar - tilt)]
    return [sketch([*top, *stem, *loop, *right])]


def flat_looped_nine(rng: RandomHelper) -> list[Control]:
    """A flat loop, often scribbled over, and a tail that runs far to the left."""
    between = rng.between
    height, half = between(0.14, 0.28), between(0.16, 0.36)
    turns = rng.pick({"once": 4, "twice": 2.5, "zigzag": 1})
    middle = (0.45, height / 2 + between(0.0, 0.05))
    if turns == "zigzag":
        ring = _zigzag(rng, middle, half, height)
    else:
        angle = between(330, 390) if turns == "once" else between(520, 740)
        ring = _uneven_ring(rng, middle, (half, height / 2), angle)
    side = middle[0] + half
    reach = between(0.45, 1.0)
    bulge = between(-0.05, 0.2)
    tail: list[Spot] = [
        (side + bulge * 0.6, height + between(0.02, 0.14)),
        (side + bulge * 0.5 - reach * 0.15, between(0.5, 0.68)),
        (side - reach * between(0.4, 0.6), between(0.8, 0.93)),
        (side - reach, between(0.88, 1.03)),
    ]
    if rng.chance(0.2):
        tail.append((tail[-1][0] - between(-0.05, 0.1), tail[-1][1] - between(0.05, 0.18)))
    if rng.chance(0.5):
        ring.append(corner(side + between(-0.03, 0.05), between(-0.02, height * 0.6)))
    return [sketch([*ring, *tail])]


def _uneven_ring(
    rng: RandomHelper, middle: tuple[float, float], radii: tuple[float, float], angle: float
) -> list[Spot]:
    """Anticlockwise; each point is a little off the ellipse."""
    begin = rng.between(-80, 20)
    count = round(angle / 55)
    return [
        (
            middle[0] + radii[0] * rng.between(0.75, 1.15) * float(np.cos(at)),
            middle[1] + radii[1] * rng.between(0.6, 1.3) * float(np.sin(at)),
        )
        for at in np.deg2rad(begin - np.linspace(0, angle, count + 1))
    ]


def _zigzag(
    rng: RandomHelper, middle: tuple[float, float], half: float, height: float
) -> list[Spot]:
    """To and fro, a little lower each time, and back up to the right side."""
    lines = 3 if rng.chance(0.6) else 5
    down = np.linspace(-0.5, 0.5, lines) * height + middle[1]
    sides = [(1 if at % 2 == 0 else -1) * half for at in range(lines)]
    return [
        (middle[0] + side * rng.between(0.8, 1.1), float(y) + rng.between(-0.02, 0.02))
        for side, y in zip(sides, down, strict=True)
    ]
