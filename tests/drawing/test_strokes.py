import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.drawing import (
    Drawing,
    format_strokes,
    from_strokes,
    parse_strokes,
    read_strokes,
    strokes,
)
from normviz.errors import UserError

numbers = st.floats(allow_nan=False, allow_infinity=False)
drawings = st.lists(st.lists(st.tuples(numbers, numbers), max_size=5), max_size=4)
widths = st.floats(1e-3, 1e6)


@st.composite
def pens(draw: st.DrawFn, drawing: list) -> dict:
    """Widths and pressure that fit a drawing, or none."""
    factors = [st.lists(st.floats(1e-3, 10), min_size=len(s), max_size=len(s)) for s in drawing]
    each = st.lists(widths, min_size=len(drawing), max_size=len(drawing))
    return {
        "pen_widths": draw(st.none() | each),
        "pressure": draw(st.none() | st.tuples(*factors).map(list)),
    }


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


@given(data=st.data(), drawing=drawings)
def test_pens_that_were_written_are_read(data: st.DataObject, drawing: list) -> None:
    arrays = [np.array(stroke, float).reshape(-1, 2) for stroke in drawing]
    pen = data.draw(pens(drawing))
    read = parse_strokes(format_strokes(arrays, 3, **pen), "x.json")
    for at, stroke in enumerate(arrays):
        assert read.width_of(at) == (pen["pen_widths"][at] if pen["pen_widths"] else 3)
        expected = pen["pressure"][at] if pen["pressure"] else np.ones(len(stroke))
        assert read.pressure_of(at).tolist() == list(expected)
    assert from_strokes(read.strokes, *read.one_pen()).shape == (28, 28)


def test_one_pen_draws_what_several_drew() -> None:
    paths = (np.array([[0.0, 0], [0, 40]]), np.array([[30.0, 0], [30, 40]]), np.array([[9.0, 9]]))
    pressure = (np.array([1.0, 1.25]), np.ones(2), np.array([0.5]))
    several = Drawing(paths, pen_width=99, pen_widths=(4.0, 6.0, 5.0), pressure=pressure)
    width, factors = several.one_pen()
    assert width == 5
    assert [each.tolist() for each in factors or ()] == [[0.8, 1.0], [1.2, 1.2], [0.5]]
    assert Drawing(paths, pen_width=7).one_pen() == (7, None)
    assert Drawing((), pen_widths=()).one_pen() == (None, ())


def test_a_plain_drawing_has_no_more_than_its_strokes() -> None:
    assert format_strokes([[[1, 2]]]) == '{"strokes":[[[1,2]]]}\n'


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
        ('{"strokes": [], "pen_width": Infinity}', "inf for pen_width"),
        ('{"strokes": [[]], "pen_widths": 5}', "5 in pen_widths for 1 strokes"),
        ('{"strokes": [[]], "pen_widths": []}', "0 entries in pen_widths for 1 strokes"),
        ('{"strokes": [[]], "pen_widths": [1, 2]}', "2 entries in pen_widths for 1 strokes"),
        ('{"strokes": [[]], "pen_widths": [0]}', "0 in pen_widths"),
        ('{"strokes": [[]], "pen_widths": [NaN]}', "nan in pen_widths"),
        ('{"strokes": [[]], "pen_widths": [1e308]}', "1e+308 in pen_widths"),
        ('{"strokes": [[]], "pen_widths": [true]}', "True in pen_widths"),
        ('{"strokes": [[[1, 2]]], "pressure": 1}', "1 in pressure for 1 strokes"),
        ('{"strokes": [[[1, 2]]], "pressure": [1]}', "1 in pressure for the 1 points of stroke 1"),
        ('{"strokes": [[[1, 2]]], "pressure": [[]]}', "0 entries in pressure for the 1 points"),
        ('{"strokes": [[], [[1, 2]]], "pressure": [[1], []]}', "the 0 points of stroke 1"),
        ('{"strokes": [[[1, 2]]], "pressure": [[0]]}', "0 in pressure, not from 0 to 10"),
        ('{"strokes": [[[1, 2]]], "pressure": [[11]]}', "11 in pressure, not from 0 to 10"),
        ('{"strokes": [[[1, 2]]], "pressure": [[-1]]}', "-1 in pressure"),
        ('{"strokes": [[[1, 2]]], "pressure": [[Infinity]]}', "inf in pressure"),
        ('{"strokes": [[[1, 2]]], "pressure": [["1"]]}', "'1' in pressure"),
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
    with pytest.raises(UserError, match="received 100\u202f001"):
        parse_strokes(json.dumps({"strokes": [[[0, 0]] * 100_001]}), "x")
    with pytest.raises(UserError, match="received 10\u202f001"):
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
    with pytest.raises(ValueError, match="JSON"):
        format_strokes([[[1, 0]]], pressure=[[float("inf")]])
    with pytest.raises(ValueError, match="JSON"):
        format_strokes([[[1, 0]]], pen_widths=[float("nan")])
