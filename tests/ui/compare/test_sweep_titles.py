import os

import pytest

from normviz.runs.sweeps.record import record_path, update_record
from normviz.ui.compare import sweep_titles
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.sweep_titles import SweepTitles


def test_a_title_says_what_is_compared_and_when(trained: SweepLibrary) -> None:
    assert trained.record is not None
    sweep = trained.record.id
    os.utime(record_path(trained.folder, sweep), (0, 1_700_000_000))
    title = SweepTitles(trained).title(sweep)
    assert title.startswith(f"{sweep}, 2023-11-1")
    assert title.endswith(": Deep sigmoid network; No norm, Batch Norm; runs: 8")


def test_what_cannot_be_read_has_its_id(
    trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = SweepTitles(trained)
    assert titles.title("sweep-none") == "sweep-none"
    (trained.folder / "sweeps" / "sweep-bad.sweep.json").write_text("{")
    assert titles.title("sweep-bad") == "sweep-bad"
    monkeypatch.setattr(sweep_titles, "_MOST_BYTES", 10)
    assert trained.record is not None
    assert titles.title(trained.record.id) == trained.record.id


def test_a_file_is_read_again_only_when_it_has_changed(
    trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trained.record is not None
    sweep, titles, read = trained.record.id, SweepTitles(trained), []
    real = sweep_titles.find_record
    monkeypatch.setattr(sweep_titles, "find_record", lambda *args: read.append(1) or real(*args))
    assert titles.title(sweep) == titles.title(sweep)
    assert len(read) == 1
    update_record(trained.folder, sweep, lambda record: record.with_run(record.plan.keys[0], "x-1"))
    titles.title(sweep)
    assert len(read) == 2
