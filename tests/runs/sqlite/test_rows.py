import math
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import Database
from normviz.runs.events import Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.rows import (
    SELECT_RUNS,
    Listing,
    entry_of,
    epoch_of,
    in_order,
    listing_of,
    run_of,
)
from normviz.runs.storage.manifest import Manifest
from normviz.runs.storage.rows import put_epoch, read_epochs

Row = Callable[..., Epoch]


@pytest.fixture
def database(tmp_path: Path, spec: RunSpec) -> Iterator[Database]:
    opened = Database(tmp_path / "runs.sqlite")
    for at, name in enumerate(("late", "early")):
        text = Manifest(name, 0.0, spec).spec_text
        opened.write(
            "INSERT INTO runs (id, name, spec, state, created, started) VALUES (?, ?, ?, ?, ?, ?)",
            (f"relu-{name}", name, text, "stopped", 10.0 - at, 1.0),
        )
    yield opened
    opened.close()


def runs(database: Database) -> list[sqlite3.Row]:
    return database.rows(SELECT_RUNS)


def listing(rows: Iterable[sqlite3.Row], folders: Collection[str]) -> Listing:
    return listing_of(sorted((entry_of(row, folders) for row in rows), key=in_order))


def test_runs_come_in_the_order_in_which_they_were_made(database: Database, spec: RunSpec) -> None:
    found = listing(runs(database), {"relu-late"})
    assert [run.name for run in found.runs] == ["early", "late"]
    assert [run.has_files for run in found.runs] == [False, True]
    assert found.runs[0].spec == spec
    assert found.unreadable == ()


def test_a_run_is_summed_up_from_its_epochs(database: Database, row: Row) -> None:
    put_epoch(database, "relu-late", row(1, val_accuracy=0.9, seconds=2.0))
    put_epoch(database, "relu-late", row(2, val_accuracy=0.7, seconds=3.0))
    last = row(3, partial=True, val_loss=None, val_accuracy=None, loss=0.25, seconds=0.5)
    put_epoch(database, "relu-late", last)
    (run,) = [run_of(each) for each in runs(database) if each["id"] == "relu-late"]
    assert (run.epochs_done, run.seconds) == (2, 5.5)
    assert (run.val_accuracy, run.best_val_accuracy) == (0.7, 0.9)
    assert run.loss == 0.25


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("state", "sleeping", "state: expected one of running"),
        ("spec", "{}", "cannot be read"),
        ("spec", b"\x00", "spec: expected JSON"),
        ("created", "soon", "created: expected a number"),
        ("created", math.inf, "created: expected a time"),
        ("created", 1e300, "created: expected a time"),
        ("best_val_accuracy", 1e308, "best_val_accuracy: expected a share from 0 to 1"),
        ("accuracy", -0.1, "accuracy: expected a share from 0 to 1"),
        ("ms_per_step", 1e308, "ms_per_step: expected the milliseconds"),
        ("steps_per_epoch", -1, "steps_per_epoch: expected a whole number"),
        ("name", 7.5, "name: expected a short text"),
    ],
)
def test_a_value_that_cannot_be_is_named_and_hides_no_other_run(
    database: Database, column: str, value: object, words: str
) -> None:
    # Without the affinity of the column, as a hostile file may have it.
    (damaged, whole) = (dict(each) for each in sorted(runs(database), key=lambda r: -r["created"]))
    found = listing([damaged | {column: value}, whole], ())  # type: ignore[list-item]
    assert [run.name for run in found.runs] == ["early"]
    (left,) = found.unreadable
    assert left.id == "relu-late"
    assert words in left.problem
    assert "\n" not in left.problem


def test_a_run_that_is_there_twice_is_told_once(database: Database) -> None:
    (first, *_) = runs(database)
    found = listing([first, first], ())
    assert len(found.runs) == 1
    assert "there twice" in found.unreadable[0].problem


def test_a_loss_that_was_not_finite_is_nan(database: Database, row: Row) -> None:
    put_epoch(database, "relu-late", row(1, loss=math.nan, val_loss=None))
    (found,) = map(epoch_of, database.rows("SELECT * FROM epochs"))
    assert math.isnan(found.loss)
    assert found.val_loss is None
    assert found.partial is False


def test_a_run_was_validated_though_its_loss_was_not_finite(database: Database, row: Row) -> None:
    put_epoch(database, "relu-late", row(1, val_loss=math.nan, val_accuracy=0.1))
    (run,) = [run_of(each) for each in runs(database) if each["id"] == "relu-late"]
    assert (run.val_accuracy, run.best_val_accuracy) == (0.1, 0.1)


def test_a_damaged_epoch_names_its_run(database: Database, row: Row) -> None:
    put_epoch(database, "relu-late", row(1))
    (found,) = map(dict, database.rows("SELECT * FROM epochs"))
    with pytest.raises(UserError, match=r"epoch of run 'relu-late' .*\(seconds: expected a number"):
        epoch_of(found | {"seconds": "long"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "value"), [("accuracy", 1e308), ("val_accuracy", -1.0), ("ms_per_step", 1e300)]
)
def test_an_epoch_with_what_nothing_measures_is_refused(
    database: Database, row: Row, column: str, value: float
) -> None:
    put_epoch(database, "relu-late", row(1, **{column: value}))
    with pytest.raises(UserError, match=f"{column}: expected"):
        read_epochs(database, "relu-late")
