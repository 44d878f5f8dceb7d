from pathlib import Path

from normviz.ui.compare.sweep_library import SweepLibrary
from tests.runs.sweeps.plans import small_plan


def test_runs_of_a_sweep_are_found_with_their_curves(trained: SweepLibrary) -> None:
    assert len(trained.runs) == 8
    assert [row.missing for row in trained.table()] == [0] * 4
    run = next(iter(trained.runs.values()))
    assert len(trained.curves(run)) > 0
    assert len(trained.epochs()[run.id]) == 1


def test_a_sweep_that_is_not_there_leaves_the_one_shown(trained: SweepLibrary) -> None:
    before = trained.record
    assert not trained.open("sweep-none")
    assert trained.record is before


def test_a_new_sweep_is_shown_and_listed_first(trained: SweepLibrary) -> None:
    record = trained.create(small_plan())
    assert record is not None
    assert trained.record == record
    assert set(trained.ids()) > {record.id}
    assert not trained.runs


def test_damaged_files_are_left_out(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "sweeps").mkdir()
    (tmp_path / "sweeps" / "sweep-bad.sweep.json").write_text("{")
    library = SweepLibrary(tmp_path)
    assert not library.open("sweep-bad")
    assert library.table() == ()
