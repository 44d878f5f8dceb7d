"""Opens the file of a sweep, and changes the one that is shown: its order and its seeds."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from normviz.errors import UserError
from normviz.runs.sweeps.changes import moved, next_seed, with_seeds
from normviz.runs.sweeps.record import read_record_file
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.shell.file_drop import dropped_file
from normviz.ui.text.error_texts import error_text


class SweepFiles(QObject):
    """Makes comparisons of files, and changes plans.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
    """

    message = Signal(str, str)

    def __init__(self, library: SweepLibrary, parent: QWidget) -> None:
        """Opens and changes the sweeps of ``library``."""
        super().__init__(parent)
        self._library = library
        self._owner = parent
        self._folder = str(Path.home())

    def ask_open(self) -> None:
        """Asks for a file and opens it."""
        name, _ = QFileDialog.getOpenFileName(
            self._owner, self.tr("Open sweep file"), self._folder, self.tr("Sweep (*.json)")
        )
        if name:
            self._folder = str(Path(name).parent)
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Shows a new comparison of what a file describes; nothing is trained yet."""
        try:
            found = read_record_file(path)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        record = self._library.create(found.plan, found.order)
        if record is not None:
            text = self.tr("{name} is opened as {sweep}. Go on trains what is missing.")
            self.message.emit("info", text.format(name=path.name, sweep=record.id))

    def move(self, keys: Collection[str], *, to_front: bool) -> None:
        """Trains some of the runs that wait before all others, or after them."""
        self._library.change(lambda record: moved(record, keys, to_front=to_front))

    def add_seed(self) -> None:
        """Plans every combination once more, with the next seed."""
        self._library.change(
            lambda record: replace(record, plan=with_seeds(record.plan, [next_seed(record.plan)]))
        )


def dropped_sweep(data: QMimeData) -> Path | None:
    """The one JSON file that is dragged; None where something else is."""
    path = dropped_file(data)
    return path if path is not None and path.suffix.lower() == ".json" else None
