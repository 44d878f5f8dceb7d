"""Number format of the window: one minus sign, few digits, stable widths.

Measured values keep their trailing zeros (0.500), so that a value that changes keeps its width;
settings lose them (0.5), since a person has typed them.
"""

import math

from normviz.number_text import (
    INFINITY,
    LARGEST_PLAIN,
    MINUS,
    SMALLEST,
    THIN_SPACE,
    TIMES,
    count,
    scientific,
    setting,
    signed,
    special_text,
)

__all__ = [
    "INFINITY",
    "MINUS",
    "NO_BREAK_SPACE",
    "THIN_SPACE",
    "TIMES",
    "count",
    "number",
    "percent",
    "rounded",
    "scientific",
    "setting",
    "signed",
    "tick",
]

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number(value: float, digits: int = 4) -> str:
    """A measured value: ``0.4132``, ``−12.35``, ``4.1×10⁻⁷``.

    Args:
        value: Any number, also infinite or not a number.
        digits: Significant digits of values from 1 on, and decimals of smaller ones.
    """
    text = special_text(value)
    if text:
        return text
    exponent = _exponent(value)
    if not SMALLEST <= abs(value) < LARGEST_PLAIN:
        return scientific(value, min(digits, 3))
    decimals = min(digits, max(0, digits - 1 - exponent))
    return signed(f"{value:.{decimals}f}")


def tick(text: str) -> str:
    """The number of an axis as it is written everywhere else: ``5×10⁷`` for ``5e+07``."""
    if text.removeprefix("-").isdecimal():
        return count(int(text))
    return setting(float(text)) if "e" in text else signed(text)


def rounded(value: float, digits: int = 3) -> str:
    """A value where there is little room: as ``number``, powers of ten with one digit, ``8×10⁻⁴``.

    Args:
        value: Any number.
        digits: Significant digits of values from 1 on, and decimals of smaller ones.
    """
    return scientific(value, 1) if 0 < abs(value) < 10.0**-digits else number(value, digits)


def percent(share: float) -> str:
    """A share of one in percent: ``82 %``; what is more than nothing is never called ``0 %``."""
    if 0 < share < 0.01:
        return f"< 1{THIN_SPACE}%"
    if 0.99 < share < 1:
        return f"> 99{THIN_SPACE}%"
    return f"{round(100 * share)}{THIN_SPACE}%"


def _exponent(value: float) -> int:
    return math.floor(math.log10(abs(value)))
