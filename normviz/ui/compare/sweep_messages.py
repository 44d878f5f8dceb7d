"""Messages of the Compare view about its runs folder."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.ui.compare.sweep_library import SweepLibrary


class SweepMessages(QObject):
    """Tells what the library tells, once the view is in sight.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
    """

    message = Signal(str, str)

    def __init__(self, library: SweepLibrary, view: QWidget) -> None:
        """Listens from now on.

        Args:
            library: Tells.
            view: Shows the messages; owner.
        """
        super().__init__(view)
        self._view = view
        self._waiting: tuple[str, str] | None = None
        library.message.connect(self._tell)
        library.runs_unlocked.connect(self._forget)

    def catch_up(self) -> None:
        """Says what has been told while the view was not in sight."""
        if self._waiting:
            self._tell(*self._waiting)

    def _tell(self, kind: str, text: str) -> None:
        if self._view.isVisible():
            self._waiting = None
            self.message.emit(kind, text)
        else:
            self._waiting = (kind, text)

    def _forget(self) -> None:
        """The database is not locked any more: nothing is left to say of it."""
        self._tell("info", "")
        self._waiting = None
