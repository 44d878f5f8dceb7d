"""Ways of writing 0, 3, 6, 8 and 9: what people do, with chance in every proportion."""

from normviz.engine.handwriting.curves import Control, arc, corner, sketch
from normviz.engine.handwriting.dice import Dice

Spot = tuple[float, ...]


def zero(dice: Dice) -> list[Control]:
    """An oval, not quite closed or overlapping; rarely with a stroke through it."""
    between = dice.between
    half = between(0.22, 0.48)
    turn = 360 + between(-22, 45)
    if dice.chance(0.85):
        turn = -turn
    start = between(-160, -20)
    oval = arc((0.5, 0.5), (half, 0.5), start, turn, between(-0.08, 0.15))
    if dice.chance(0.12):
        oval.append((0.5 + between(-0.2, 0.2) * half, between(0.08, 0.3)))
    strokes = [sketch(oval)]
    if dice.chance(0.08):
        over = between(-0.1, 0.12)
        ends: list[Spot] = [(0.5 + half + over, -over), (0.5 - half - over, 1 + over)]
        strokes.append(sketch(ends))
    return strokes


def three(dice: Dice) -> list[Control]:
    """Two bowls, with a cusp, a soft waist or a small loop between; the top may be flat."""
    between = dice.between
    waist = between(0.38, 0.52)
    wide, wide_low = between(0.5, 0.85), between(0.6, 0.95)
    if dice.chance(0.15):
        top: list[Spot] = [(between(0.0, 0.1), 0.03), corner(wide, between(-0.02, 0.05))]
    else:
        top = [
            (between(0.0, 0.12), between(0.08, 0.25)),
            (0.4 * wide, between(-0.03, 0.03)),
            (wide, between(0.1, 0.2)),
            (wide * 0.9, waist - between(0.08, 0.15)),
        ]
    inner = between(0.15, 0.45)
    style = dice.pick({"cusp": 4, "soft": 3, "loop": 2})
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
    if dice.chance(0.15):
        bottom.append((between(-0.02, 0.12), between(0.7, 0.78)))
    return [sketch(top + middle + bottom)]


def six(dice: Dice) -> list[Control]:
    """A stem, curved or straight, that runs into a loop: large or small, closed or not quite."""
    between = dice.between
    loop = between(0.24, 0.42) if dice.chance(0.25) else between(0.38, 0.65)
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
    ending = dice.pick({"closed": 5, "short": 2, "curl": 1.5, "over": 1})
    tail: dict[str, list[Spot]] = {
        "closed": [(0.15 * width, 1 - loop * between(0.6, 0.85))],
        "short": [(0.3 * width, 1 - loop * between(0.82, 0.95))],
        "curl": [(0.2 * width, 1 - loop * 0.75), (between(0.15, 0.35) * width, 1 - loop * 0.35)],
        "over": [(0.2 * width, 1 - loop * 0.8), (-0.08, 1 - loop * between(0.4, 0.7))],
    }
    hook = [(top_x + between(0.03, 0.15), between(0.02, 0.12))] if dice.chance(0.15) else []
    return [sketch([*hook, *stem, *ring, *tail[ending]])]


def eight(dice: Dice) -> list[Control]:
    """One stroke from the top or from the middle, or two rings, one on the other."""
    between = dice.between
    waist = between(0.38, 0.55)
    up, low = between(0.2, 0.45), between(0.25, 0.5)
    if dice.chance(0.15):
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
    begin = dice.pick({0: 6, 1: 2, 3: 1})
    ring = ring[begin:] + ring[:begin]
    # The end meets the beginning, passes it, or stops a little short of it.
    first, last = ring[0], ring[-1]
    share = between(0.5, 1.15)
    ring.append(tuple(b + (a - b) * share for a, b in zip(first[:2], last[:2], strict=True)))
    if dice.chance(0.2):
        ring = [(1 - x, *rest) for x, *rest in ring]
    return [sketch(ring)]


def nine(dice: Dice) -> list[Control]:
    """A loop, small or large, closed or open, and a tail: straight, bowed, hooked or curled."""
    between = dice.between
    small = dice.chance(0.25)
    height = between(0.14, 0.3) if small else between(0.25, 0.6)
    half = between(0.09, 0.22) if small else between(0.18, 0.42)
    middle = (0.45, height / 2)
    start = between(-75, 15)
    gap = dice.pick({"closed": 4, "over": 2, "open": 2})
    turn = {"closed": between(350, 372), "over": between(370, 400), "open": between(300, 345)}[gap]
    ring = arc(middle, (half, height / 2), start, -turn, between(-0.05, 0.12))
    side = middle[0] + half
    tail = _tail(dice, side, height)
    if gap == "open" or dice.chance(0.45):
        # From the open end the pen runs up to the right side before it goes down.
        joint = (side + between(-0.02, 0.06), between(0.0, height * 0.4))
        return [sketch([*ring, corner(*joint), *tail])]
    if dice.chance(0.35):
        top = (side + between(-0.04, 0.05), between(-0.03, height * 0.5))
        return [sketch(ring), sketch([top, *tail])]
    end = ring[-1]
    ring[-1] = corner(end[0], end[1]) if dice.chance(0.5) else end
    return [sketch([*ring, *tail])]


def _tail(dice: Dice, side: float, height: float) -> list[Spot]:
    between = dice.between
    below = (1 + height) / 2
    style = dice.pick({"straight": 4, "bowed": 2, "hooked": 3, "curled": 2, "q": 0.5})
    lean = between(-0.25, 0.05)
    if style == "straight":
        return [(side + lean / 2, below), (side + lean, 1.0)]
    if style == "bowed":
        return [(side + 0.02, height + 0.05), (side - 0.08, below), (side - between(0.2, 0.5), 1.0)]
    if style == "q":
        return [(side, below), corner(side + lean / 3, 0.95), (side + between(0.05, 0.2), 0.85)]
    deep = between(0.82, 0.92)
    hook: list[Spot] = [
        (side + between(-0.02, 0.04), below - 0.05),
        (side - between(0.02, 0.1), deep),
        (side - between(0.2, 0.35), 1.0),
        (side - between(0.45, 0.75), between(0.88, 0.98)),
    ]
    if style == "curled":
        hook.append((hook[-1][0] - between(-0.08, 0.06), between(0.72, 0.85)))
    return hook
