"""Ways of writing 0, 3, 6 and 8, with random proportions."""

from normviz.engine.shipped_models.handwriting import glyphs_looped, glyphs_rare
from normviz.engine.shipped_models.handwriting.curves import Control, arc, corner, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]

_LOOPED = 0.1
"""Share of 6 that are written in the rare way of ``glyphs_looped``."""
_CROSSED = 0.06
"""Share of the others that are written in the rare way of ``glyphs_rare``."""


def zero(rng: RandomHelper) -> list[Control]:
    """An oval, not quite closed or overlapping; rarely with a stroke through it."""
    between = rng.between
    half = between(0.22, 0.48)
    turn = 360 + between(-22, 45)
    if rng.chance(0.85):
        turn = -turn
    start = between(-160, -20)
    oval = arc((0.5, 0.5), (half, 0.5), start, turn, between(-0.08, 0.15))
    if rng.chance(0.12):
        oval.append((0.5 + between(-0.2, 0.2) * half, between(0.08, 0.3)))
    strokes = [sketch(oval)]
    if rng.chance(0.08):
        over = between(-0.1, 0.12)
        ends: list[Spot] = [(0.5 + half + over, -over), (0.5 - half - over, 1 + over)]
        strokes.append(sketch(ends))
    return strokes


def three(rng: RandomHelper) -> list[Control]:
    """Two bowls, with a cusp, a soft waist or a small loop between; the top may be flat."""
    between = rng.between
    waist = between(0.38, 0.52)
    wide, wide_low = between(0.5, 0.85), between(0.6, 0.95)
    if rng.chance(0.25):
        top: list[Spot] = [(between(0.0, 0.1), 0.03), corner(wide, between(-0.02, 0.08))]
    else:
        top = [
            (between(0.0, 0.12), between(0.08, 0.25)),
            (0.4 * wide, between(-0.03, 0.03)),
            (wide, between(0.1, 0.2)),
            (wide * 0.9, waist - between(0.08, 0.15)),
        ]
    inner = between(0.15, 0.45)
    style = rng.pick({"cusp": 4, "soft": 3, "loop": 2})
    if style == "loop":
        size = between(0.04, 0.1)
        middle: list[Spot] = [
            (inner + size, waist + size * 0.4),
            (inner - size, waist + size * 0.3),
            (inner - size * 0.6, waist - size * 0.8),
            (inner + size * 1.5, waist + size * 0.2),
        ]
    else:
        spot = (inner, waist)
        middle = [corner(*spot) if style == "cusp" else spot]
    bottom: list[Spot] = [
        (wide_low * 0.88, waist + between(0.08, 0.16)),
        (wide_low, between(0.7, 0.8)),
        (wide_low * 0.55, between(0.97, 1.03)),
        (between(-0.05, 0.1), between(0.8, 0.98)),
    ]
    if rng.chance(0.15):
        bottom.append((between(-0.02, 0.12), between(0.7, 0.78)))
    return [sketch(top + middle + bottom)]


def six(rng: RandomHelper) -> list[Control]:
    """A stem, curved or straight, that runs into a loop: large or small, closed or not quite."""
    if rng.chance(_LOOPED):
        return glyphs_looped.long_stemmed_six(rng)
    if rng.chance(_CROSSED):
        return glyphs_rare.crossed_six(rng)
    between = rng.between
    loop = between(0.24, 0.42) if rng.chance(0.25) else between(0.38, 0.65)
    width = between(0.5, 0.9)
    top_x = between(0.25, 0.95) * width + between(0, 0.15)
    bow = between(0.0, 1.0)
    stem: list[Spot] = [
        (top_x, 0.0),
        (top_x * (0.5 - 0.1 * bow) + 0.02, 0.22),
        (0.06 + 0.12 * top_x * (1 - bow), 1 - loop + between(-0.05, 0.05)),
        (between(0.0, 0.06), 1 - loop / 2),
    ]
    ring: list[Spot] = [
        (0.18 * width, 0.95),
        (0.5 * width, 1.0),
        (0.92 * width, 1 - loop * 0.3),
        (0.85 * width, 1 - loop * 0.8),
        (0.5 * width, 1 - loop),
    ]
    ending = rng.pick({"closed": 5, "short": 2, "curl": 1.5, "over": 1})
    tail: dict[str, list[Spot]] = {
        "closed": [(0.15 * width, 1 - loop * between(0.6, 0.85))],
        "short": [(0.3 * width, 1 - loop * between(0.82, 0.95))],
        "curl": [(0.2 * width, 1 - loop * 0.75), (between(0.15, 0.35) * width, 1 - loop * 0.35)],
        "over": [(0.2 * width, 1 - loop * 0.8), (-0.08, 1 - loop * between(0.4, 0.7))],
    }
    hook: list[Spot] = []
    if rng.chance(0.25):
        hook = [(top_x + between(0.03, 0.3), between(-0.02, 0.12))]
    return [sketch([*hook, *stem, *ring, *tail[ending]])]


def eight(rng: RandomHelper) -> list[Control]:
    """One stroke from the top or from the middle, or two rings, one on the other."""
    between = rng.between
    waist = between(0.38, 0.55)
    up, low = between(0.2, 0.45), between(0.25, 0.5)
    if rng.chance(0.15):
        rings = [
            arc((0.5, waist / 2), (up, waist / 2), between(-150, 60), -360 - between(-10, 30)),
            arc(
                (0.5 + between(-0.05, 0.05), (1 + waist) / 2),
                (low, (1 - waist) / 2),
                between(-150, 60),
                -360 - between(-10, 30),
            ),
        ]
        return [sketch(ring) for ring in rings]
    ring: list[Spot] = [
        (0.5 + up * 0.75, waist * 0.25),
        (0.5, 0.0),
        (0.5 - up, waist * between(0.35, 0.55)),
        (0.5, waist),
        (0.5 + low, (1 + waist) / 2 + between(-0.05, 0.05)),
        (0.5, 1.0),
        (0.5 - low, (1 + waist) / 2 + between(-0.05, 0.08)),
        (0.5, waist + between(-0.02, 0.04)),
        (0.5 + up, waist * between(0.5, 0.7)),
    ]
    begin = rng.pick({0: 6, 1: 2, 2: 1, 3: 1.5, 8: 0.5})
    ring = ring[begin:] + ring[:begin]
    if rng.chance(0.12):
        # The pen comes in from the side.
        ring.insert(0, (ring[0][0] + between(0.05, 0.25), ring[0][1] + between(-0.12, 0.05)))
    # The end meets the beginning, passes it, or stops a little short of it.
    first, last = ring[0], ring[-1]
    share = between(0.35, 1.2)
    ring.append(tuple(b + (a - b) * share for a, b in zip(first[:2], last[:2], strict=True)))
    if rng.chance(0.2):
        ring = [(1 - x, *rest) for x, *rest in ring]
    return [sketch(ring)]
