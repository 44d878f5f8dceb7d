"""Exports a comparison: CSV, the plot, and the sweep's file."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.errors import UserError
from normviz.runs.events import Epoch
from normviz.runs.store import Store
from normviz.runs.sweeps.csv_files import epochs_csv, runs_csv
from normviz.runs.sweeps.record import SUFFIX, SweepRecord
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.plots.picture import RecordedPicture
from normviz.ui.text.error_texts import error_text
from normviz.ui.training.file_writer import Content, FileWriter, WritingProgress
from normviz.ui.widgets.save_name import ask_save_name


class CompareExports(QObject):
    """Asks for a file name and writes in the background.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        saved: Emitted with a sentence and a path, as a view's.
        writer: Writes the files.
    """

    message = Signal(str, str)
    saved = Signal(str, str)

    def __init__(self, library: SweepLibrary, parent: QWidget) -> None:
        """Writes the sweep that ``library`` shows."""
        super().__init__(parent)
        self._library = library
        self._owner = parent
        self._folder = Path.home()
        self.writer = FileWriter(parent)
        self.writer.message.connect(self.message)
        self.writer.saved.connect(self.saved)

    def runs(self) -> None:
        """Asks where, and writes one row per run."""
        kinds = {".csv": self.tr("CSV (*.csv)")}
        self._export(self.tr("Export runs"), "-runs.csv", kinds, self._runs_table)

    def epochs(self) -> None:
        """Asks where, and writes one row per epoch."""
        kinds = {".csv": self.tr("CSV (*.csv)")}
        self._export(self.tr("Export epochs"), "-epochs.csv", kinds, self._epochs_table)

    def plot(self, picture: Callable[[str], RecordedPicture]) -> None:
        """Asks where, and writes what ``picture`` gives for the suffix of the file."""
        kinds = {
            ".png": self.tr("PNG (*.png)"),
            ".svg": self.tr("SVG (*.svg)"),
            ".pdf": self.tr("PDF (*.pdf)"),
        }

        def content(_: SweepRecord, suffix: str) -> Content:
            drawing = picture(suffix)
            return lambda _: drawing.file(suffix)

        self._export(self.tr("Export plot"), ".png", kinds, content)

    def sweep_file(self) -> None:
        """Asks where, and writes the sweep without its runs, for others to repeat."""
        kinds = {".json": self.tr("Sweep (*.json)")}

        def content(record: SweepRecord, _: str) -> Content:
            alone = replace(record, runs={})
            return lambda _: json.dumps(alone.to_json(), indent=1).encode()

        self._export(self.tr("Save sweep file"), SUFFIX, kinds, content)

    def _runs_table(self, record: SweepRecord, _: str) -> Content:
        runs = dict(self._library.runs)
        return lambda _: runs_csv(record.plan, runs)

    def _epochs_table(self, record: SweepRecord, _: str) -> Content:
        runs, folder = dict(self._library.runs), self._library.folder

        def table(progress: WritingProgress) -> bytes:
            if not runs:
                return epochs_csv(record.plan, runs, lambda _: (), progress.reach)
            with Store(folder, must_exist=True) as store:

                def epochs(run: str) -> Sequence[Epoch]:
                    try:
                        return store.epochs(run)
                    except UserError as error:
                        progress.left_out.append(error_text(error))
                        return ()

                return epochs_csv(record.plan, runs, epochs, progress.reach)

        return table

    def _export(
        self,
        title: str,
        ending: str,
        kinds: Mapping[str, str],
        content: Callable[[SweepRecord, str], Content],
    ) -> None:
        """Asks for a name; what is shown then is written, whatever is shown meanwhile."""
        record = self._library.record
        if record is None:
            return
        path = ask_save_name(self._owner, title, self._folder / f"{record.id}{ending}", kinds)
        if path is not None:
            self._folder = path.parent
            self.writer.write(path, content(record, path.suffix.lower()))
