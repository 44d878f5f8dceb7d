import gzip
from pathlib import Path

import pytest

from normviz.datasets.same_files import only_one
from normviz.errors import UserError


def put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


def test_the_first_place_counts_where_all_hold_the_same(tmp_path: Path) -> None:
    first = put(tmp_path / "first", "labels", b"12345")
    packed = put(tmp_path / "packed", "labels.gz", gzip.compress(b"12345"))
    assert only_one([first]) == first
    assert only_one([first, packed, first]) == first


def test_other_files_are_told_with_both_places(tmp_path: Path) -> None:
    first = put(tmp_path / "first", "labels", b"12345")
    second = put(tmp_path / "second", "labels", b"12346")
    with pytest.raises(UserError, match=f"{first} and {second}; name the folder"):
        only_one([first, second])


def test_a_file_that_cannot_be_read_is_like_no_other(tmp_path: Path) -> None:
    first = put(tmp_path / "first", "labels.gz", gzip.compress(b"12345")[:-9])
    second = put(tmp_path / "second", "labels.gz", gzip.compress(b"12345")[:-9])
    with pytest.raises(UserError, match="different"):
        only_one([first, second])
