"""Non-blocking access of the window to the runs folder.

SQLite's database can be locked by another program for as long as that likes. A change that meets a
lock is put off and made when the lock is gone, in the order in which it was asked for.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.diagnostics.doctor.folders import folder_of
from normviz.errors import UserError
from normviz.runs.database import BusyError
from normviz.runs.storage.damage import DAMAGED, set_aside_after
from normviz.runs.store import Store, default_folder
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.training.relisting import Relisting

RETRY_MS: Final = 100
"""How soon what has met a lock is tried again."""
_TELL_AFTER_SECONDS: Final = 0.3
"""A shorter lock is another writer's transaction, which nobody notices."""
_LAST_WAIT: Final = 2.0
"""Seconds that changes which still wait may take when the window closes."""
_RECOVERY_SECONDS: Final = 0.05
"""So long lost runs are listed again in the GUI thread; more of them in the background."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class StoreChange:
    """What is to be done with a store.

    Attributes:
        work: Does it.
        done: Called when it is done.
        failed: Called with one sentence when it cannot be done.
    """

    work: Callable[[Store], object]
    done: Callable[[], object]
    failed: Callable[[str], object]


class RunsAccess(QObject):
    """Reads and changes the runs of one folder in the GUI thread.

    Attributes:
        relisting: Lists lost runs again in the background, where there are many.
        due: Emitted when what could not be read is to be tried again.
        runs_locked: Emitted with one sentence, when a lock lasts.
        runs_unlocked: Emitted when everything that has met the lock is done.
        replaced: Emitted with one sentence, when a damaged database was set aside.
    """

    due = Signal()
    runs_locked = Signal(str)
    runs_unlocked = Signal()
    replaced = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Opens nothing yet.

        Args:
            folder: The runs folder; the platform's when None.
            parent: Owner.
        """
        super().__init__(parent)
        self.folder = (folder or default_folder()).absolute()
        self._named = folder
        self.relisting = Relisting(self.folder, self)
        self.relisting.ended.connect(self.due)
        self._last: list[threading.Thread] = []
        self._store: Store | None = None
        self._lists_rest = False
        self._waiting: deque[StoreChange] = deque()
        self._since: float | None = None
        self._has_told = False
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self._try_again)

    @property
    def is_to_be_made(self) -> bool:
        """Whether there is no folder yet, and one can be made: a training makes it."""
        found = folder_of("runs", self.folder)
        return not found.exists and found.writable

    def read(self, work: Callable[[Store], Result]) -> Result:
        """What ``work`` finds.

        Raises:
            BusyError: The database is locked; ``due`` is emitted later.
            UserError: It cannot be read.
        """
        try:
            result = self._on_sound(work)
        except BusyError:
            self._wait()
            raise
        self._succeed()
        return result

    def change(self, change: StoreChange) -> bool:
        """Makes a change, now or when the lock is gone.

        Returns:
            Whether it is done.
        """
        self._waiting.append(change)
        if len(self._waiting) > 1:
            return False  # one after the other
        return self._make(change)

    def ask_to_stop(self) -> None:
        """Closes the database, and lets a thread make the changes that still wait."""
        self._timer.stop()
        self.relisting.ask_to_stop()
        if self._waiting:
            changes = list(self._waiting)
            self._waiting.clear()
            # A daemon: a database that stays locked must not keep the process.
            thread = threading.Thread(
                target=_make_all, args=(self._named, changes), name="last-changes", daemon=True
            )
            thread.start()
            self._last.append(thread)
        self._forget_store()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Waits until what still waits is made, where that is possible.

        Returns:
            Whether nothing is at work any more.
        """
        self.ask_to_stop()
        has_ended = self.relisting.stop(deadline)
        for thread in self._last:
            thread.join(None if deadline.isForever() else deadline.remainingTime() / 1000)
        return has_ended and not any(thread.is_alive() for thread in self._last)

    def _on_sound(self, work: Callable[[Store], Result]) -> Result:
        """What ``work`` finds; where the database is damaged, in a new one."""
        try:
            return self._done(work)
        except UserError as error:
            if not self._replace_damaged(error):
                raise
        return self._done(work)

    def _done(self, work: Callable[[Store], Result]) -> Result:
        """What ``work`` finds; lost runs that it had no time for are listed in the background."""
        store = self._opened()
        result = work(store)
        if store.lacks_runs and not self._lists_rest:
            self._lists_rest = True
            self.relisting.start()
        return result

    def _replace_damaged(self, error: UserError) -> bool:
        """Sets the database aside whose damage ``error`` has told; returns whether it did."""
        if error.code in DAMAGED:
            self._forget_store()
        try:
            told = set_aside_after(error, self.folder)
        except UserError:
            return False
        if told:
            self.replaced.emit(error_text(told))
        return told is not None

    def _opened(self) -> Store:
        """The store as it is now: somebody may have replaced its file."""
        if self._store and not self._store.is_current:
            self._forget_store()
        if self._store is None:
            self._store = Store(
                self._named,
                wait=0,
                recovery_seconds=_RECOVERY_SECONDS,
                missing_is_empty=self.is_to_be_made,
            )
        return self._store

    def _forget_store(self) -> None:
        if self._store:
            self._store.close()
        self._store, self._lists_rest = None, False

    def _make(self, change: StoreChange) -> bool:
        """Makes the first change that waits; returns whether it is done."""
        try:
            self._on_sound(change.work)
        except BusyError:
            self._wait()
            return False
        except UserError as error:
            self._waiting.popleft()
            change.failed(error_text(error))
            return False
        self._waiting.popleft()
        change.done()
        return True

    def _wait(self) -> None:
        if self._since is None:
            self._since = time.monotonic()
        self._timer.start()

    def _succeed(self) -> None:
        """Nothing is locked any more, unless a change still waits."""
        if self._waiting or self._since is None:
            return
        self._timer.stop()
        self._since = None
        if self._has_told:
            self._has_told = False
            self.runs_unlocked.emit()

    def _try_again(self) -> None:
        while self._waiting:
            before = len(self._waiting)
            self._make(self._waiting[0])
            if len(self._waiting) == before:
                self._tell()
                return
        self.due.emit()
        self._tell()

    def _tell(self) -> None:
        lasts = self._since is not None and time.monotonic() - self._since > _TELL_AFTER_SECONDS
        if lasts and not self._has_told:
            self._has_told = True
            text = self.tr(
                "{path} is in use by another program. Your changes are saved as soon as "
                "that program releases it."
            )
            self.runs_locked.emit(text.format(path=self.folder / "runs.sqlite"))


def _make_all(folder: Path | None, changes: Sequence[StoreChange]) -> None:
    """Makes changes in the calling thread, one after the other, until one is not possible."""
    with suppress(UserError), Store(folder, wait=_LAST_WAIT, recovery_seconds=0) as store:
        for change in changes:
            change.work(store)
