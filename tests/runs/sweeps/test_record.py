import json
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.spec import RunSpec
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
        {"version": True},
        {"sedes": 3},
        {"version": 1.0},
        {"normviz": "scene"},
        {"axes": "seed"},
        {"axes": ["color"]},
        {"specs": []},
        {"specs": [{}]},
        {"id": "../away"},
        {"runs": {"unknown": "one-layer-abcd"}},
        {"runs": {PLAN.keys[0]: "../away"}},
        {"order": ["a"] * 10_001},
    ],
)
def test_another_content_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "sweep.json"
    values = SweepRecord("sweep-abcd", PLAN).to_json()
    path.write_text(json.dumps(values | change), encoding="utf-8")

    with pytest.raises(UserError):
        read_record_file(path)


def test_what_a_file_names_twice_is_one(tmp_path: Path) -> None:
    path, values = tmp_path / "sweep.json", SweepRecord("sweep-abcd", PLAN).to_json()
    first, second = values["specs"]
    specs = [first, second, first, second | {"name": "mine"}]
    path.write_text(json.dumps(values | {"specs": specs, "axes": ["seed", "seed"]}), "utf-8")

    assert read_record_file(path).plan == PLAN


def test_an_unknown_sweep_is_refused_with_those_that_are_there(tmp_path: Path) -> None:
    record = new_record(PLAN, tmp_path)

    with pytest.raises(UserError, match=record.id):
        find_record(tmp_path, "sweep-none")


def test_a_runs_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="expected a folder"):
        new_record(PLAN, tmp_path / "file")


def test_the_text_is_the_json_of_the_values() -> None:
    record = SweepRecord("sweep-abcd", PLAN, {PLAN.keys[0]: "one-layer-abcd"}, PLAN.keys)
    specs = [spec.to_json() for spec in PLAN.specs]
    assert record.to_json()["specs"] == json.loads(json.dumps(specs))
    assert record.to_text() == json.dumps(record.to_json())


def test_a_plan_that_is_known_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = new_record(PLAN, tmp_path)
    begun = record.with_run(PLAN.keys[0], "one-layer-abcd")
    write_record(begun, tmp_path)
    monkeypatch.setattr(RunSpec, "from_json", None)
    found = find_record(tmp_path, record.id)
    assert found == begun
    assert found.plan is PLAN
    monkeypatch.undo()
    other, _ = make_plan("one-layer", {"seed": (2, 3)}, {"preset": "quick", "dataset": "digits"})
    path = record_path(tmp_path, "sweep-other")
    path.write_text(SweepRecord("sweep-other", other).to_text(), encoding="utf-8")
    assert find_record(tmp_path, "sweep-other").plan == other
    assert find_record(tmp_path, record.id) == begun


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"version": 1', '"version": 2'),
        ('"runs": {}', '"runs": {"unknown": "one-layer-abcd"}'),
        ('"runs": {}', '"runs": {}, "specs": []'),
        ('"order": []}', '"order": [1]}'),
        ('"order": []}', '"order": []'),
        ('"order": []}', '"order": []}}'),
        ('"id": "sweep', '"id": "../sweep'),
    ],
)
def test_what_surrounds_a_known_plan_is_checked(tmp_path: Path, before: str, after: str) -> None:
    record = new_record(PLAN, tmp_path)
    path = record_path(tmp_path, record.id)
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(UserError, match=f"expected a sweep in .*{record.id}.* restore the file"):
        find_record(tmp_path, record.id)
