"""Ways of writing 9: loops of any size and shape, tails from straight to curled."""

import numpy as np

from normviz.engine.shipped_models.handwriting import glyphs_looped, glyphs_rare
from normviz.engine.shipped_models.handwriting.curves import Control, arc, corner, sketch
from normviz.engine.shipped_models.handwriting.random_helpers import RandomHelper

Spot = tuple[float, ...]

_LOOPED = 0.1
"""Share of 9 that are written in the rare way of ``glyphs_looped``."""
_CROSSED = 0.06
"""Share of the others that are written in the rare way of ``glyphs_rare``."""


def nine(rng: RandomHelper) -> list[Control]:
    """A loop, small or large, closed or open, and a tail: straight, bowed, hooked or curled."""
    between = rng.between
    if rng.chance(_LOOPED):
        return glyphs_looped.flat_looped_nine(rng)
    if rng.chance(_CROSSED):
        return glyphs_rare.crossed_nine(rng)
    size = rng.pick({"scrap": 1.5, "small": 2.5, "large": 7})
    if size == "scrap":
        return _scrap_nine(rng)
    small = size == "small"
    height = between(0.14, 0.3) if small else between(0.25, 0.6)
    half = between(0.09, 0.22) if small else between(0.18, 0.42)
    middle = (0.45, height / 2)
    start = between(-75, 15)
    gap = rng.pick({"closed": 4, "over": 2, "open": 2})
    turn = {"closed": between(350, 372), "over": between(370, 400), "open": between(300, 345)}[gap]
    ring = arc(middle, (half, height / 2), start, -turn, between(-0.05, 0.12))
    side = middle[0] + half
    tail = _tail(rng, side, height)
    if gap == "open" or rng.chance(0.45):
        # From the open end the pen runs up to the right side before it goes down.
        joint = (side + between(-0.02, 0.06), between(0.0, height * 0.4))
        return [sketch([*ring, corner(*joint), *tail])]
    if rng.chance(0.35):
        top = (side + between(-0.04, 0.05), between(-0.03, height * 0.5))
        return [sketch(ring), sketch([top, *tail])]
    end = ring[-1]
    ring[-1] = corner(end[0], end[1]) if rng.chance(0.5) else end
    return [sketch([*ring, *tail])]


def _scrap_nine(rng: RandomHelper) -> list[Control]:
    """A tiny loop of no certain shape, and a tail that carries the whole digit."""
    between = rng.between
    height, half = between(0.16, 0.34), between(0.1, 0.22)
    count = 4 if rng.chance(0.5) else 5
    begin = between(-90, 30)
    angles = np.deg2rad(begin - np.linspace(0, between(300, 380), count + 1))
    middle = (between(0.3, 0.45), height / 2)
    ring: list[Spot] = [
        (
            middle[0] + half * between(0.6, 1.25) * float(np.cos(angle)),
            middle[1] + height / 2 * between(0.6, 1.25) * float(np.sin(angle)),
        )
        for angle in angles
    ]
    if rng.chance(0.5):
        ring.insert(0, (middle[0] + half + between(0.0, 0.25), between(-0.03, 0.08)))
    tail = _tail(rng, middle[0] + half, height)
    return [sketch([*ring, *tail])]


def _tail(rng: RandomHelper, side: float, height: float) -> list[Spot]:
    style = rng.pick(
        {"straight": 4, "bowed": 2, "hooked": 2.5, "curled": 2, "bulged": 1.5, "q": 0.5}
    )
    if style in ("hooked", "curled", "bulged"):
        return _curled(rng, side, height, style)
    between = rng.between
    below = (1 + height) / 2
    lean = between(-0.25, 0.05)
    if style == "straight":
        return [(side + lean / 2, below), (side + lean, 1.0)]
    if style == "bowed":
        return [(side + 0.02, height + 0.05), (side - 0.08, below), (side - between(0.2, 0.5), 1.0)]
    return [(side, below), corner(side + lean / 3, 0.95), (side + between(0.05, 0.2), 0.85)]


def _curled(rng: RandomHelper, side: float, height: float, style: str) -> list[Spot]:
    between = rng.between
    below = (1 + height) / 2
    # A tail that bulges swings out to the right, below a loop that stays behind on the left.
    out = between(0.08, 0.25) if style == "bulged" else between(-0.02, 0.04)
    hook: list[Spot] = [
        (side + out, below - 0.05),
        (side + out - between(0.02, 0.1), between(0.8, 0.92)),
        (side + out / 2 - between(0.2, 0.35), 1.0),
        (side - between(0.45, 0.75), between(0.82, 0.98)),
    ]
    if style == "bulged":
        hook.insert(0, (side + out * between(0.3, 0.7), height + between(-0.05, 0.06)))
    if style == "curled":
        hook.append((hook[-1][0] - between(-0.08, 0.06), between(0.7, 0.82)))
    return hook
