"""JSON is parsed within limits, and strictly."""

import json
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.files.bounded_json import JsonLimits, parse_json

NUMBERS = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.booleans())
def test_what_was_written_is_read(value: object, plain: bool) -> None:
    text = json.dumps(value, ensure_ascii=plain)
    assert parse_json(text) == value
    assert parse_json(text.encode("utf-8-sig")) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Expecting value"),
        ("[1] 2", "Extra data"),
        ("NaN", "NaN, which is not finite"),
        ("[-Infinity]", "not finite"),
        ("1e999", "not finite"),
        ("1" + "0" * 400, "not finite"),
        ("1" * 5000, "a number of 5000 characters"),
        ('{"a": 1, "a": 1}', "'a' twice"),
        ('["\\ud800"]', "surrogate"),
        ('{"\\udc00": 1}', "surrogate"),
        ("\ud800", "surrogate"),
        (b'"\xff"', "no UTF-8"),
        ("[" * 33 + "]" * 33, "at most 32 levels"),
        ("[" * 50_000, "at most 32 levels"),
        ('{"a":' * 50_000, "at most 32 levels"),
        ("[" + "0," * 200_000 + "0]", "at most 100\u202f000 values"),
        (" " * 2_000_000, "at most 1\u202f048\u202f576 bytes"),
    ],
    ids=lambda text: str(text)[:20],
)
def test_what_is_refused(text: str | bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        parse_json(text)
    assert type(caught.value) is ValueError
    assert len(str(caught.value).splitlines()) == 1


def test_brackets_in_strings_do_not_count() -> None:
    text = json.dumps(["[" * 1000, '\\"' + "," * 200_000 + "{"])
    assert parse_json(text) == json.loads(text)
    assert parse_json('["\\ud83d\\ude00"]') == ["😀"]


def test_large_whole_numbers_are_floats() -> None:
    assert parse_json("9" * 18) == 10**18 - 1
    assert type(parse_json("9" * 30)) is float


def test_a_caller_may_look_for_what_is_not_finite() -> None:
    found = parse_json("[NaN, 1e999, -Infinity]", JsonLimits(finite=False))
    assert math.isnan(found[0])
    assert found[1:] == [math.inf, -math.inf]


@pytest.mark.parametrize("text", [b'"\\' * 5_000_000, b'"' * 9_999_999, b"[],{}," * 1_600_000])
def test_hostile_text_takes_no_time(text: bytes) -> None:
    began = time.process_time()
    with pytest.raises(ValueError, match=r"character|values"):
        parse_json(text, JsonLimits(size=10_000_000))
    assert time.process_time() - began < 1.5
