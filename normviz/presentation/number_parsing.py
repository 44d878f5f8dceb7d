"""Reads numbers as people and the app itself write them, and refuses what can be read in two ways.

Everything that `normviz.presentation.number_format` writes is read: the minus sign of print,
thousands set apart by spaces, powers of ten with superscripts, percent. A comma is read where only
one reading is left: "0,5" and "1,234.5", but not "1,000".
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_SIGNS = str.maketrans(
    dict.fromkeys("\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}", "-")
    | {"\N{FULLWIDTH HYPHEN-MINUS}": "-", "\N{FULLWIDTH PLUS SIGN}": "+"}
    | {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": "_"}
    | {"\N{FULLWIDTH FULL STOP}": ".", "\N{FULLWIDTH COMMA}": ","}
    | {"\N{ARABIC PERCENT SIGN}": "%", "\N{FULLWIDTH PERCENT SIGN}": "%"}
)
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_SPACES = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
_GROUPING = rf"[{_SPACES}'\N{{RIGHT SINGLE QUOTATION MARK}}_]"

_POWER = re.compile(
    r"(?:(.*?)\s*[×·*x]\s*)?10\s*(?:\^\s*([+-]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))", re.DOTALL
)
_PLAIN_EXPONENT = re.compile(r"(.*?)[eE]([+-]?\d+)", re.DOTALL)
_GROUPS = r"\d{1,3}(?:%s\d{3})+"
_FAR = 10_000
"""Powers of ten beyond are 0 or infinite as well."""
_MOST_LETTERS = 200
"""No number that a person types is longer."""


@dataclass(frozen=True)
class Ambiguous:
    """A text that stands for one number or another.

    Attributes:
        first: What it means with commas between thousands.
        second: What it means with a decimal comma.
    """

    first: float
    second: float


def parse_number(text: str) -> float | Ambiguous | None:
    """The number that a text stands for.

    Args:
        text: As typed or pasted; spaces and marks of direction around it do not count.

    Returns:
        The number, which is infinite where it is too large; two numbers where the text can be read
        in two ways; None where it is no number.
    """
    if len(text) > _MOST_LETTERS:
        return None
    if text.isascii() and text.isdigit():  # as spin boxes write them, at every step of a slider
        return float(text)
    readings = _readings(_plain(text))
    if not readings:
        return None
    return Ambiguous(*map(float, readings)) if len(readings) == 2 else float(readings[0])


def parse_whole(text: str) -> int | Ambiguous | None:
    """As `parse_number`, where only whole numbers count."""
    found = parse_number(text)
    if found is None or isinstance(found, Ambiguous):
        return found
    return int(found) if math.isfinite(found) and found == int(found) else None


def _plain(text: str) -> str:
    """``text`` with plain digits and signs, without what cannot be seen."""
    if text.isascii():  # as most are
        return text.strip(_SPACES + "\r\n")
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    digits = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in seen
    )
    return digits.translate(_SIGNS).strip(_SPACES + "\r\n")


def _readings(text: str) -> list[Decimal]:
    """What a text can mean: nothing, one number or two."""
    exponent = 0
    if text.endswith("%"):
        text, exponent = text[:-1].rstrip(_SPACES), -2
    sign = -1 if text.startswith("-") else 1
    if text[:1] in ("-", "+"):
        text = text[1:].lstrip(_SPACES)
    if text == "\N{INFINITY}":
        return [sign * Decimal("Infinity")]
    if power := _POWER.fullmatch(text):
        text, caret, raised = power.groups(default="")
        text = text or ("1" if power[1] is None else "")
        exponent += int(caret or raised.translate(_RAISED))
    elif plain := _PLAIN_EXPONENT.fullmatch(text):
        text = plain[1]
        exponent += int(plain[2])
    exponent = min(max(exponent, -_FAR), _FAR)
    return [sign * Decimal(f"{digits}e{exponent}") for digits in _mantissas(text)]


def _mantissas(text: str) -> list[str]:
    """Digits with at most one decimal sign, their thousands set apart or not, as plain digits."""
    if re.fullmatch(r"\d+\.?\d*|\.\d+", text):
        return [text]
    if re.fullmatch(rf"{_GROUPS % _GROUPING}([.,]\d*)?", text):
        return [re.sub(_GROUPING, "", text).replace(",", ".")]
    if re.fullmatch(rf"{_GROUPS % ','}(\.\d*)?", text):
        return _of_commas(text)
    if re.fullmatch(rf"{_GROUPS % '[.]'},\d+|\d{{1,3}}(\.\d{{3}}){{2,}}", text):
        return [text.replace(".", "").replace(",", ".")]
    if re.fullmatch(r"\d+,\d*|,\d+", text):
        return [text.replace(",", ".")]
    return []


def _of_commas(text: str) -> list[str]:
    """Digits with a comma before every three of them."""
    grouped, decimal = text.replace(",", ""), text.replace(",", ".")
    if text.count(",") > 1 or "." in text:
        return [grouped]
    # No thousands begin with a zero: "0,125" has a decimal comma.
    return [decimal] if text.startswith("0") else [grouped, decimal]
