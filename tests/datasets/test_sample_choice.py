"""Choices of samples as text and back."""

import pytest

from normviz.datasets.sample_choice import SampleChoice, parse_samples, samples_text
from normviz.errors import UserError


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("validation", [SampleChoice()]),
        ("validation:8", [SampleChoice("validation", 8)]),
        ("random:8:3", [SampleChoice("random", 8, 3)]),
        ("chosen:0,5,7", [SampleChoice("chosen", 3, places=(0, 5, 7))]),
        ("class:3:16", [SampleChoice("class", 16, label=3)]),
        ("class:3", [SampleChoice("class", label=3)]),
        ("own:4", [SampleChoice("own", 4)]),
        ("drawing", [SampleChoice("drawing", 1)]),
        ("drawing:a+b:c.png", [SampleChoice("drawing", 1, file="a+b:c.png")]),
        ("noise:2", [SampleChoice("noise", 2)]),
        ("drawing + random:3", [SampleChoice("drawing", 1), SampleChoice("random", 3)]),
    ],
)
def test_texts_are_read(text: str, choices: list[SampleChoice]) -> None:
    assert parse_samples(text) == tuple(choices)
    assert parse_samples(samples_text(tuple(choices))) == tuple(choices)


@pytest.mark.parametrize(
    "text",
    ["", "digits:4", "validation:0", "validation:x", "validation:1:2", "random:1:2:3", "chosen:",
     "chosen:1,-2", "class", "class:1:2:3", "noise:5000", "validation:99999999999", "noise:²",
     "validation:4+", "+"],
)  # fmt: skip
def test_other_texts_are_refused_in_one_line(text: str) -> None:
    with pytest.raises(UserError, match="expected inputs such as validation:16") as caught:
        parse_samples(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("noise:3:99999999999999999999", "expected a seed from 0 to 1\u202f000\u202f000\u202f000"),
        ("noise:" + "9" * 31, "has 31 digits"),
        ("noise:3.5", "is no whole number from 0 on"),
    ],
)
def test_a_number_that_is_too_large_is_told_as_that(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        parse_samples(text)


def test_values_out_of_range_are_refused() -> None:
    for values in ({"kind": "digits"}, {"count": 0}, {"kind": "chosen"}, {"seed": -1}):
        with pytest.raises(ValueError, match="expected"):
            SampleChoice(**values)
