"""Signals when the runs may have changed: trained, renamed or deleted, by any process."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from normviz.runs.folder_signature import Signature, signature
from normviz.runs.store import default_folder

LOOK_MS = 1_000
"""A look asks the system for two files' times; nothing is opened."""


class RunsWatch(QObject):
    """Looks at a runs folder again and again while somebody cares.

    Attributes:
        changed: Emitted when something was written there since the last look.
    """

    changed = Signal()

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Watches nothing yet.

        Args:
            folder: The runs folder; the platform's when None.
            parent: The owner.
        """
        super().__init__(parent)
        self._folder = folder or default_folder()
        self._seen: Signature = ()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Checks the runs now, and from now on regularly."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Stops checking."""
        self._timer.stop()

    def look(self) -> None:
        """Compares the runs with those of the last check."""
        now = signature(self._folder)
        if now != self._seen:
            self._seen = now
            self.changed.emit()
