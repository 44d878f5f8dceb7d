"""Exports a comparison: CSV, the plot, and the sweep's file."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.runs.sweeps.csv_files import epochs_csv, runs_csv
from normviz.runs.sweeps.record import SUFFIX, SweepRecord
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.save_name import ask_save_name


class CompareExports(QObject):
    """Asks for a file name and writes.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        saved: Emitted with a sentence and a path, as a view's.
    """

    message = Signal(str, str)
    saved = Signal(str, str)

    def __init__(self, library: SweepLibrary, parent: QWidget) -> None:
        """Writes the sweep that ``library`` shows."""
        super().__init__(parent)
        self._library = library
        self._owner = parent
        self._folder = Path.home()

    def runs(self) -> None:
        """Asks where, and writes one row per run."""
        kinds = {".csv": self.tr("CSV (*.csv)")}
        self._export(
            self.tr("Export runs"),
            "-runs.csv",
            kinds,
            lambda record, _: runs_csv(record.plan, self._library.runs),
        )

    def epochs(self) -> None:
        """Asks where, and writes one row per epoch."""
        kinds = {".csv": self.tr("CSV (*.csv)")}
        self._export(
            self.tr("Export epochs"),
            "-epochs.csv",
            kinds,
            lambda record, _: epochs_csv(record.plan, self._library.runs, self._library.epochs()),
        )

    def plot(self, picture: Callable[[str], bytes]) -> None:
        """Asks where, and writes what ``picture`` gives for the suffix of the file."""
        kinds = {
            ".png": self.tr("PNG (*.png)"),
            ".svg": self.tr("SVG (*.svg)"),
            ".pdf": self.tr("PDF (*.pdf)"),
        }
        self._export(
            self.tr("Export plot"), ".png", kinds, lambda _, path: picture(path.suffix.lower())
        )

    def sweep_file(self) -> None:
        """Asks where, and writes the sweep without its runs, for others to repeat."""
        kinds = {".json": self.tr("Sweep (*.json)")}
        self._export(
            self.tr("Save sweep file"),
            SUFFIX,
            kinds,
            lambda record, _: json.dumps(replace(record, runs={}).to_json(), indent=1).encode(),
        )

    def _export(
        self,
        title: str,
        ending: str,
        kinds: Mapping[str, str],
        content: Callable[[SweepRecord, Path], bytes],
    ) -> None:
        record = self._library.record
        if record is None:
            return
        path = ask_save_name(self._owner, title, self._folder / f"{record.id}{ending}", kinds)
        if path is None:
            return
        self._folder = path.parent
        try:
            write_bytes(path, content(record, path))
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self.saved.emit(self.tr("Saved to {path}.").format(path=path), str(path))
