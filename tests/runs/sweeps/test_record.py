import json
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import (
    SweepRecord,
    find_record,
    new_record,
    read_record_file,
    record_path,
    write_record,
)

PLAN, _ = make_plan("one-layer", {"seed": (0, 1)}, {"preset": "quick", "dataset": "digits"})


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = new_record(PLAN, tmp_path).with_run(PLAN.keys[0], "one-layer-abcd")
    write_record(record, tmp_path)

    assert find_record(tmp_path, record.id) == record
    assert record_path(tmp_path, record.id).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"normviz": "scene"},
        {"axes": "seed"},
        {"axes": ["color"]},
        {"specs": []},
        {"specs": [{}]},
        {"id": "../away"},
        {"runs": {"unknown": "one-layer-abcd"}},
        {"runs": {PLAN.keys[0]: "../away"}},
    ],
)
def test_another_content_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "sweep.json"
    values = SweepRecord("sweep-abcd", PLAN).to_json()
    path.write_text(json.dumps(values | change), encoding="utf-8")

    with pytest.raises(UserError):
        read_record_file(path)


def test_an_unknown_sweep_is_refused_with_those_that_are_there(tmp_path: Path) -> None:
    record = new_record(PLAN, tmp_path)

    with pytest.raises(UserError, match=record.id):
        find_record(tmp_path, "sweep-none")


def test_a_runs_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="expected a folder"):
        new_record(PLAN, tmp_path / "file")
