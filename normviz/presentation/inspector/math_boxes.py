"""Mathematics as nested boxes: the structure of a formula without fonts or painting.

A formula is a tree of frozen boxes. ``typeset`` measures it and gives strokes and runs of text
around a baseline, after the rules of TeX's inner and display styles (Knuth, The TeXbook, app. G),
as far as our formulas need them.
"""

from dataclasses import dataclass
from typing import Literal

Ink = Literal["plain", "set", "muted", "result"]
"""What a part of a formula is: of the statistic set (the figure's blue), of less weight, or the
value that the formula is about."""


@dataclass(frozen=True)
class MathText:
    """Characters on the baseline.

    Attributes:
        text: What is written.
        ink: What it is.
        italic: Whether it is a variable.
        spoken: What a screen reader says for it; the text itself when empty.
    """

    text: str
    ink: Ink = "plain"
    italic: bool = False
    spoken: str = ""


@dataclass(frozen=True)
class Space:
    """Nothing, ``ems`` of the font's size wide."""

    ems: float


@dataclass(frozen=True)
class MathRow:
    """Boxes side by side on one baseline."""

    parts: tuple["Box", ...]


@dataclass(frozen=True)
class Fraction:
    """A numerator over a denominator."""

    top: "Box"
    bottom: "Box"


@dataclass(frozen=True)
class Root:
    """The square root of a box."""

    body: "Box"


@dataclass(frozen=True)
class Script:
    """A box with a smaller one at its upper or lower right."""

    base: "Box"
    below: "Box | None" = None
    above: "Box | None" = None


@dataclass(frozen=True)
class Overline:
    """A box with a line over it: its mean."""

    body: "Box"
    ink: Ink = "plain"


Box = MathText | Space | MathRow | Fraction | Root | Script | Overline


def row(*parts: Box) -> MathRow:
    """Boxes side by side."""
    return MathRow(parts)


def variable(name: str, ink: Ink = "plain", spoken: str = "") -> MathText:
    """A letter in italics."""
    return MathText(name, ink, italic=True, spoken=spoken)


def operator(sign: str) -> MathRow:
    """A sign between two operands, with the room that it needs."""
    return MathRow((Space(0.22), MathText(sign), Space(0.22)))


def plain(box: Box) -> str:
    """The formula on one line, for screen readers, the clipboard and tests."""
    match box:
        case MathText(text=text, spoken=spoken):
            return spoken or text
        case Space():
            return " "
        case MathRow(parts=parts):
            return "".join(plain(part) for part in parts)
        case Fraction(top=top, bottom=bottom):
            return f"{_grouped(top)}/{_grouped(bottom)}"
        case Root(body=body):
            return f"√({plain(body)})"
        case Overline(body=body):
            return f"mean({plain(body)})"
        case Script(base=base, below=below, above=above):
            return plain(base) + (plain(below) if below else "") + (plain(above) if above else "")


def _grouped(box: Box) -> str:
    text = plain(box)
    signs = (f" {sign} " for sign in "+−·")
    return f"({text})" if isinstance(box, MathRow) and any(sign in text for sign in signs) else text
