from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.ports.sweeps import RunAdvanced
from normviz.runs.database import BusyError
from normviz.runs.events import Epoch
from normviz.runs.store import Store
from normviz.ui.compare import sweep_library
from normviz.ui.compare.sweep_library import SweepLibrary
from tests.runs.sweeps.plans import small_plan


def test_runs_of_a_sweep_are_found_with_their_curves(trained: SweepLibrary) -> None:
    assert len(trained.runs) == 8
    assert [row.missing for row in trained.table()] == [0] * 4
    run = next(iter(trained.runs.values()))
    assert len(trained.curves(run)) > 0
    assert len(trained.curves(run).epochs) == 1


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
    told: list[str] = []
    library.message.connect(lambda _, text: told.append(text))
    assert not library.open("sweep-bad")
    assert library.table() == ()
    assert [text for text in told if "sweep-bad.sweep.json holds no comparison" in text] == told
    assert len(told) == 1
    assert not library.open("sweep-none")
    assert len(told) == 1, "one that is gone is left out"


def test_a_damaged_database_is_set_aside_and_the_runs_are_listed_again(
    qtbot: QtBot, trained: SweepLibrary
) -> None:
    path = trained.folder / "runs.sqlite"
    path.write_bytes(path.read_bytes()[:5000])
    with qtbot.waitSignal(trained.message) as told:
        trained.refresh()
    assert told.args[0] == "warning"
    assert "runs.sqlite.broken-" in told.args[1]
    assert len(list(trained.folder.glob("runs.sqlite.broken-*"))) == 1
    qtbot.waitUntil(lambda: len(trained.runs) == 8)  # the rest is listed in the background


def test_why_a_comparison_cannot_be_read_is_told_once(
    qtbot: QtBot, trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    trained.message.connect(lambda *message: told.append(message))
    (trained.folder / "runs.sqlite").unlink()
    (trained.folder / "runs.sqlite").mkdir()
    trained.refresh()
    trained.refresh()
    assert [kind for kind, _ in told] == ["error"]
    assert "runs.sqlite" in told[0][1]
    assert len(trained.runs) == 8


def test_a_deleted_run_takes_no_other_away(trained: SweepLibrary) -> None:
    with Store(trained.folder) as store:
        store.delete([next(iter(trained.runs.values())).id])
    trained.refresh()
    assert len(trained.runs) == 7


def test_curves_that_a_lock_held_back_are_read_when_it_is_gone(
    qtbot: QtBot, trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise BusyError("in use")

    run = next(iter(trained.runs.values()))
    monkeypatch.setattr(Store, "batches", busy)
    assert len(trained.curves(run)) == 0
    monkeypatch.undo()
    with qtbot.waitSignal(trained.changed):
        pass
    assert len(trained.curves(run)) > 0


def test_a_run_of_another_process_is_followed_until_it_is_there(trained: SweepLibrary) -> None:
    record = trained.create(small_plan())
    assert record is not None
    key = record.plan.keys[0]
    epoch = Epoch(1, 2, 0.9, 0.4, 0.8, 0.5, 0.1, 2.0, 0.01)

    trained.advance(RunAdvanced(key, 2, 2, (0.9, 0.8), (0.1, 0.2)))
    trained.advance(RunAdvanced(key, 2, 3, (0.7,), (0.3,), (epoch,)))
    trained.advance(RunAdvanced("another", 2, 3, (0.7,), (0.3,)))

    assert list(trained.under_way) == [key]
    assert trained.under_way[key].batches[:, 0].tolist() == pytest.approx([0.9, 0.8, 0.7])
    assert trained.under_way[key].epochs == [epoch]

    trained.advance(RunAdvanced(key, 2, 1, (0.6,), (0.4,)))  # its worker was killed
    assert trained.under_way[key].batches[:, 0].tolist() == pytest.approx([0.6])
    assert not trained.under_way[key].epochs

    trained.advance(RunAdvanced(key, 2, 9, (0.1,), (0.9,)))  # what lies between is not known
    assert len(trained.under_way[key]) == 1

    trained.end_under_way(key)  # it failed there, and is in no store
    assert not trained.under_way

    trained.advance(RunAdvanced(key, 2, 1, (0.6,), (0.4,)))
    trained.forget_under_way()
    assert not trained.under_way


def test_a_run_that_has_ended_is_not_under_way(trained: SweepLibrary) -> None:
    key = next(iter(trained.runs))
    trained.advance(RunAdvanced(key, 2, 1, (0.9,), (0.1,)))
    assert not trained.under_way


def test_a_forecast_knows_the_times_of_earlier_comparisons(trained: SweepLibrary) -> None:
    before = {run.id for run in trained.runs.values()}
    assert trained.create(small_plan()) is not None
    assert not trained.runs
    assert {run.id for run in trained.measured_like()} == before
    trained.forget_measured()
    assert {run.id for run in trained.measured_like()} == before


def test_many_runs_are_found_as_few_are(
    trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = dict(trained.runs)
    with Store(trained.folder) as store:
        gone = next(iter(few.values())).id
        store.delete([gone])
    trained.refresh()
    left = dict(trained.runs)
    monkeypatch.setattr(sweep_library, "_MOST_SINGLE", 0)
    monkeypatch.setattr(Store, "run", None)
    trained.refresh()
    assert trained.runs == left
    assert {run.id for run in few.values()} - {run.id for run in left.values()} == {gone}
