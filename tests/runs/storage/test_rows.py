from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.database import Database
from normviz.runs.events import Epoch
from normviz.runs.storage import rows
from normviz.runs.storage.history import RunHistory

Row = Callable[..., Epoch]
RUN = "relu-2abc"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "runs.sqlite")
    for run in (RUN, "other"):
        opened.write(
            "INSERT INTO runs (id, name, spec, state, created, started)"
            " VALUES (?, 'n', '{}', 'running', 1, 1)",
            (run,),
        )
    yield opened
    opened.close()


@pytest.fixture
def history(tmp_path: Path, row: Row) -> RunHistory:
    """Twenty batches whose losses are their numbers, in two epochs."""
    (tmp_path / RUN).mkdir()
    kept = RunHistory(tmp_path / RUN)
    kept.keep(0, batches(1, 20), [row(1), row(2)])
    return kept


def batches(first: int, last: int) -> np.ndarray:
    return np.array([(step, 0.5) for step in range(first, last + 1)], np.float32)


def losses(database: Database) -> list[float]:
    return rows.read_batches(database, RUN)[:, 0].tolist()


def test_batches_come_back_in_order_and_of_their_run_alone(database: Database) -> None:
    rows.put_batches(database, RUN, 3, batches(4, 5))
    rows.put_batches(database, RUN, 0, batches(1, 3))
    rows.put_batches(database, "other", 0, batches(7, 9))
    assert losses(database) == [1, 2, 3, 4, 5]
    assert rows.has_rows_after(database, RUN, 3)
    assert not rows.has_rows_after(database, RUN, 4)


def test_many_batches_are_cut_into_rows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_CHUNK", 2)
    rows.put_batches(database, RUN, 0, batches(1, 5))
    assert losses(database) == [1, 2, 3, 4, 5]
    assert len(database.rows("SELECT 1 FROM batches")) == 3


def test_every_foreign_nan_is_the_usual_one(database: Database) -> None:
    signalling = b"\x01\0\x80\x7f" * 2
    database.write("INSERT INTO batches VALUES (?, 0, ?)", (RUN, signalling))
    values = rows.read_batches(database, RUN)
    assert np.isnan(values.astype(np.float64)).all()


@pytest.mark.parametrize("data", ["text", b"1234567", 5])
def test_damaged_batches_are_told(database: Database, data: object) -> None:
    database.write("INSERT INTO batches VALUES (?, 1, ?)", (RUN, data))
    with pytest.raises(UserError, match=f"values of run {RUN} cannot be read"):
        losses(database)


def test_an_epoch_replaces_another_of_its_number_unless_told_not_to(
    database: Database, row: Row
) -> None:
    rows.put_epoch(database, RUN, row(1, loss=3.0))
    rows.put_epoch(database, RUN, row(1, loss=2.0), replace=False)
    assert [epoch.loss for epoch in rows.read_epochs(database, RUN)] == [3.0]
    rows.put_epoch(database, RUN, row(1, loss=2.0))
    assert [epoch.loss for epoch in rows.read_epochs(database, RUN)] == [2.0]


def test_rows_are_replaced_up_to_the_checkpoint(
    database: Database, history: RunHistory, row: Row
) -> None:
    rows.put_batches(database, RUN, 0, 100 + batches(1, 4))
    rows.put_batches(database, RUN, 4, 100 + batches(5, 30))
    with database.transaction():
        rows.replace_rows(database, RUN, history, row(2), after=4, keep_later=False)
    assert losses(database) == [101, 102, 103, 104, *range(5, 21)]
    assert [epoch.epoch for epoch in rows.read_epochs(database, RUN)] == [1, 2]


def test_rows_beyond_the_checkpoint_can_stay(
    database: Database, history: RunHistory, row: Row
) -> None:
    rows.put_batches(database, RUN, 20, batches(21, 25))
    rows.put_epoch(database, RUN, row(3))
    with database.transaction():
        rows.replace_rows(database, RUN, history, row(2), after=0, keep_later=True)
    assert losses(database) == list(range(1, 26))
    assert [epoch.epoch for epoch in rows.read_epochs(database, RUN)] == [1, 2, 3]


def test_a_row_that_reaches_beyond_is_written_again_as_a_whole(
    database: Database, history: RunHistory, row: Row
) -> None:
    rows.put_batches(database, RUN, 0, 100 + batches(1, 8))
    with database.transaction():
        rows.replace_rows(database, RUN, history, row(2), after=4, keep_later=False)
    assert losses(database) == list(range(1, 21))


def test_a_killed_process_loses_no_row(database: Database, history: RunHistory, row: Row) -> None:
    rows.put_batches(database, RUN, 0, batches(1, 9))
    rows.put_epoch(database, RUN, row(1, loss=9.0))
    with database.transaction():
        rows.repair_rows(database, RUN, history, row(2))
    assert losses(database) == list(range(1, 21))
    found = rows.read_epochs(database, RUN)
    assert [epoch.epoch for epoch in found] == [1, 2]


def test_an_older_version_s_rows_become_the_history(
    database: Database, tmp_path: Path, row: Row
) -> None:
    rows.put_batches(database, RUN, 0, batches(1, 12))
    rows.put_epoch(database, RUN, row(1))
    rows.put_epoch(database, RUN, row(2, partial=True, step=12))
    (tmp_path / "old").mkdir()
    history = RunHistory(tmp_path / "old")
    rows.seed_history(database, RUN, history, 12)
    assert history.batches(12)[:, 0].tolist() == list(range(1, 13))
    assert history.epochs(9) == [row(1)]
    rows.put_batches(database, RUN, 12, batches(13, 14))
    rows.seed_history(database, RUN, history, 12)
    assert len(history.batches(99)) == 12
