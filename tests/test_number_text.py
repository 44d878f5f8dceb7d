import math
import re
from pathlib import Path

import pytest

import normviz
from normviz import number_text
from normviz.presentation import number_format


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.81792, "0.818"),
        (52.0, "52"),
        (-5.25e-13, "−5.25×10⁻¹³"),
        (1e6, "1×10⁶"),
        (0.0, "0"),
        (math.nan, "NaN"),
        (-math.inf, "−∞"),
    ],
)
def test_three_digits_without_zeros_at_the_end(value: float, text: str) -> None:
    assert number_text.setting(value, 3) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0012345, "0.0012345"),
        (-0.00123456789, "−0.00123457"),
        (0.0201, "0.0201"),
        (1 / 3, "0.333333"),
        (12345.5, "12345.5"),
        (99999.0, "99999"),
    ],
)
def test_small_settings_keep_as_many_digits_as_large_ones(value: float, text: str) -> None:
    assert number_text.setting(value) == text


def test_few_digits_of_a_large_setting_are_no_power() -> None:
    assert number_text.setting(12345.0, 2) == "12000"


def test_powers_keep_their_digits_unless_trimmed() -> None:
    assert number_text.scientific(2.0e-7, 3) == "2.00×10⁻⁷"
    assert number_text.scientific(2.0e-7, 3, trim=True) == "2×10⁻⁷"


def test_the_window_formats_with_the_same_functions() -> None:
    assert number_format.setting is number_text.setting
    assert number_format.count is number_text.count


def test_no_other_place_sets_thousands_apart() -> None:
    package = Path(normviz.__file__).parent
    found = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if re.search(r"\{[^{}\n]*(?<![\[ ]):,", path.read_text("utf-8"))
    ]
    assert found == ["number_text.py"]
