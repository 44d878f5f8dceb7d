"""Lists lost runs again in a background thread: reading hundreds of folders takes seconds."""

import threading
from contextlib import closing
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from normviz.runs.database import Database
from normviz.runs.run_ids import RunFolders
from normviz.runs.storage.recovery import recover_lost
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

_WAIT: Final = 2.0
"""Seconds to wait for another writer; what is not listed then is listed at the next opening."""


class Relisting(QObject):
    """Gives runs whose folders are there their rows in the database again.

    Attributes:
        ended: Emitted when all are listed, as far as that is possible.
    """

    ended = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Starts nothing yet.

        Args:
            folder: The runs folder.
            parent: Owner.
        """
        super().__init__(parent)
        self._folder = folder
        self._jobs = BackgroundJobs(self, error_text)
        self._is_stopping = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether runs are still missing from the list."""
        return self._jobs.busy

    def start(self) -> None:
        """Starts, unless it is at work or was stopped."""
        if not self.busy and not self._is_stopping.is_set():
            self._jobs.submit(self._relist, self._end, self._end)

    def ask_to_stop(self) -> None:
        """Lists no more than the run that it is at; the others are listed at the next opening."""
        self._is_stopping.set()
        self._jobs.ask_to_stop()

    def stop(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Stops; returns whether the thread has ended by then."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _relist(self) -> None:
        with closing(Database(self._folder / "runs.sqlite", wait=_WAIT)) as database:
            for _ in recover_lost(database, RunFolders(self._folder)):
                if self._is_stopping.is_set():
                    return

    def _end(self, _: object) -> None:
        self.ended.emit()
