"""Number format of the window: one minus sign, few digits, stable widths.

Measured values keep their trailing zeros (0.500), so that a value that changes keeps its width;
settings lose them (0.5), since a person has typed them.
"""

import math

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
INFINITY = "\N{INFINITY}"

_SMALLEST = 1e-3
_LARGEST = 1e5
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """A measured value: ``0.4132``, ``−12.35``, ``4.1×10⁻⁷``.

    Args:
        value: Any number, also infinite or not a number.
        digits: Significant digits of values from 1 on, and decimals of smaller ones.
    """
    special = _special(value)
    if special:
        return special
    exponent = _exponent(value)
    if not _SMALLEST <= abs(value) < _LARGEST:
        return scientific(value, min(digits, 3))
    decimals = min(digits, max(0, digits - 1 - exponent))
    return signed(f"{value:.{decimals}f}")


def rounded(value: float, digits: int = 3) -> str:
    """A value where there is little room: as ``number``, but what is small is rounded, ``0.000``.

    Args:
        value: Any number.
        digits: Significant digits of values from 1 on, and decimals of smaller ones.
    """
    if abs(value) >= _SMALLEST or value == 0:
        return number(value, digits)
    return f"{0.0:.{digits}f}"


def setting(value: float, digits: int = 6) -> str:
    """A value that somebody has set, as short as it can be: ``0.001``, ``1``, ``1×10⁻⁵``.

    Args:
        value: Any number.
        digits: Significant digits at most.
    """
    special = _special(value)
    if special:
        return special
    if not _SMALLEST <= abs(value) < _LARGEST:
        return scientific(value, digits, trim=True)
    return signed(f"{float(f'{value:.{digits}g}'):f}".rstrip("0").rstrip("."))


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


def percent(share: float) -> str:
    """A share of one in percent: ``82 %``; what is more than nothing is never called ``0 %``."""
    if 0 < share < 0.01:
        return f"< 1{THIN_SPACE}%"
    if 0.99 < share < 1:
        return f"> 99{THIN_SPACE}%"
    return f"{round(100 * share)}{THIN_SPACE}%"


def signed(text: str) -> str:
    """``text`` with the minus sign of print for every hyphen."""
    return text.replace("-", MINUS)


def _special(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return INFINITY if value > 0 else MINUS + INFINITY
    return "0" if value == 0 else ""


def _exponent(value: float) -> int:
    return math.floor(math.log10(abs(value)))
