"""The runs of one folder: ``runs.sqlite`` and a folder with the weights of each run.

Several windows and commands may use one folder at once. A run is written by the one process that
holds its lock; a run that claims to be trained while its lock is free was killed.
"""

import json
import secrets
import shutil
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_dir

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.runs.beginning import Beginning, read_beginning
from normviz.runs.checkpoint import Checkpoint, read_checkpoint
from normviz.runs.database import Database
from normviz.runs.events import Epoch
from normviz.runs.locks import RunLock, is_held
from normviz.runs.run import ACTIVE, Run
from normviz.runs.spec import RunSpec
from normviz.runs.writer import BATCH, BEGINNING, CHECKPOINT, LOCK, RunWriter

_LETTERS: Final = "23456789abcdefghjkmnpqrstvwxyz"  # none that is mistaken for another
_LETTERS_IN_ID: Final = 4

_SELECT: Final = """
    SELECT runs.*,
        (SELECT count(*) FROM epochs WHERE run = id AND NOT partial) AS epochs_done,
        (SELECT total(seconds) FROM epochs WHERE run = id) AS seconds,
        last.ms_per_step, last.loss, last.accuracy,
        validated.val_loss, validated.val_accuracy,
        (SELECT max(val_accuracy) FROM epochs WHERE run = id) AS best_val_accuracy
    FROM runs
    LEFT JOIN epochs AS last ON last.run = id
        AND last.epoch = (SELECT max(epoch) FROM epochs WHERE run = id)
    LEFT JOIN epochs AS validated ON validated.run = id
        AND validated.epoch = (
            SELECT max(epoch) FROM epochs WHERE run = id AND val_loss IS NOT NULL)
"""


def default_folder() -> Path:
    """Where the platform keeps a user's data."""
    return Path(user_data_dir("normviz", appauthor=False)) / "runs"


class Store:
    """The runs of one folder, for one thread; others open their own."""

    def __init__(self, folder: Path | None = None) -> None:
        """Opens the folder and makes it where there is none.

        Args:
            folder: The runs folder; the platform's when None.

        Raises:
            UserError: It cannot be made, read or written, or holds something else.
        """
        self.folder = (folder or default_folder()).absolute()
        self._database = Database(self.folder / "runs.sqlite")

    def close(self) -> None:
        """Closes the database; runs that are being written keep their own connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def create(self, spec: RunSpec) -> RunWriter:
        """Makes a run and takes its lock.

        Args:
            spec: What is to be trained.

        Returns:
            The one who may write to it, from the thread that called; close it at the end.

        Raises:
            UserError: No space or no right.
        """
        run, folder = self._new_folder(spec.recipe)
        lock = RunLock(folder / LOCK)
        now = time.time()
        try:
            self._database.write(
                "INSERT INTO runs (id, name, spec, state, created, started)"
                " VALUES (?, ?, ?, 'running', ?, ?)",
                (run, spec.name or run, json.dumps(spec.to_json()), now, now),
            )
            return RunWriter(run, folder, self._database.path, lock)
        except BaseException:
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def resume(self, run: str, epochs: int | None = None) -> RunWriter:
        """Takes the lock of a run that is to go on and puts away what came after its checkpoint.

        Args:
            run: Id of the run.
            epochs: How many epochs it is to have in the end; as before when None.

        Returns:
            The one who may write to it, from the thread that called; close it at the end.

        Raises:
            UserError: There is no such run, someone else trains it, or it cannot be written.
        """
        found = self.run(run)
        folder = self.path(found.id)
        lock = RunLock(folder / LOCK)
        try:
            spec = found.spec if epochs is None else found.spec.with_epochs(epochs)
            writer = RunWriter(found.id, folder, self._database.path, lock)
            writer.rewind(spec)
        except BaseException:
            lock.release()
            raise
        return writer

    def runs(self, *, deleted: bool = False) -> list[Run]:
        """All runs, the newest last; those whose process was killed are interrupted.

        Args:
            deleted: Whether to list the deleted ones instead of the others.
        """
        self._settle()
        wanted = "IS NOT NULL" if deleted else "IS NULL"
        sql = f"{_SELECT} WHERE deleted {wanted} ORDER BY created, id"
        return [_run(row) for row in self._database.rows(sql)]

    def run(self, text: str) -> Run:
        """The run that a user means.

        Args:
            text: An id, the beginning of one, or a name that only one run has.

        Raises:
            UserError: None or several match.
        """
        runs = self.runs()
        for match in (
            [run for run in runs if run.id == text],
            [run for run in runs if run.name == text],
            [run for run in runs if text and run.id.startswith(text)],
        ):
            if len(match) == 1:
                return match[0]
            if match:
                raise UserError(
                    f"{text!r} means {len(match)} runs ({', '.join(run.id for run in match)}): "
                    "name one by its id"
                )
        raise UserError(f"there is no run {text!r} in {self.folder}: see 'normviz runs'")

    def path(self, run: str) -> Path:
        """The folder of a run's files."""
        return self.folder / run

    def epochs(self, run: str) -> list[Epoch]:
        """The rows of a run's epochs, in order; a value that was not finite is NaN."""
        sql = "SELECT * FROM epochs WHERE run = ? ORDER BY epoch"
        return [_epoch(row) for row in self._database.rows(sql, (run,))]

    def batches(self, run: str) -> NDArray[np.float32]:
        """Every batch's own loss and accuracy.

        Returns:
            Array of shape (batches, 2): loss and accuracy of step 1, 2, ….
        """
        sql = "SELECT data FROM batches WHERE run = ? ORDER BY first_step"
        data = b"".join(row["data"] for row in self._database.rows(sql, (run,)))
        return np.frombuffer(data, dtype=BATCH).astype(np.float32).reshape(-1, 2)

    def checkpoint(self, run: str) -> Checkpoint | None:
        """The newest state of a run; None where it has not reached its first one.

        Raises:
            UserError: The file is damaged.
        """
        path = self.path(run) / CHECKPOINT
        return read_checkpoint(path) if path.exists() else None

    def beginning(self, run: str) -> Beginning | None:
        """What is kept of a run's beginning; None where nothing is.

        Raises:
            UserError: The file is damaged.
        """
        path = self.path(run) / BEGINNING
        return read_beginning(path) if path.exists() else None

    def rename(self, run: str, name: str) -> None:
        """Gives a run another name.

        Raises:
            UserError: The name is empty or there is no such run.
        """
        if not name.strip():
            raise UserError("expected a name, received none")
        self._change("UPDATE runs SET name = ? WHERE id = ?", name.strip(), run)

    def delete(self, runs: Sequence[str]) -> None:
        """Deletes runs so that ``restore`` brings them back.

        Raises:
            UserError: One of them is being trained; then none is deleted.
        """
        for run in runs:
            self.refuse_active(run)
        with self._database.transaction():
            for run in runs:
                self._change("UPDATE runs SET deleted = ? WHERE id = ?", time.time(), run)

    def restore(self, runs: Sequence[str]) -> None:
        """Brings deleted runs back.

        Raises:
            UserError: One of them is gone for good.
        """
        with self._database.transaction():
            for run in runs:
                self._change("UPDATE runs SET deleted = NULL WHERE id = ?", run)

    def purge(self, before: float | None = None) -> None:
        """Removes deleted runs for good, with their files.

        Args:
            before: Only those deleted before this time (seconds since 1970); all when None.

        Raises:
            UserError: The files cannot be removed.
        """
        for run in self.runs(deleted=True):
            if run.deleted is not None and (before is None or run.deleted < before):
                self._purge(run.id)

    def _purge(self, run: str) -> None:
        self.refuse_active(run)
        try:
            shutil.rmtree(self.path(run))
        except FileNotFoundError:
            pass
        except OSError as error:
            raise explain(error, self.path(run)) from error
        self._database.write("DELETE FROM runs WHERE id = ?", (run,))

    def refuse_active(self, run: str) -> None:
        """Does nothing for a run that no process trains.

        Raises:
            UserError: The run is being trained, in this process or another.
        """
        if is_held(self.path(run) / LOCK):
            raise UserError(f"run {run} is being trained: stop it first")

    def _change(self, sql: str, *values: object) -> None:
        if not self._database.write(sql, values):
            raise UserError(f"there is no run {values[-1]!r} in {self.folder}")

    def _settle(self) -> None:
        """Marks the runs whose process was killed.

        ``started`` is compared so that a run which another process continues in this very moment
        is left alone.
        """
        sql = "SELECT id, started FROM runs WHERE state IN (?, ?)"
        for row in self._database.rows(sql, ACTIVE):
            if not is_held(self.path(row["id"]) / LOCK):
                self._database.write(
                    "UPDATE runs SET state = 'interrupted'"
                    " WHERE id = ? AND started = ? AND state IN (?, ?)",
                    (row["id"], row["started"], *ACTIVE),
                )

    def _new_folder(self, recipe: str) -> tuple[str, Path]:
        """An id that no run in the folder has, also when another process looks for one now."""
        while True:
            letters = "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_IN_ID))
            run = f"{recipe}-{letters}"
            try:
                self.path(run).mkdir()
            except FileExistsError:
                continue
            except OSError as error:
                raise explain(error, self.path(run)) from error
            return run, self.path(run)


def _run(row: sqlite3.Row) -> Run:
    values = dict(row)
    try:
        spec = RunSpec.from_json(json.loads(values.pop("spec")))
    except ValueError as error:
        raise UserError(
            f"the settings of run {row['id']} cannot be read ({error}): a newer normviz wrote "
            "them or the file is damaged; update normviz, or choose another runs folder"
        ) from error
    return Run(spec=spec, **values)


def _epoch(row: sqlite3.Row) -> Epoch:
    values = dict(row)
    del values["run"]
    # SQLite keeps NaN as NULL; a training loss is always there, so NULL can only mean NaN.
    for key in ("loss", "accuracy"):
        values[key] = float("nan") if values[key] is None else values[key]
    return Epoch(**values | {"partial": bool(values["partial"])})
