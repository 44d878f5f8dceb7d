import json
import math
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from normviz.errors import UserError
from normviz.number_text import count
from normviz.settings.reader import (
    LIMIT,
    BrokenSettingsError,
    json_value,
    read_settings,
    settings_from_json,
)
from normviz.settings.values import is_plain

PATH = Path("settings.json")
GOOD = json.dumps(
    {"window/view": "draw", "views/cube/widths": [340, 860], "views/cube/camera": {"yaw": -4.5}}
).encode()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD)
    assert read_settings(path).values == json.loads(GOOD)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        b"[1]",
        b"7",
        b'{"a": 1',
        b'{"a": 1} {}',
        b"\xff\xfe{",
        b"\0" * 9,
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_what_holds_no_settings_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenSettingsError, match="expected settings as a JSON object"):
        settings_from_json(data, PATH)


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with path.open("wb") as file:
        file.truncate(1024**4)
    with pytest.raises(BrokenSettingsError, match=f"at most {count(LIMIT)} bytes"):
        read_settings(path)


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e999", "9" * 5000, '"\\ud800"', "[" * 50 + "]" * 50, '{"a": [NaN]}'],
)
def test_a_value_that_is_not_plain_costs_only_itself(value: str) -> None:
    data = f'{{"bad": {value}, "good": 7}}'.encode()
    assert settings_from_json(data, PATH).values == {"good": 7}


def test_a_long_number_becomes_no_number() -> None:
    assert math.isnan(json_value("9" * 10_000))


def test_a_missing_file_a_folder_and_no_right_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot read"):
        read_settings(tmp_path / "none.json")
    with pytest.raises(UserError, match="cannot read"):
        read_settings(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    with pytest.raises(UserError, match="expected a file"):
        read_settings(path)


@examples(max_examples=300)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_settings_or_broken(data: bytes) -> None:
    try:
        found = settings_from_json(data, PATH)
    except UserError:
        return
    assert is_plain(dict(found.values))


@examples(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=9))
def test_a_file_with_other_bytes_is_settings_or_broken(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    try:
        found = settings_from_json(bytes(data), PATH)
    except UserError:
        return
    assert is_plain(dict(found.values))
