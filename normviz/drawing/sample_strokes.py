"""Shipped handwritten sample digits: ten of each, in several people's handwriting."""

from functools import cache

from normviz.assets import resource
from normviz.drawing.strokes import Drawing, parse_strokes
from normviz.errors import UserError

HANDS = ("print", "foot", "european", "slanted", "round", "quick")
"""print: plain; foot: a 1 with flag and foot, a barred 7, a 9 with a small loop; european: a 1
with a long flag; slanted: narrow and leaning; round: wide, an open 4; quick: gaps and tails."""


def read_sample_strokes(hand: str) -> tuple[Drawing, ...]:
    """The digits 0 to 9 in one of the :data:`HANDS`.

    Raises:
        UserError: There is no such hand.
    """
    if hand not in HANDS:
        raise UserError(
            "expected a hand out of {known}, received {given!r}; choose one of them",
            code="hand-unknown",
            known=", ".join(HANDS),
            given=hand,
        )
    return _read_once(hand)


@cache
def _read_once(hand: str) -> tuple[Drawing, ...]:
    """The files of a hand; the points are read-only, as all who ask share them."""
    files = [resource("strokes", hand, f"{digit}.json") for digit in range(10)]
    drawings = tuple(parse_strokes(file.read_bytes(), f"{hand}/{file.name}") for file in files)
    for drawing in drawings:
        for points in (*drawing.strokes, *(drawing.pressure or ())):
            points.flags.writeable = False
    return drawings
