"""Rare ways of writing 4, 6, 7 and 9: bars that begin with a hook, loops that the pen crosses."""

from normviz.engine.shipped_models.handwriting.curves import Control, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]


def hooked_bar_seven(rng: RandomHelper) -> list[Control]:
    """An arch, a stem, and a low bar that begins beside the foot and bends up to the stem.

    The foot reaches below the bar: that tells it from a 2 with a loop.
    """
    between = rng.between
    width = between(0.3, 0.95)
    foot = (width * between(0.55, 1.0), 1.0)
    begin = (between(-0.03, 0.05), between(0.02, 0.32))
    top: list[Spot] = [
        begin,
        (width * between(0.25, 0.5), between(-0.03, 0.05)),
        (width * between(0.8, 1.0), between(0.08, 0.25)),
    ]
    if rng.chance(0.2):
        top.insert(0, (begin[0] + between(0.03, 0.1), begin[1] + between(0.06, 0.14)))
    stem = (width + between(-0.03, 0.05), between(0.45, 0.55))
    bar, tilt = between(0.62, 0.82), between(0.0, 0.14)
    cross = (stem[0] + foot[0]) / 2
    left = cross - between(0.15, 0.45)
    hook: list[Spot] = [
        (left + between(-0.08, 0.16), bar + between(0.1, 0.24)),
        (left, bar + between(0.03, 0.1)),
        (left + between(0.08, 0.2), bar + between(-0.02, 0.04)),
        (cross + between(0.12, 0.4), bar - tilt),
    ]
    if rng.chance(0.35):
        return [sketch([*top, stem, foot, *hook[1:]])]
    return [sketch([*top, stem, foot]), sketch(hook)]


def sloping_four(rng: RandomHelper) -> list[list[Spot]]:
    """In one stroke: to the left, along a sloping bar to the right, and down from its end."""
    between = rng.between
    right = between(0.4, 0.75)
    bar = between(0.45, 0.68)
    return [
        [
            (between(0.1, 0.6) * right, 0.0),
            (between(0.0, 0.08), bar * between(0.5, 0.75)),
            (right * between(0.2, 0.45), bar + between(0.0, 0.08)),
            (right * between(0.75, 0.95), bar + between(0.1, 0.22)),
            (right + between(-0.04, 0.04), bar + between(0.22, 0.3)),
            (right + between(-0.1, 0.08), 1.0),
        ]
    ]


def crossed_six(rng: RandomHelper) -> list[Control]:
    """A long stem; its tiny loop crosses it and ends on its other side."""
    between = rng.between
    top, foot = between(0.1, 0.6), between(0.0, 0.1)
    size = between(0.16, 0.28)
    right = foot + size * between(0.9, 1.6)
    return [
        sketch([
            (top, 0.0),
            (foot + (top - foot) * between(0.35, 0.6), 0.42),
            (foot, 1 - size * between(0.7, 1.1)),
            (foot + size * between(0.2, 0.5), 1.0),
            (right, 1 - size * between(0.2, 0.5)),
            (foot + size * between(0.3, 0.8), 1 - size * between(0.9, 1.15)),
            (foot - between(0.02, 0.12), 1 - size * between(0.6, 1.0)),
            (foot - between(0.08, 0.32), 1 - size * between(-0.05, 0.8)),
        ])
    ]  # fmt: skip


def crossed_nine(rng: RandomHelper) -> list[Control]:
    """The pen begins below the loop and goes through it on its way to a long tail to the left."""
    between = rng.between
    half, height = between(0.2, 0.38), between(0.2, 0.36)
    out = between(0.45, 1.0)
    begin = (between(-0.15, 0.15), height * between(0.75, 1.15))
    loop: list[Spot] = [
        begin,
        (half, height * between(0.95, 1.2)),
        (2 * half, height * between(0.4, 0.7)),
        (half * between(1.2, 1.7), 0.0),
        (half * between(0.0, 0.6), height * between(0.0, 0.15)),
        (half * between(-0.2, 0.4), height * between(0.3, 0.6)),
        (half * between(0.9, 1.3), height * between(0.8, 1.1)),
    ]
    tail: list[Spot] = [
        (half * 1.4 + out * 0.5, height + between(0.15, 0.27)),
        (half * 1.3 + out * 0.5, between(0.68, 0.82)),
        (half + between(-0.1, 0.2), between(0.9, 0.97)),
        (between(-0.3, 0.2), between(0.95, 1.05)),
    ]
    return [sketch([*loop, *tail])]
