"""Rare ways of writing 6, 7 and 9, drawn by other means than those that the models learnt from.

The paths are made of circles, spirals and Bézier curves; the models' own synthetic handwriting is
made of control points that a Catmull-Rom curve goes through.
"""

from collections.abc import Callable

import numpy as np

from normviz.drawing import from_strokes

Array = np.ndarray
Random = np.random.Generator


def joined_seven(random: Random) -> Array:
    """A 7 whose low bar is joined to its foot by a loop."""
    wide, bar = random.uniform(0.45, 0.8), random.uniform(0.5, 0.75)
    foot = np.array([random.uniform(0.05, 0.4) * wide, 1.0])
    tip = np.array([wide, random.uniform(-0.03, 0.05)])
    loop = random.uniform(0.07, 0.18)
    start = np.array([random.uniform(0, 0.08), random.uniform(0, 0.1)])
    sag = np.array([random.uniform(-0.06, 0.06), 0.0])
    left = np.array([foot[0] - loop, (1 + bar) / 2])
    cross = tip + (foot - tip) * bar
    end = np.array([cross[0] + random.uniform(0.18, 0.4), bar + random.uniform(-0.08, 0.06)])
    return np.concatenate([
        _bezier(start, (start + tip) / 2 + np.array([0, random.uniform(-0.03, 0.05)]), tip),
        _bezier(tip, (tip + foot) / 2 + sag, foot),
        _bezier(foot, foot + np.array([-loop, 0.01]), left),
        _bezier(left, [left[0], bar], cross),
        _bezier(cross, (cross + end) / 2, end),
    ])  # fmt: skip


def stemmed_six(random: Random) -> Array:
    """A 6 with a long straight stem and a tiny loop."""
    radius = random.uniform(0.07, 0.13)
    lean = random.uniform(0.0, 0.4)
    middle = np.array([radius, 1 - radius])
    turn = np.linspace(0, 1, 40)[:, None]
    angle = np.pi - 2 * np.pi * turn * random.uniform(0.92, 1.15)
    spiral = radius * (1 - random.uniform(0, 0.3) * turn)
    stretch = np.array([random.uniform(0.8, 1.3), 1.0])
    ring = middle + stretch * spiral * np.concatenate([np.cos(angle), np.sin(angle)], 1)
    top = np.array([ring[0, 0] + lean, 0.0])
    return np.concatenate([_bezier(top, (top + ring[0]) / 2, ring[0]), ring])


def flat_nine(random: Random) -> Array:
    """A 9 with a flat scribbled loop and a long tail to the left."""
    half, flat = random.uniform(0.18, 0.32), random.uniform(0.07, 0.12)
    rounds = random.choice([1.0, 1.5, 2.0]) + random.uniform(-0.05, 0.1)
    angle = random.uniform(-0.6, 0.2) - 2 * np.pi * np.linspace(0, rounds, int(40 * rounds))
    wobble = 1 + 0.25 * np.sin(3 * angle + random.uniform(0, 6))
    ring = np.stack([half * np.cos(angle), flat * wobble * np.sin(angle) + flat], 1)
    side = np.array([half, flat * random.uniform(0.4, 1.2)])
    end = np.array([half - random.uniform(0.5, 0.95), random.uniform(0.9, 1.0)])
    bend = np.array([half + random.uniform(-0.02, 0.15), random.uniform(0.6, 0.95)])
    return np.concatenate([ring, _bezier(ring[-1], side, side), _bezier(side, bend, end)])


KINDS: dict[str, tuple[int, Callable[[Random], Array]]] = {
    "7, bar joined to the foot": (7, joined_seven),
    "6, long stem": (6, stemmed_six),
    "9, flat loop": (9, flat_nine),
}
"""What each kind is called, its digit, and what draws its path (k, 2), about 1 high, y down."""


def rare_pictures(kind: str, count: int, seed: int = 0) -> tuple[Array, Array]:
    """Pictures (count, 28, 28) in 0…1 of one of the :data:`KINDS`, and their labels."""
    digit, draw = KINDS[kind]
    pages = []
    for at in range(count):
        random = np.random.default_rng([seed, digit, at])
        shear = np.array([[1.0, -random.uniform(-0.15, 0.3)], [0.0, 1.0]])
        path = draw(random) @ shear.T + random.normal(0, 0.004, (1, 2))
        pages.append(from_strokes([path], random.uniform(0.025, 0.1)))
    return np.stack(pages), np.full(count, digit)


def _bezier(start: Array, control: Array, end: Array) -> Array:
    """A quadratic curve of 20 points."""
    t = np.linspace(0, 1, 20)[:, None]
    first, middle, last = (np.asarray(each, float) for each in (start, control, end))
    return (1 - t) ** 2 * first + 2 * t * (1 - t) * middle + t**2 * last
