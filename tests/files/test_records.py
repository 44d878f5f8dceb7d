"""Dataclasses out of JSON values, each field checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from normviz.files.records import read_record, short


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0


@dataclass(frozen=True)
class Sample:
    count: int
    share: float
    name: str | None
    kind: Literal["a", "b"]
    sizes: tuple[int, int] = (1, 2)
    words: tuple[str, ...] = ()
    scores: Mapping[str, float] | None = None
    points: tuple[Point, ...] = ()
    flag: bool = False


GOOD: dict[str, Any] = {"count": 3, "share": 1, "name": None, "kind": "a"}


def test_lists_become_tuples_and_objects_dataclasses() -> None:
    more = {"sizes": [3, 4], "words": ["x"], "scores": {"y": 0.5}, "points": [{"x": 1}]}
    expected = Sample(3, 1, None, "a", (3, 4), ("x",), {"y": 0.5}, (Point(1),))
    assert read_record(Sample, GOOD | more) == expected


def test_a_dataclass_that_is_one_already_is_taken() -> None:
    point = Point(1.0, 2.0)
    (taken,) = read_record(Sample, GOOD | {"points": [point]}).points
    assert taken is point


@dataclass(frozen=True)
class Mixed:
    value: int | tuple[int, ...] | Point | None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, 3), ([3, 4], (3, 4)), ({"x": 1}, Point(1)), (None, None)],
)
def test_the_first_kind_of_a_union_that_fits_is_taken(value: object, expected: object) -> None:
    assert read_record(Mixed, {"value": value}).value == expected


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"count": True}, "count: expected a whole number, received True"),
        ({"count": 1.0}, "count: expected a whole number, received 1.0"),
        ({"share": "1"}, "share: expected a number, received '1'"),
        ({"share": 10**400}, "share: expected a number, received 1"),
        ({"share": float("nan")}, "share: expected a number, received nan"),
        ({"name": 3}, "name: expected a text, received 3"),
        ({"kind": "c"}, "kind: expected one of a, b, received 'c'"),
        ({"kind": ["a"]}, "kind: expected one of a, b"),
        ({"sizes": [1]}, "sizes: expected 2 values"),
        ({"sizes": "ab"}, "sizes: expected a list"),
        ({"words": [1]}, "words: expected a text, received 1"),
        ({"scores": [1]}, "scores: expected an object"),
        ({"scores": {"y": "x"}}, "scores, y: expected a number"),
        ({"points": [3]}, "points: expected an object, received 3"),
        ({"points": [{"z": 3}]}, "expected the fields x, y; received 'z'"),
        ({"flag": 1}, "flag: expected true or false"),
        ({"other": 1}, "received 'other'"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_told(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_record(Sample, GOOD | change)


def test_what_is_missing_or_no_object_is_told() -> None:
    with pytest.raises(ValueError, match="expected a field 'count', received none"):
        read_record(Sample, {})
    with pytest.raises(ValueError, match=r"content: expected an object, received \[1\]"):
        read_record(Sample, [1])


def test_a_value_in_an_error_is_one_short_line() -> None:
    text = short({"a\nb": ["x" * 1000] * 1000})
    assert len(text) < 300
    assert "\n" not in text
