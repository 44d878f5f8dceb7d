"""Database rows of one run: its record, and the values per batch and per epoch."""

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.runs.database import Database
from normviz.runs.events import Epoch
from normviz.runs.run_ids import check_run_id
from normviz.runs.sqlite.rows import epoch_of
from normviz.runs.storage.history import RunHistory

BATCH: Final = np.dtype("<f4")
"""Of the numbers in a row of batches, which are pairs of loss and accuracy."""

_MOST_BYTES: Final = 128 << 20
_NO_END: Final = 1 << 62
_CHUNK: Final = 1 << 20
"""Batches per row at most."""


def change_run(database: Database, folder: Path, sql: str, *values: object) -> None:
    """Changes the row of a run.

    Args:
        database: Of the runs folder.
        folder: The runs folder, for the message.
        sql: An UPDATE of the runs whose last value is the id.
        values: For the marks of ``sql``.

    Raises:
        UserError: The last value is no id, there is no such run, or nothing can be written.
    """
    run = check_run_id(values[-1])
    if not database.write(sql, values):
        raise UserError(
            "there is no run {run!r} in {folder}",
            code="run-missing",
            run=run,
            folder=folder,
        )


def put_epoch(database: Database, run: str, epoch: Epoch, *, replace: bool = True) -> None:
    """Writes the row of an epoch.

    Args:
        database: An open database that has the run.
        run: Id of the run.
        epoch: The row.
        replace: Whether it takes the place of one of that number.
    """
    values: dict[str, Any] = vars(epoch) | {"run": run}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    what = "REPLACE" if replace else "IGNORE"
    database.write(f"INSERT OR {what} INTO epochs ({names}) VALUES ({marks})", values)  # noqa: S608  # fields


def put_batches(database: Database, run: str, first: int, values: NDArray[np.float32]) -> None:
    """Writes the values of the batches after batch ``first``, (batches, 2)."""
    for start in range(0, len(values), _CHUNK):
        data = values[start : start + _CHUNK].astype(BATCH).tobytes()
        database.write("INSERT INTO batches VALUES (?, ?, ?)", (run, first + start + 1, data))


def read_batches(database: Database, run: str) -> NDArray[np.float32]:
    """Loss and accuracy of all batches of a run, (batches, 2).

    Raises:
        BusyError: Another program locks the database.
        UserError: The database or a row cannot be read.
    """
    sql = "SELECT data FROM batches WHERE run = ? ORDER BY first_step"
    data = bytearray()
    for row in database.each(sql, (run,)):
        part = row["data"]
        good = isinstance(part, bytes) and not len(part) % (2 * BATCH.itemsize)
        if not good or len(data) + len(part) > _MOST_BYTES:
            raise UserError(
                "the values of run {run} cannot be read: the database is damaged; restore it from"
                " a backup",
                code="values-damaged",
                run=run,
            )
        data += part
    values = np.frombuffer(bytes(data), dtype=BATCH).astype(np.float32).reshape(-1, 2)
    values[np.isnan(values)] = np.nan  # NumPy warns when it converts some of the foreign ones
    return values


def read_epochs(database: Database, run: str) -> list[Epoch]:
    """The rows of a run's epochs, in order; a value that was not finite is NaN.

    Raises:
        BusyError: Another program locks the database.
        UserError: The database or a row cannot be read.
    """
    sql = "SELECT * FROM epochs WHERE run = ? ORDER BY epoch"
    return [epoch_of(row) for row in database.each(sql, (run,))]


def has_rows_after(database: Database, run: str, step: int) -> bool:
    """Whether there are values of batches beyond ``step``."""
    sql = "SELECT 1 FROM batches WHERE run = ? AND first_step > ? LIMIT 1"
    return bool(database.rows(sql, (run, step)))


def replace_rows(
    database: Database, run: str, history: RunHistory, last: Epoch, *, after: int, keep_later: bool
) -> None:
    """Takes the rows from ``after`` up to a checkpoint out of the history; in a transaction.

    Args:
        database: An open database that has the run.
        run: Id of the run.
        history: Holds the values up to the checkpoint.
        last: The newest epoch in the checkpoint, whole or partial.
        after: The rows up to this batch stay as they are.
        keep_later: Whether rows beyond the checkpoint stay too. They were trained from an older
            one and are the best that there is, until more has been trained and is safe.
    """
    end = last.step if keep_later else _NO_END
    after = _start_of_row(database, run, after)
    for table, column in (("batches", "first_step"), ("epochs", "step")):
        database.write(
            f"DELETE FROM {table} WHERE run = ? AND {column} > ? AND {column} <= ?",  # noqa: S608  # names
            (run, after, end),
        )
    put_batches(database, run, after, history.batches(last.step, after))
    for epoch in history.epochs(last.epoch - last.partial, after):
        put_epoch(database, run, epoch)
    put_epoch(database, run, last, replace=not keep_later)


def repair_rows(database: Database, run: str, history: RunHistory, last: Epoch) -> None:
    """Makes the rows up to a checkpoint those of the history; in a transaction.

    A process can be killed after its checkpoint was written and before the rows were. Of a run
    that an older version trained, which kept no history, only the newest epoch can be missing.

    Args:
        database: An open database that has the run.
        run: Id of the run.
        history: Holds the values up to the checkpoint, or nothing.
        last: The newest epoch in the checkpoint, whole or partial.
    """
    kept = history.batches(last.step)
    if len(kept) == last.step:
        there = read_batches(database, run)[: last.step]
        if not np.array_equal(kept, there, equal_nan=True):
            replace_rows(database, run, history, last, after=0, keep_later=True)
    for epoch in history.epochs(last.epoch - last.partial):
        put_epoch(database, run, epoch)
    put_epoch(database, run, last, replace=False)


def seed_history(database: Database, run: str, history: RunHistory, step: int) -> None:
    """Begins the history of a run that an older version trained, out of its rows up to ``step``.

    Nothing is done where the history reaches so far.
    """
    if len(history.batches(step)) < step:
        rows = read_epochs(database, run)
        whole = [row for row in rows if row.step <= step and not row.partial]
        history.keep(0, read_batches(database, run)[:step], whole)


def _start_of_row(database: Database, run: str, step: int) -> int:
    """The batch before the row of batches that reaches beyond ``step``; ``step`` if none does."""
    sql = (
        "SELECT first_step, length(data) AS size FROM batches"
        " WHERE run = ? AND first_step <= ? ORDER BY first_step DESC LIMIT 1"
    )
    for row in database.rows(sql, (run, step)):
        before = int(row["first_step"]) - 1
        if before + row["size"] // (2 * BATCH.itemsize) > step:
            return before
    return step
