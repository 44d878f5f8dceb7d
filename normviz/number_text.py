"""Numbers as people read them: one minus sign, powers of ten, thousands apart.

Both the window and the texts of lessons write numbers so.
"""

import math
from decimal import Decimal
from typing import Final

MINUS: Final = "\N{MINUS SIGN}"
TIMES: Final = "\N{MULTIPLICATION SIGN}"
THIN_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
INFINITY: Final = "\N{INFINITY}"
SMALLEST: Final = 1e-3
"""Smaller values are powers of ten."""
LARGEST_PLAIN: Final = 1e5
"""So are values from here on."""

_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def setting(value: float, digits: int = 6) -> str:
    """A value that somebody has set, as short as it can be: ``0.001``, ``1``, ``1×10⁻⁵``.

    Args:
        value: Any number.
        digits: Significant digits at most.
    """
    text = special_text(value)
    if text:
        return text
    if not SMALLEST <= abs(value) < LARGEST_PLAIN:
        return scientific(value, digits, trim=True)
    plain = f"{Decimal(f'{value:.{digits}g}'):f}"
    return signed(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def scientific(value: float, digits: int = 2, trim: bool = False) -> str:
    """A value as a power of ten: ``2.4×10⁻⁷``; an exact zero is ``0``.

    Args:
        value: A finite number.
        digits: Significant digits.
        trim: Whether zeros at the end are left out.
    """
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    if trim and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{signed(mantissa)}{TIMES}10{str(int(exponent)).translate(_SUPERSCRIPTS)}"


def count(value: int) -> str:
    """A whole number, its thousands apart from five digits on: ``3 211 264``, ``1024``."""
    text = f"{value:,}".replace(",", THIN_SPACE) if abs(value) >= 10_000 else str(value)
    return signed(text)


def signed(text: str) -> str:
    """``text`` with the minus sign of print for every hyphen."""
    return text.replace("-", MINUS)


def special_text(value: float) -> str:
    """What stands for NaN, infinity and an exact zero; empty for other values."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return INFINITY if value > 0 else MINUS + INFINITY
    return "0" if value == 0 else ""
