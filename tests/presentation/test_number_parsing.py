import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.presentation import number_format
from normviz.presentation.number_parsing import Ambiguous, parse_number, parse_whole

FINITE = st.floats(-1e300, 1e300, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("12.5", 12.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("+3", 3.0),
        ("-1", -1.0),
        ("\N{MINUS SIGN}1", -1.0),
        ("\N{MINUS SIGN} 1", -1.0),
        ("4.10×10⁻⁷", 4.1e-7),
        ("\N{MINUS SIGN}1.23×10⁶", -1.23e6),
        ("1 × 10⁻⁵", 1e-5),
        ("10⁻³", 1e-3),
        ("٠٫٥", 0.5),
        ("١٢٬٣٤٥٫٥", 12345.5),
        ("1×10^-5", 1e-5),
        ("2*10^3", 2000.0),
        ("2·10³", 2000.0),
        ("1e-5", 1e-5),
        ("2.5E+3", 2500.0),
        ("0,5", 0.5),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("12,3456", 12.3456),
        ("1,234,567", 1234567.0),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234", 1.234),
        ("1.234.567", 1234567.0),
        ("3 211 264", 3211264.0),
        ("3\u202f211\u202f264", 3211264.0),
        ("1\u00a0000,5", 1000.5),
        ("1'000", 1000.0),
        ("1’000.25", 1000.25),
        ("1_000", 1000.0),
        ("82\u202f%", 0.82),
        ("\u200e-1\u200e", -1.0),
        ("  7 \n", 7.0),
        ("٣", 3.0),
        ("٥٠٪", 0.5),
        ("５０％", 0.5),
        ("１．５", 1.5),
        ("\N{NON-BREAKING HYPHEN}0.5", -0.5),
        ("\N{FIGURE DASH}2", -2.0),
        ("০.৫", 0.5),
        ("−१×१०⁻³", -1e-3),
        ("∞", math.inf),
        ("1e999", math.inf),
    ],
)
def test_what_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "much",
        "nan",
        "NaN",
        "inf",
        "--1",
        "1-2",
        "1 2",
        "1 00",
        "12,34,567",
        "1,2,3",
        "1.2.3",
        "1e",
        "e5",
        "×10⁻³",
        "4.1×10-7",
        "1×11⁻³",
        "0x10",
        "1__000",
        "1,5.2",
        "< 1\u202f%",
        "%",
        "²",
        "½",
        "9" * 300,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("1,000", 1000.0, 1.0),
        ("12,345", 12345.0, 12.345),
        ("\N{MINUS SIGN}1,000", -1000.0, -1.0),
        ("1,000e-3", 1.0, 0.001),
        ("1,000×10⁻³", 1.0, 0.001),
    ],
)
def test_what_can_be_read_in_two_ways(text: str, first: float, second: float) -> None:
    assert parse_number(text) == Ambiguous(first, second)


@given(st.floats(-99_000, 99_000))
def test_measured_values_come_back(value: float) -> None:
    found = parse_number(number_format.number(value))
    assert found == pytest.approx(value, rel=6e-3 if abs(value) < 1e-3 else 6e-4, abs=6e-5)


@given(FINITE)
def test_settings_come_back(value: float) -> None:
    assert parse_number(number_format.setting(value)) == pytest.approx(value, rel=6e-6)


@given(FINITE, st.integers(1, 17), st.booleans())
def test_powers_of_ten_come_back(value: float, digits: int, trim: bool) -> None:
    found = parse_number(number_format.scientific(value, digits, trim))
    assert found == float(f"{value:.{digits - 1}e}")


@given(st.floats(-1e6, 1e6))
def test_rounded_values_come_back(value: float) -> None:
    found = parse_number(number_format.rounded(value))
    assert found == pytest.approx(value, rel=6e-3, abs=1e-3)


@given(st.integers(-(10**15), 10**15))
def test_counts_come_back(value: int) -> None:
    assert parse_whole(number_format.count(value)) == value


@given(st.integers(0, 100))
def test_percentages_come_back(value: int) -> None:
    text = number_format.percent(value / 100)
    assert parse_number(text) == pytest.approx(value / 100)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = parse_number(text)
    assert found is None or isinstance(found, Ambiguous) or not math.isnan(found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("\N{MINUS SIGN}3", -3),
        ("1e3", 1000),
        ("4.0", 4),
        ("4.5", None),
        ("1e999", None),
    ],
)
def test_whole_numbers(text: str, value: int | None) -> None:
    assert parse_whole(text) == value


def test_a_whole_number_can_be_ambiguous() -> None:
    assert parse_whole("1,000") == Ambiguous(1000.0, 1.0)
