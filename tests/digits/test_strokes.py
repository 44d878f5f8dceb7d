import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.digits import format_strokes, parse_strokes, read_strokes, strokes
from normviz.errors import UserError

numbers = st.floats(allow_nan=False, allow_infinity=False)
drawings = st.lists(st.lists(st.tuples(numbers, numbers), max_size=5), max_size=4)


@given(
    drawing=drawings,
    pen=st.none() | st.floats(1e-3, 1e6),
    label=st.none() | st.integers(0, 9),
)
def test_what_was_written_is_read(drawing: list, pen: float | None, label: int | None) -> None:
    arrays = [np.array(stroke, float).reshape(-1, 2) for stroke in drawing]
    read = parse_strokes(format_strokes(arrays, pen, label), "x.json")
    assert (read.pen_width, read.label) == (pen, label)
    for one, other in zip(read.strokes, arrays, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"strokes": [[[1, 2], [3.5, 4]], []], "pen_width": 7}')
    drawing = read_strokes(path)
    assert [stroke.tolist() for stroke in drawing.strokes] == [[[1, 2], [3.5, 4]], []]
    assert drawing.pen_width == 7


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("", "no JSON"),
        ("strokes", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "JSON without a list"),
        ('{"points": []}', "JSON without a list"),
        ('{"strokes": {}}', "JSON without a list"),
        ('{"strokes": [1]}', "stroke 1 that is no list"),
        ('{"strokes": [[], "ab"]}', "stroke 2 that is no list"),
        ('{"strokes": [[1, 2]]}', "1 for a point in stroke 1"),
        ('{"strokes": [[[1, 2, 3]]]}', "[1, 2, 3] for a point"),
        ('{"strokes": [[["1", 2]]]}', "['1', 2] for a point"),
        ('{"strokes": [[[true, 2]]]}', "[True, 2] for a point"),
        ('{"strokes": [[[NaN, 2]]]}', "[nan, 2] for a point"),
        ('{"strokes": [[[1, -Infinity]]]}', "[1, -inf] for a point"),
        ('{"strokes": [[[1, 1e999]]]}', "[1, inf] for a point"),
        ('{"strokes": [[[1, 1' + "0" * 400 + "]]]}", "for a point"),
        ('{"strokes": [], "pen_width": 0}', "0 for pen_width"),
        ('{"strokes": [], "pen_width": "5"}', "'5' for pen_width"),
        ('{"strokes": [], "label": 10}', "10 for label"),
        ('{"strokes": [], "label": 1.0}', "1.0 for label"),
        ('{"strokes": [], "label": true}', "True for label"),
    ],
)
def test_what_is_no_stroke_file(tmp_path: Path, text: str, received: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(UserError) as caught:
        read_strokes(path)
    assert received in str(caught.value)
    assert str(path) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00\x80PNG")
    with pytest.raises(UserError, match="no JSON"):
        read_strokes(tmp_path / "x.json")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_strokes(tmp_path / "none.json")


def test_too_much(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="received 100001"):
        parse_strokes(json.dumps({"strokes": [[[0, 0]] * 100_001]}), "x")
    with pytest.raises(UserError, match="received 10001"):
        parse_strokes(json.dumps({"strokes": [[]] * 10_001}), "x")
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(UserError, match="10 MB"):
        read_strokes(huge)
    assert strokes.MAX_BYTES == 10_000_000


def test_nan_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        format_strokes([[[float("nan"), 0]]])
