"""Messages of the Train view about its runs folder, and texts for missing runs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.runs.run import Run
from normviz.ui.text.runs.run_labels import run_title
from normviz.ui.train.plots.plot_pane import PlotPane
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.runs.table import RunsTable
from normviz.ui.widgets.message_bar import MessageKind


class LibraryMessages(QObject):
    """Tells what the library tells, once the view is in sight.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
    """

    message = Signal(str, str)

    def __init__(
        self, library: RunLibrary, table: RunsTable, plot_pane: PlotPane, view: QWidget
    ) -> None:
        """Listens from now on.

        Args:
            library: Tells.
            table: Says why it has no runs.
            plot_pane: Says why it has no curves.
            view: Shows the messages; owner.
        """
        super().__init__(view)
        self._library = library
        self._table = table
        self._plot_pane = plot_pane
        self._view = view
        self._says_deleted = False
        library.message.connect(self._tell)
        library.runs_unlocked.connect(self._tell_freed)
        library.deleted.connect(self._tell_deleted)
        library.undo_stack.indexChanged.connect(self._forget_deletion)

    def catch_up(self) -> None:
        """Says what has been told while the view was not in sight."""
        if self._library.unshown_message:
            self._tell(*self._library.unshown_message)
        elif self._library.problem:
            self._tell("error", self._library.problem)

    def show_empty_texts(self) -> None:
        """Says in the place of runs and curves why there are none, or what to do."""
        library = self._library
        self._table.set_empty_text(library.empty_reason)
        text = ""
        if library.problem:
            text = self.tr("Training needs a folder in which runs can be saved.")
        elif library.runs() and not self._table.selected():
            text = self.tr("Select runs in the table to draw their curves.")
        self._plot_pane.set_empty_text(text)

    def _tell(self, kind: MessageKind, text: str) -> None:
        self.show_empty_texts()
        if self._view.isVisible():
            self._says_deleted = False
            self._library.unshown_message = None
            self.message.emit(kind, text)

    def _tell_freed(self) -> None:
        """The database is not locked any more: nothing is left to say of it."""
        self._library.unshown_message = None
        self.show_empty_texts()
        if self._view.isVisible() and not self._says_deleted:
            self.message.emit("info", "")

    def _tell_deleted(self, runs: list[Run]) -> None:
        one = self.tr("{name} is deleted: Edit, Undo brings it back.")
        several = self.tr("{count} runs are deleted: Edit, Undo brings them back.", "", len(runs))
        text = one if len(runs) == 1 else several
        self.message.emit("info", text.format(name=run_title(runs[0]), count=len(runs)))
        self._says_deleted = True

    def _forget_deletion(self) -> None:
        """What was said of a deletion is no longer true, once something else was done."""
        if self._says_deleted:
            self._says_deleted = False
            self.message.emit("info", "")
