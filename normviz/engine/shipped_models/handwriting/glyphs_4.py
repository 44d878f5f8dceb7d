"""Ways of writing 4: open, closed, round, or in one stroke with a loop at the bar."""

from normviz.engine.shipped_models.handwriting import glyphs_rare
from normviz.engine.shipped_models.handwriting.curves import Control, corner, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]


def four(rng: RandomHelper) -> list[Control]:
    """Open or closed at the top, with one stroke or two, round, looped or angular."""
    make = rng.pick(
        {
            _open_four: 5,
            _closed_four: 3,
            _round_four: 2.5,
            _four_of_one_stroke: 1.5,
            _chair: 1.5,
            _looped_four: 1.5,
            _zigzag: 1,
            glyphs_rare.sloping_four: 1.2,
        }
    )
    return [sketch(stroke) for stroke in make(rng)]


def _open_four(rng: RandomHelper) -> list[list[Spot]]:
    between = rng.between
    bar = between(0.45, 0.7)
    stem_x = between(0.5, 0.8)
    left = between(0.0, 0.12)
    angle: list[Spot] = [
        (left + between(0.0, 0.4), between(0.0, 0.12)),
        (left + between(-0.02, 0.12), bar * 0.55),
        corner(left + between(-0.05, 0.05), bar),
        (0.5, bar + between(-0.03, 0.03)),
        (stem_x + between(0.03, 0.35), bar + between(-0.06, 0.05)),
    ]
    lean = between(-0.05, 0.12)
    stem: list[Spot] = [
        (stem_x + lean, between(-0.1, bar - 0.08)),
        (stem_x, (bar + 1) / 2 + between(-0.1, 0.05)),
        (stem_x - lean + between(-0.04, 0.04), 1.0),
    ]
    return [angle, stem]


def _closed_four(rng: RandomHelper) -> list[list[Spot]]:
    between = rng.between
    bar = between(0.5, 0.75)
    x = between(0.5, 0.75)
    tip = (x + between(-0.05, 0.08), 0.0)
    left = corner(between(-0.05, 0.08), bar)
    right = (x + between(0.05, 0.35), bar + between(-0.05, 0.05))
    stem: list[Spot] = [(x + between(-0.03, 0.05), between(-0.03, 0.05)), (x, 1.0)]
    if rng.chance(0.3):
        return [[tip, left, right], stem]
    if rng.chance(0.5):
        return [[stem[1], corner(*tip), left, right]]
    return [[corner(*tip), left, right], [(x, between(0.2, bar - 0.1)), (x, 1.0)], [tip, (x, bar)]]


def _round_four(rng: RandomHelper) -> list[list[Spot]]:
    between = rng.between
    bowl = between(0.42, 0.62)
    x = between(0.6, 0.85)
    cup: list[Spot] = [
        (between(0.0, 0.2), between(0.0, 0.1)),
        (between(0.0, 0.1), bowl * 0.6),
        (0.22, bowl),
        (0.5, bowl + between(-0.03, 0.05)),
        (x, bowl * between(0.55, 0.95)),
    ]
    down = (x + between(-0.15, 0.08), 1.0)
    top = (x + between(0.0, 0.08), between(-0.05, 0.15))
    if rng.chance(0.5):
        return [[*cup, corner(*top), down]]
    return [cup, [top, (x, 0.6), down]]


def _four_of_one_stroke(rng: RandomHelper) -> list[list[Spot]]:
    between = rng.between
    bar = between(0.5, 0.7)
    x = between(0.4, 0.65)
    loop: list[Spot] = [
        (x + between(0.0, 0.2), 0.0),
        (0.25, bar * 0.6),
        corner(between(-0.05, 0.05), bar),
        (x, bar),
        (x + between(0.15, 0.4), bar + between(-0.08, 0.02)),
        corner(x + between(0.05, 0.15), bar * between(0.3, 0.7)),
        (x, 1.0),
    ]
    return [loop]


def _chair(rng: RandomHelper) -> list[list[Spot]]:
    """Like a chair upside down: the bar ends at the stem and does not cross it."""
    between = rng.between
    bar = between(0.4, 0.6)
    x = between(0.55, 0.85)
    seat: list[Spot] = [
        (between(0.0, 0.15), between(0.0, 0.1)),
        corner(between(0.0, 0.1), bar),
        (x, bar + between(-0.04, 0.04)),
    ]
    stem: list[Spot] = [
        (x + between(-0.02, 0.08), between(-0.05, 0.25)),
        (x - between(-0.05, 0.1), 1.0),
    ]
    return [seat, stem]


def _looped_four(rng: RandomHelper) -> list[list[Spot]]:
    """In one go: a cup, a small loop at its right end, and down through the cup."""
    between = rng.between
    bar = between(0.45, 0.68)
    x = between(0.35, 0.7)
    right = x + between(0.2, 0.45)
    high = bar - between(0.12, 0.35)
    cup: list[Spot] = [
        (between(0.1, 0.6), between(0.0, 0.1)),
        (between(0.0, 0.12), bar * 0.6),
        (0.12, bar),
        (x, bar + between(-0.04, 0.05)),
    ]
    loop: list[Spot] = [(right, bar - between(0.05, 0.12)), (right - between(0.0, 0.1), high)]
    return [[*cup, *loop, (x + between(0.0, 0.06), bar), (x - between(-0.05, 0.2), 1.0)]]


def _zigzag(rng: RandomHelper) -> list[list[Spot]]:
    """The stem only hangs down from the end of the bar."""
    between = rng.between
    bar = between(0.48, 0.72)
    x = between(0.6, 0.95)
    y = bar + between(-0.1, 0.06)
    stem: list[Spot] = [(x + between(-0.04, 0.04), 1.0)]
    if rng.chance(0.4):
        stem = [(x + between(-0.03, 0.03), y - between(0.04, 0.14)), *stem]
    return [[(between(0.15, 0.55), 0.0), corner(between(0.0, 0.08), bar), corner(x, y), *stem]]
