"""Writes a run to disk while it is trained.

A checkpoint is written first and the rows of the database after it, so the rows never tell of more
than can be continued. A database that is in use by another program is written later; one that was
removed is made again.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError, stored
from normviz.files.atomic import clear_parts
from normviz.files.bounded_json import parse_json
from normviz.runs.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from normviz.runs.closing import Closing
from normviz.runs.database import BusyError
from normviz.runs.events import Batches, Epoch
from normviz.runs.initial_state import InitialState, write_initial_state
from normviz.runs.locks import RunLock
from normviz.runs.run import ACTIVE, State
from normviz.runs.run_ids import run_folder
from normviz.runs.spec import RunSpec
from normviz.runs.storage.annotations import read_tags
from normviz.runs.storage.history import RunHistory
from normviz.runs.storage.manifest import Manifest, write_manifest
from normviz.runs.storage.recovery import CHECKPOINT, progress_of
from normviz.runs.storage.reference_accuracy import (
    REFERENCE,
    ReferenceAccuracy,
    read_reference,
    write_reference,
)
from normviz.runs.storage.rows import (
    has_rows_after,
    put_batches,
    repair_rows,
    replace_rows,
    seed_history,
)
from normviz.runs.storage.run_record import RunRecord
from normviz.runs.timeline_writer import TimelineWriter

BEGINNING: Final = "beginning.npz"


class RunWriter(Closing):
    """Writes values, checkpoints and the state of one run; holds its lock until ``close``."""

    def __init__(self, run: str, folder: Path, database: Path, lock: RunLock) -> None:
        """Starts writing.

        Args:
            run: Id of the run, which is in the database.
            folder: The folder of its files.
            database: The SQLite file.
            lock: The run's lock; released by ``close``.
        """
        self.run = run
        self._folder = folder
        self._lock = lock
        self._record = RunRecord(database, folder)
        self._history = RunHistory(folder)
        self._values: list[tuple[float, float]] = []
        self._epochs: list[Epoch] = []  # whole ones since the checkpoint
        self._saved: Checkpoint | None = None  # without its arrays
        self._stored: Checkpoint | None = None  # the one up to which the database has the rows
        self._columns: dict[str, object] = {}  # of the run's row

    def close(self) -> None:
        """Closes the run's files and releases its lock; a second call does nothing."""
        self._record.close()
        self._lock.release()

    @property
    def saved_step(self) -> int:
        """Batches that the checkpoint has; 0 where there is none."""
        return _step(self._saved)

    def checkpoint(self) -> Checkpoint | None:
        """The state to go on from; None where there is none.

        Raises:
            UserError: The file is damaged.
        """
        path = self._folder / CHECKPOINT
        return read_checkpoint(path) if path.exists() else None

    def go_on(self, spec: RunSpec) -> None:
        """Makes ready to go on from the checkpoint, and sets the state to running.

        The rows up to the checkpoint are put right. What a killed process has left beyond it stays
        until the next checkpoint takes its place.

        Args:
            spec: What is trained from now on.

        Raises:
            UserError: The checkpoint is damaged or the database cannot be written.
        """
        clear_parts(self._folder)
        found = self._saved = self._stored = progress_of(self._folder)
        with self._record.transaction(is_patient=True) as database:
            if found:
                seed_history(database, self.run, self._history, found.step)
                repair_rows(database, self.run, self._history, found.last)
            sql = "SELECT name, created, tags, note FROM runs WHERE id = ?"
            name, created, tags, note = database.rows(sql, (self.run,))[0]
            manifest = Manifest(name, created, spec, read_tags(parse_json(tags)), note)
            database.write(
                "UPDATE runs SET state = 'running', reason = '', started = ?, ended = NULL,"
                " spec = ? WHERE id = ?",
                (time.time(), manifest.spec_text, self.run),
            )
        write_manifest(self._folder, manifest)

    def started(self, steps_per_epoch: int) -> None:
        """Notes the number of batches per epoch.

        Raises:
            UserError: The database cannot be written.
        """
        self._columns["steps_per_epoch"] = steps_per_epoch
        self._store()

    def batch(self, event: Batches) -> None:
        """Takes the values of some batches; the next checkpoint keeps them."""
        self._values.extend(zip(event.losses, event.accuracies, strict=True))

    def keep_history(self, values: NDArray[np.float32], epochs: Sequence[Epoch]) -> None:
        """Begins with the curves of another run; the first checkpoint brings them into the rows.

        Args:
            values: Loss and accuracy of each batch, (batches, 2).
            epochs: Rows of whole epochs.

        Raises:
            UserError: No space or no right.
        """
        self._history.keep(0, values, epochs)

    def flush(self) -> None:
        """Writes the values since the checkpoint to the database, where it has none beyond it.

        For a training that has failed: they show how, and the next checkpoint takes their place.

        Raises:
            UserError: The database cannot be written.
        """
        done = self.saved_step
        with self._record.transaction() as database:
            if not has_rows_after(database, self.run, done):
                put_batches(database, self.run, done, self._waiting())

    def keep_initial_state(self, initial_state: InitialState) -> None:
        """Keeps what the run began with, unless it has been kept before.

        Raises:
            UserError: No space or no right.
        """
        path = self._folder / BEGINNING
        if not path.exists():
            write_initial_state(path, initial_state)

    def reference(self) -> ReferenceAccuracy | None:
        """What was measured on other digits before the first step; None where nothing was.

        Raises:
            UserError: The file is damaged.
        """
        path = self._folder / REFERENCE
        return read_reference(path) if path.exists() else None

    def keep_reference(self, reference: ReferenceAccuracy) -> None:
        """Keeps what was measured on other digits.

        Raises:
            UserError: No space or no right.
        """
        write_reference(self._folder, reference)

    def timeline(self, total_steps: int, weight_bytes: int) -> TimelineWriter:
        """Keeps the weights at steps spread over the training, those up to the checkpoint included.

        Args:
            total_steps: Batches of the whole training, from its first step on.
            weight_bytes: Bytes of all weights of the network.
        """
        return TimelineWriter(self._folder, total_steps, weight_bytes, self.saved_step)

    def save(self, checkpoint: Checkpoint) -> None:
        """Replaces the checkpoint, then writes the rows up to it.

        Raises:
            UserError: No space or no right, and the old checkpoint is as it was: the next call
                saves all since then. Or the folder was removed, or a link has taken its place.
        """
        if not run_folder(self._folder.parent, self.run).is_dir():
            raise UserError(
                "the folder of run {run} was removed while it trained ({folder}): its weights are"
                " lost; train it again",
                code="run-folder-removed",
                run=self.run,
                folder=self._folder,
            )
        if not checkpoint.last.partial:
            self._epochs.append(checkpoint.last)
        self._history.keep(self.saved_step, self._waiting(), self._epochs)
        write_checkpoint(self._folder / CHECKPOINT, checkpoint)
        self._saved = replace(checkpoint, arrays={})
        self._values.clear()
        self._epochs.clear()
        self._store()

    def state(self, state: State, reason: str = "") -> None:
        """Sets the run's state and, where it ends, the time.

        A database that is in use for longer is put right when the runs are listed next. While the
        run is in training, what cannot be written is written later.

        Args:
            state: The new state.
            reason: Why it failed.

        Raises:
            UserError: The run ends, and the database cannot be written.
        """
        is_over = state not in ACTIVE
        ended = time.time() if is_over else None
        self._columns |= {"state": state, "reason": stored(reason), "ended": ended}
        try:
            self._store(is_patient=is_over)
        except UserError:
            if is_over:
                raise

    def _waiting(self) -> NDArray[np.float32]:
        return np.array(self._values, np.float32).reshape(-1, 2)

    def _store(self, *, is_patient: bool = False) -> None:
        """Writes what the database does not have yet; later where it is in use."""
        saved = self._saved
        try:
            with self._record.transaction(is_patient=is_patient) as database:
                if saved and saved is not self._stored:
                    after = _step(self._stored)
                    replace_rows(
                        database, self.run, self._history, saved.last, after=after, keep_later=False
                    )
                if self._columns:
                    names = ", ".join(f"{name} = :{name}" for name in self._columns)
                    sql = f"UPDATE runs SET {names} WHERE id = :id"  # noqa: S608  # names of columns
                    database.write(sql, self._columns | {"id": self.run})
        except BusyError:
            return
        self._stored = saved


def _step(checkpoint: Checkpoint | None) -> int:
    return checkpoint.step if checkpoint else 0
