import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.presentation import number_format
from normviz.presentation.number_format import tick


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.41321, "0.4132"),
        (-0.0412, "−0.0412"),
        (1.23456, "1.235"),
        (-12.3456, "−12.35"),
        (0.5, "0.5000"),
        (4321.0, "4321"),
        (4.1e-7, "4.10×10⁻⁷"),
        (-1234567.0, "−1.23×10⁶"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_number(value, text):
    assert number_format.number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e-3, "0.001"), (1.0, "1"), (-0.2, "−0.2"), (1e-5, "1×10⁻⁵"), (0.0, "0"), (1000.0, "1000")],
)
def test_setting(value, text):
    assert number_format.setting(value) == text


@given(st.floats(-99_000, 99_000))
def test_number_says_the_value_to_four_digits(value):
    text = number_format.number(value).replace("−", "-")
    if "×" not in text:
        assert float(text) == pytest.approx(value, rel=6e-4, abs=6e-5)


@given(st.floats(0.001, 0.99).map(lambda value: round(value, 3)))
def test_number_keeps_its_width_below_one(value):
    assert len(number_format.number(value)) == len("0.0000")


def test_rounded_says_small_values_with_one_digit():
    assert number_format.rounded(7.96e-4) == "8×10⁻⁴"
    assert number_format.rounded(-7.5e-5) in ("−7×10⁻⁵", "−8×10⁻⁵")
    assert number_format.rounded(0.0) == "0"
    assert number_format.rounded(-0.2482) == "−0.248"


def test_count_sets_thousands_apart_from_five_digits_on():
    assert number_format.count(4096) == "4096"
    assert number_format.count(3_211_264) == "3\u202f211\u202f264"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0\u202f%"), (0.004, "< 1\u202f%"), (0.818, "82\u202f%"), (0.999, "> 99\u202f%")],
)
def test_percent(share, text):
    assert number_format.percent(share) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [("5e+07", "5×10⁷"), ("1.5e-05", "1.5×10⁻⁵"), ("-1e+20", "−1×10²⁰"), ("0.50", "0.50"),
     ("-3", "−3"), ("10000", "10\N{NARROW NO-BREAK SPACE}000"), ("", "")],
)  # fmt: skip
def test_the_numbers_of_axes_are_written_as_all_others(text: str, written: str) -> None:
    assert tick(text) == written
