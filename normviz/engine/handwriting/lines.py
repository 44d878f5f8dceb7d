"""Ways of writing 1, 2, 4, 5 and 7: what people do, with chance in every proportion."""

from normviz.engine.handwriting.curves import Control, corner, sketch
from normviz.engine.handwriting.dice import Dice

Spot = tuple[float, ...]


def one(dice: Dice) -> list[Control]:
    """A stem, with a flag or without, with a foot or without; the European flag is long."""
    between = dice.between
    style = dice.pick({"stem": 3, "flag": 3, "long flag": 3, "flag and foot": 5, "foot": 0.7})
    lean = between(-0.08, 0.12)
    top, bottom = (0.5 + lean, 0.0), (0.5 - lean, 1.0)
    stem: list[Spot] = [top, (0.5 + between(-0.03, 0.03), 0.5), bottom]
    strokes: list[list[Spot]] = [stem]
    if "flag" in style:
        long = style == "long flag" or dice.chance(0.2)
        reach = between(0.25, 0.55) if long else between(0.1, 0.3)
        drop = between(0.25, 0.65) if long else between(0.06, 0.3)
        start = (top[0] - reach, drop)
        bend = (top[0] - reach * between(0.3, 0.6), drop * between(0.3, 0.65))
        strokes = [[start, bend, corner(*top), *stem[1:]]]
        if dice.chance(0.15):
            strokes = [stem, [start, bend, top]]
    if "foot" in style:
        strokes = _with_foot(dice, strokes, bottom)
    return [sketch(stroke) for stroke in strokes]


def _with_foot(dice: Dice, strokes: list[list[Spot]], bottom: Spot) -> list[list[Spot]]:
    left, right = dice.between(0.12, 0.45), dice.between(0.12, 0.45)
    y = 1 + dice.between(-0.06, 0.04)
    tilt = dice.between(-0.05, 0.05)
    foot: list[Spot] = [
        (bottom[0] - left, y + tilt),
        (bottom[0], y + dice.between(-0.03, 0.03)),
        (bottom[0] + right, y - tilt),
    ]
    if dice.chance(0.2):
        strokes[-1][-1] = corner(*bottom[:2])
        return [*strokes[:-1], [*strokes[-1], corner(*foot[0][:2]), *foot[1:]]]
    return [*strokes, foot]


def two(dice: Dice) -> list[Control]:
    """An arch, a slope, a base: flat, wavy, with a loop, or all angular like a Z."""
    between = dice.between
    style = dice.pick({"flat": 4, "loop": 3, "wave": 2, "angular": 1})
    width = between(0.55, 0.95)
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
        if dice.chance(0.2):
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


def four(dice: Dice) -> list[Control]:
    """Open or closed at the top, with one stroke or two, round or angular."""
    style = dice.pick({"open": 5, "closed": 3, "round": 2, "one stroke": 1.5, "chair": 1.5})
    make = {
        "open": _open_four,
        "closed": _closed_four,
        "round": _round_four,
        "one stroke": _four_of_one_stroke,
        "chair": _chair,
    }[style]
    return [sketch(stroke) for stroke in make(dice)]


def _open_four(dice: Dice) -> list[list[Spot]]:
    between = dice.between
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


def _closed_four(dice: Dice) -> list[list[Spot]]:
    between = dice.between
    bar = between(0.5, 0.75)
    x = between(0.5, 0.75)
    tip = (x + between(-0.05, 0.08), 0.0)
    left = corner(between(-0.05, 0.08), bar)
    right = (x + between(0.05, 0.35), bar + between(-0.05, 0.05))
    stem: list[Spot] = [(x + between(-0.03, 0.05), between(-0.03, 0.05)), (x, 1.0)]
    if dice.chance(0.3):
        return [[tip, left, right], stem]
    if dice.chance(0.5):
        return [[stem[1], corner(*tip), left, right]]
    return [[corner(*tip), left, right], [(x, between(0.2, bar - 0.1)), (x, 1.0)], [tip, (x, bar)]]


def _round_four(dice: Dice) -> list[list[Spot]]:
    between = dice.between
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
    if dice.chance(0.5):
        return [[*cup, corner(*top), down]]
    return [cup, [top, (x, 0.6), down]]


def _four_of_one_stroke(dice: Dice) -> list[list[Spot]]:
    between = dice.between
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


def _chair(dice: Dice) -> list[list[Spot]]:
    """Like a chair upside down: the bar ends at the stem and does not cross it."""
    between = dice.between
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


def five(dice: Dice) -> list[Control]:
    """With the bar drawn first or last, joined or with a gap; angular or as an S."""
    between = dice.between
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
    if dice.chance(0.15):
        belly.append((between(-0.02, 0.1), between(0.72, 0.8)))
    neck: Spot = corner(left + between(-0.08, 0.06), waist + between(-0.02, 0.05))
    bar_end = (left + width * between(0.55, 1.1), between(-0.12, 0.08))
    style = dice.pick({"bar last": 5, "one stroke": 4, "curve": 1.5})
    if style == "curve":
        top: list[Spot] = [bar_end, (left + 0.35 * width, 0.02), (left + 0.02, 0.2)]
        return [sketch([*top, (left + 0.1 * width, waist - 0.03), *belly])]
    if style == "one stroke":
        return [sketch([bar_end, corner(left + between(0.0, 0.1), 0.02), neck, *belly])]
    gap = between(-0.05, 0.12) if dice.chance(0.5) else 0.0
    bar: list[Spot] = [
        (left + max(gap, -0.02), between(-0.05, 0.05)),
        ((left + bar_end[0]) / 2, between(-0.05, 0.05)),
        bar_end,
    ]
    return [sketch([(left + between(-0.02, 0.1), between(-0.02, 0.06)), neck, *belly]), sketch(bar)]


def seven(dice: Dice) -> list[Control]:
    """A bar and a slope; with a crossing bar, with a serif, straight or curved."""
    between = dice.between
    width = between(0.45, 0.95)
    tip = (width, between(-0.04, 0.08))
    foot = (between(0.05, 0.6) * width + between(-0.05, 0.05), 1.0)
    bend = between(-0.12, 0.1)
    middle = ((tip[0] + foot[0]) / 2 + bend, 0.5)
    top: list[Spot] = [
        (between(-0.03, 0.08), between(-0.02, 0.12)),
        (0.5 * width, between(-0.05, 0.06)),
    ]
    if dice.chance(0.25):
        top = [(top[0][0] + between(-0.06, 0.04), between(0.12, 0.3)), corner(*top[0]), top[1]]
    turn: Spot = corner(*tip) if dice.chance(0.75) else tip
    strokes = [sketch([*top, turn, middle, foot])]
    if dice.chance(0.1):
        strokes = [sketch([*top, tip]), sketch([tip, middle, foot])]
    if dice.chance(0.5):
        y = between(0.38, 0.65)
        x = tip[0] + (foot[0] - tip[0]) * y + bend * (1 - abs(2 * y - 1))
        left, right, tilt = between(0.12, 0.38), between(0.1, 0.38), between(-0.07, 0.07)
        strokes.append(sketch([(x - left, y + tilt), (x, y), (x + right, y - tilt)]))
    return strokes
