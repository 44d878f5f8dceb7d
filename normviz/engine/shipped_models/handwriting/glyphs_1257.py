"""Ways of writing 1, 2, 5 and 7, with random proportions."""

from typing import Final

from normviz.engine.shipped_models.handwriting import glyphs_looped, glyphs_rare
from normviz.engine.shipped_models.handwriting.curves import Control, corner, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]

_LOOPED = 0.1
"""Share of 7 that are written in the rare way of ``glyphs_looped``."""
_HOOKED = 0.12
"""Share of the others that are written in the rare way of ``glyphs_rare``."""


_FLAGS: Final = {
    "short": ((0.1, 0.3), (0.06, 0.3)),
    "long": ((0.25, 0.55), (0.25, 0.65)),
    "wide": ((0.4, 0.85), (0.18, 0.5)),
    "tent": ((0.2, 0.6), (0.65, 1.05)),
}
"""Ways of a flag: how far it reaches to the left, and down. A tent's is as long as the stem."""
_LEAST_RISE = 0.45
"""A 7 has its bar level; what rises more steeply than this is the flag of a 1."""


def one(rng: RandomHelper) -> list[Control]:
    """A stem, with a flag or without, with a foot or without; the European flag is long."""
    between = rng.between
    flag = rng.pick({"none": 3.5, "short": 4, "long": 3.5, "wide": 2, "tent": 1.5})
    lean = between(-0.08, 0.12) if flag in ("none", "short") else between(-0.08, 0.25)
    top, bottom = (0.5 + lean, 0.0), (0.5 - lean, 1.0)
    stem: list[Spot] = [top, (0.5 + between(-0.03, 0.03), 0.5), bottom]
    strokes: list[list[Spot]] = [stem]
    if flag != "none":
        strokes = _with_flag(rng, flag, stem)
    if rng.chance({"none": 0.15, "tent": 0.0}.get(flag, 0.5)):
        strokes = _with_foot(rng, strokes, bottom)
    elif rng.chance(0.2):
        # The pen is lifted in a hurry.
        side = between(-0.1, 0.18)
        strokes[-1] += [(bottom[0] + side / 2, 1.02), (bottom[0] + side, between(0.93, 1.0))]
    return [sketch(stroke) for stroke in strokes]


def _with_flag(rng: RandomHelper, flag: str, stem: list[Spot]) -> list[list[Spot]]:
    between = rng.between
    reaches, drops = _FLAGS[flag]
    reach = between(*reaches)
    drop = max(between(*drops), reach * _LEAST_RISE)
    top = stem[0]
    start = (top[0] - reach, drop)
    bend = (top[0] - reach * between(0.3, 0.6), drop * between(0.3, 0.65))
    if rng.chance(0.15):
        return [[start, bend, top], stem]
    turn = top if flag == "short" and rng.chance(0.2) else corner(*top)
    return [[start, bend, turn, *stem[1:]]]


def _with_foot(rng: RandomHelper, strokes: list[list[Spot]], bottom: Spot) -> list[list[Spot]]:
    left, right = rng.between(0.12, 0.5), rng.between(0.12, 0.5)
    y = 1 + rng.between(-0.06, 0.04)
    tilt = rng.between(-0.07, 0.07)
    foot: list[Spot] = [
        (bottom[0] - left, y + tilt),
        (bottom[0], y + rng.between(-0.03, 0.03)),
        (bottom[0] + right, y - tilt),
    ]
    if rng.chance(0.25):
        strokes[-1][-1] = corner(*bottom[:2])
        return [*strokes[:-1], [*strokes[-1], corner(*foot[0][:2]), *foot[1:]]]
    return [*strokes, foot]


def two(rng: RandomHelper) -> list[Control]:
    """An arch, a slope, a base: flat, wavy, with a loop, or all angular like a Z."""
    between = rng.between
    style = rng.pick({"flat": 4, "loop": 3, "wave": 2, "angular": 1})
    width = between(0.38, 0.95)
    low = between(0.9, 1.0)
    if style == "angular":
        start: list[Spot] = [(0.02, between(0.0, 0.1)), corner(width, between(0.0, 0.08))]
    else:
        start = [
            (between(0.0, 0.15), between(0.15, 0.35)),
            (0.22 * width, between(0.03, 0.12)),
            (0.55 * width, 0.0),
            (0.95 * width, between(0.12, 0.2)),
            (0.9 * width, between(0.33, 0.45)),
        ]
        if rng.chance(0.2):
            start.insert(0, (between(0.1, 0.3), between(0.25, 0.4)))
    slope: list[Spot] = [(0.5 * width, between(0.6, 0.75))]
    end = (width * between(0.85, 1.25), between(0.85, 1.02))
    if style == "loop":
        size = between(0.06, 0.16)
        knot = 0.12 * width
        slope += [
            (knot + size * 0.3, low - size * 0.4),
            (knot - size, low + size * 0.1),
            (knot - size * 0.5, low - size * between(0.9, 1.4)),
            (knot + size * 1.6, low - size * between(0.2, 0.6)),
            (0.65 * width, low + between(0.0, 0.05)),
            (end[0], low - between(-0.03, 0.12)),
        ]
    else:
        slope.append(corner(between(-0.04, 0.08), low))
        sag = between(-0.06, 0.06) if style == "wave" else between(-0.02, 0.02)
        slope += [(0.35 * width, low - abs(sag)), (0.7 * width, low + sag), end]
    return [sketch(start + slope)]


def five(rng: RandomHelper) -> list[Control]:
    """With the bar drawn first or last, joined or with a gap; angular or as an S."""
    between = rng.between
    waist = between(0.33, 0.5)
    left = between(0.05, 0.22)
    width = between(0.6, 0.95)
    belly: list[Spot] = [
        (left + 0.32 * width, waist - between(0.02, 0.12)),
        (width * 0.9, waist + between(0.08, 0.2)),
        (width * 0.92, between(0.7, 0.82)),
        (width * 0.55, between(0.95, 1.02)),
        (between(-0.05, 0.1), between(0.82, 1.0)),
    ]
    if rng.chance(0.15):
        belly.append((between(-0.02, 0.1), between(0.72, 0.8)))
    neck: Spot = corner(left + between(-0.08, 0.06), waist + between(-0.02, 0.05))
    bar_end = (left + width * between(0.55, 1.1), between(-0.12, 0.08))
    style = rng.pick({"bar last": 5, "one stroke": 4, "curve": 1.5})
    if style == "curve":
        top: list[Spot] = [bar_end, (left + 0.35 * width, 0.02), (left + 0.02, 0.2)]
        return [sketch([*top, (left + 0.1 * width, waist - 0.03), *belly])]
    if style == "one stroke":
        return [sketch([bar_end, corner(left + between(0.0, 0.1), 0.02), neck, *belly])]
    gap = between(-0.05, 0.12) if rng.chance(0.5) else 0.0
    bar: list[Spot] = [
        (left + max(gap, -0.02), between(-0.05, 0.05)),
        ((left + bar_end[0]) / 2, between(-0.05, 0.05)),
        bar_end,
    ]
    return [sketch([(left + between(-0.02, 0.1), between(-0.02, 0.06)), neck, *belly]), sketch(bar)]


def seven(rng: RandomHelper) -> list[Control]:
    """A bar and a slope; with a crossing bar, with a serif or a wave, straight or curved."""
    if rng.chance(_LOOPED):
        return glyphs_looped.bar_joined_seven(rng)
    if rng.chance(_HOOKED):
        return glyphs_rare.hooked_bar_seven(rng)
    between = rng.between
    width = between(0.45, 0.95)
    crossed = rng.chance(0.55)
    tip = (width, between(-0.04, 0.08))
    foot = (between(0.05, 0.75) * width + between(-0.05, 0.05), 1.0)
    bend = between(-0.12, 0.14)
    middle = ((tip[0] + foot[0]) / 2 + bend, 0.5)
    top = _top_of_seven(rng, width, crossed)
    turn: Spot = corner(*tip) if rng.chance(0.65) else tip
    strokes: list[list[Spot]] = [[*top, turn, middle, foot]]
    if rng.chance(0.1):
        strokes = [[*top, tip], [tip, middle, foot]]
    if crossed:
        y = between(0.38, 0.68)
        x = tip[0] + (foot[0] - tip[0]) * y + bend * (1 - abs(2 * y - 1))
        left, right, tilt = between(0.12, 0.42), between(0.1, 0.42), between(-0.09, 0.07)
        bar: list[Spot] = [(x - left, y + tilt), (x, y), (x + right, y - tilt)]
        if rng.chance(0.06):
            # The pen was not lifted: a thin triangle between foot and bar.
            strokes[-1] = [*strokes[-1][:-1], corner(*foot), corner(*bar[0][:2]), *bar[1:]]
        else:
            strokes.append(bar)
    return [sketch(stroke) for stroke in strokes]


def _top_of_seven(rng: RandomHelper, width: float, crossed: bool) -> list[Spot]:
    between = rng.between
    style = rng.pick({"level": 5, "serif": 2.5, "wave": 2})
    # Without a bar a 7 must not begin as low as the flag of a 1.
    start = (between(-0.03, 0.08), between(-0.02, 0.16 if crossed else 0.08))
    middle = (0.5 * width, between(-0.05, 0.06))
    if style == "serif":
        return [(start[0] + between(-0.06, 0.04), between(0.12, 0.3)), corner(*start), middle]
    if style == "wave":
        high = between(0.02, 0.08)
        wave: list[Spot] = [(0.25 * width, -high), (0.65 * width, high / 2)]
        return [(start[0], start[1] + between(0.02, 0.12)), *wave]
    return [start, middle]
