"""The one who writes to a run while it is trained."""

import json
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from normviz.files.atomic import clear_parts
from normviz.runs.beginning import Beginning, write_beginning
from normviz.runs.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from normviz.runs.database import Database
from normviz.runs.events import Batch, Epoch
from normviz.runs.locks import RunLock
from normviz.runs.run import State
from normviz.runs.spec import RunSpec

LOCK: Final = "lock"
CHECKPOINT: Final = "checkpoint.npz"
BEGINNING: Final = "beginning.npz"
BATCH: Final = np.dtype("<f4")  # pairs of loss and accuracy
_FLUSH_SECONDS: Final = 5.0  # how old a batch may get before other processes can see it


class RunWriter:
    """Writes events and checkpoints of one run; holds its lock until ``close``."""

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
        self._database = Database(database)
        self._pending: list[tuple[float, float]] = []
        self._step = 0
        self._flushed = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the run; a second call does nothing."""
        self._database.close()
        self._lock.release()

    def checkpoint(self) -> Checkpoint | None:
        """The state to go on from; None where there is none.

        Raises:
            UserError: The file is damaged.
        """
        path = self._folder / CHECKPOINT
        return read_checkpoint(path) if path.exists() else None

    def rewind(self, spec: RunSpec) -> None:
        """Puts away what came after the checkpoint, and sets the state to running.

        A killed run may have rows that its checkpoint does not know, or miss the row of the epoch
        whose checkpoint was written last.

        Args:
            spec: What is trained from now on.

        Raises:
            UserError: The checkpoint is damaged or the database cannot be written.
        """
        clear_parts(self._folder)
        found = self.checkpoint()
        step = found.step if found else 0
        with self._database.transaction():
            self._database.write("DELETE FROM epochs WHERE run = ? AND step > ?", (self.run, step))
            self._database.write(
                "DELETE FROM batches WHERE run = ? AND first_step > ?", (self.run, step)
            )
            if found:
                self._put(found.last)
            self._database.write(
                "UPDATE runs SET state = 'running', reason = '', started = ?, ended = NULL,"
                " spec = ? WHERE id = ?",
                (time.time(), json.dumps(spec.to_json()), self.run),
            )
        self._step = step

    def started(self, steps_per_epoch: int) -> None:
        """Notes the number of batches an epoch."""
        self._database.write(
            "UPDATE runs SET steps_per_epoch = ? WHERE id = ?", (steps_per_epoch, self.run)
        )

    def batch(self, event: Batch) -> None:
        """Keeps the values of some batches; they reach the disk within seconds."""
        self._pending.extend(zip(event.losses, event.accuracies, strict=True))
        if time.monotonic() - self._flushed > _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Writes the batches that wait.

        Raises:
            UserError: The database cannot be written.
        """
        self._flushed = time.monotonic()
        if not self._pending:
            return
        self._database.write(
            "INSERT INTO batches VALUES (?, ?, ?)",
            (self.run, self._step + 1, np.array(self._pending, dtype=BATCH).tobytes()),
        )
        self._step += len(self._pending)
        self._pending.clear()

    def epoch(self, event: Epoch) -> None:
        """Writes the row of an epoch and the batches that wait.

        Raises:
            UserError: The database cannot be written.
        """
        self.flush()
        self._put(event)

    def keep_beginning(self, beginning: Beginning) -> None:
        """Keeps what the run began with, unless it has been kept before.

        Raises:
            UserError: No space or no right.
        """
        path = self._folder / BEGINNING
        if not path.exists():
            write_beginning(path, beginning)

    def save(self, checkpoint: Checkpoint) -> None:
        """Replaces the checkpoint.

        Raises:
            UserError: No space or no right; the old checkpoint is as it was.
        """
        write_checkpoint(self._folder / CHECKPOINT, checkpoint)

    def state(self, state: State, reason: str = "") -> None:
        """Sets the run's state and, where it ends, the time.

        Args:
            state: The new state.
            reason: Why it failed.

        Raises:
            UserError: The database cannot be written.
        """
        active = state in ("running", "paused")
        self._database.write(
            "UPDATE runs SET state = ?, reason = ?, ended = ? WHERE id = ?",
            (state, reason, None if active else time.time(), self.run),
        )

    def _put(self, event: Epoch) -> None:
        values: dict[str, Any] = vars(event) | {"run": self.run}
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        sql = f"INSERT OR REPLACE INTO epochs ({names}) VALUES ({marks})"  # noqa: S608  # fields
        self._database.write(sql, values)
