import json
import os
import sys
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.storage.annotations import LONGEST_NOTE
from normviz.runs.storage.manifest import MANIFEST, Manifest, read_manifest, write_manifest


def test_a_manifest_is_read_back(tmp_path: Path, spec: RunSpec) -> None:
    manifest = Manifest('my "run", μ', 12.5, spec, ("a", "b"), "\u6a21" * LONGEST_NOTE)
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2}, {"version": True}, {"name": ""}, {"name": 3},
        {"created": "now"}, {"created": True},
        {"spec": None}, {"spec": {}}, {"name": "x" * 70_000},
        {"tags": "a"}, {"tags": ["a,b"]}, {"note": 5}, {"note": "x" * 10_001},
    ],
)  # fmt: skip
def test_what_is_none_is_one_sentence(
    tmp_path: Path, spec: RunSpec, change: dict[str, object]
) -> None:
    write_manifest(tmp_path, Manifest("run", 1.0, spec))
    data = json.loads((tmp_path / MANIFEST).read_text())
    (tmp_path / MANIFEST).write_text(json.dumps(data | change))
    with pytest.raises(UserError) as caught:
        read_manifest(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", b"[" * 10_000, b"\xff\xfe", b'{"version": 1}']
)
def test_other_files_are_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(data)
    with pytest.raises(UserError, match=r"run\.json"):
        read_manifest(tmp_path)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot read .*run\.json"):
        read_manifest(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no name there")
def test_a_pipe_in_its_place_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    with pytest.raises(UserError, match="no plain file"):
        read_manifest(tmp_path)
