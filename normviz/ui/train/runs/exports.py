"""Exports runs and plots to files, and copies the command line."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from normviz.errors import UserError
from normviz.ports.training import TrainingService
from normviz.runs.csv_export import csv_of_runs
from normviz.runs.run import Run
from normviz.runs.spec_builder import command_line
from normviz.runs.store import Store
from normviz.runs.tensorboard.export import export_tensorboard
from normviz.ui.plots.picture import RecordedPicture
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.training.engine_loading import load
from normviz.ui.training.file_writer import FileWriter, WritingProgress
from normviz.ui.widgets.save_name import ask_save_name


class RunExports(QObject):
    """Asks for a file name and writes.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        saved: Emitted with a sentence and a path, as a view's.
        writer: Writes tables and pictures in the background.
    """

    message = Signal(str, str)
    saved = Signal(str, str)

    def __init__(
        self,
        library: RunLibrary,
        service: TrainingService,
        jobs: BackgroundJobs,
        parent: QWidget,
    ) -> None:
        """Writes the runs of ``library``; what needs the engine goes through ``jobs``."""
        super().__init__(parent)
        self._library = library
        self._service = service
        self._jobs = jobs
        self._owner = parent
        self._folder = Path.home()
        self.writer = FileWriter(parent)
        self.writer.message.connect(self.message)
        self.writer.saved.connect(self.saved)

    def csv(self, runs: list[Run]) -> None:
        """Asks where, and writes all values of ``runs``."""
        path = self._ask(self.tr("Export CSV"), "runs.csv", {".csv": self.tr("CSV (*.csv)")})
        if path:
            self.write_csv(runs, path)

    def write_csv(self, runs: list[Run], path: Path) -> None:
        """Writes all values of ``runs`` in the background."""
        live = [run for run in runs if run.id == self._library.live]
        series = [(run, self._library.series(run.id)) for run in live]
        measured = {run.id: (run, each.batches.copy(), each.epochs) for run, each in series}

        def table(progress: WritingProgress) -> bytes:
            with Store(self._library.folder, must_exist=True) as store:
                data, left_out = csv_of_runs(store, runs, progress.reach, measured)
            progress.left_out = left_out
            return data

        self.writer.write(path, table)

    def plots(self, picture: Callable[[str], RecordedPicture]) -> None:
        """Asks where, and writes what ``picture`` gives for the suffix of the file."""
        kinds = {
            ".png": self.tr("PNG (*.png)"),
            ".svg": self.tr("SVG (*.svg)"),
            ".pdf": self.tr("PDF (*.pdf)"),
        }
        path = self._ask(self.tr("Export plots"), "runs.png", kinds)
        if path:
            suffix = path.suffix.lower()
            drawing = picture(suffix)
            self.writer.write(path, lambda _: drawing.file(suffix))

    def keras(self, run: Run) -> None:
        """Asks where, and writes the trained network of ``run``."""
        kinds = {".keras": self.tr("Keras model (*.keras)")}
        path = self._ask(self.tr("Export Keras model"), f"{run.id}.keras", kinds)
        if path:
            self.write_keras(run, path)

    def write_keras(self, run: Run, path: Path) -> None:
        """Writes the trained network of ``run`` in the background."""

        def job() -> None:
            load(self._service)
            self._service.export_keras(run.id, path)

        self.message.emit("info", self.tr("Writing {path}…").format(path=path))
        self._jobs.submit(job, lambda _: self._tell_written(path), self._tell_fault)

    def tensorboard(self, runs: list[Run]) -> None:
        """Asks for a folder, and writes ``runs`` into it for TensorBoard."""
        title = self.tr("Export to TensorBoard: choose the log folder")
        chosen = QFileDialog.getExistingDirectory(self._owner, title, str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self.write_tensorboard(runs, Path(chosen))

    def write_tensorboard(self, runs: list[Run], folder: Path) -> None:
        """Writes ``runs`` into a folder in the background."""

        def job() -> list[str]:
            with Store(self._library.folder, must_exist=True) as store:
                return export_tensorboard(store, runs, folder)

        def tell(left_out: list[str]) -> None:
            if left_out:
                self.message.emit("warning", " ".join(left_out))
            else:
                self._tell_written(folder)

        self.message.emit("info", self.tr("Writing {path}…").format(path=folder))
        self._jobs.submit(job, tell, self._tell_fault)

    def command(self, run: Run) -> None:
        """Puts the command that trains ``run`` again on the clipboard."""
        try:
            QGuiApplication.clipboard().setText(command_line(run.spec))
        except UserError as error:
            self._tell_fault(error_text(error))
            return
        self.message.emit("info", self.tr("The command line is on the clipboard."))

    def _ask(self, title: str, name: str, kinds: Mapping[str, str]) -> Path | None:
        path = ask_save_name(self._owner, title, self._folder / name, kinds)
        if path:
            self._folder = path.parent
        return path

    def _tell_written(self, path: Path) -> None:
        self.saved.emit(self.tr("Saved to {path}.").format(path=path), str(path))

    def _tell_fault(self, problem: str) -> None:
        self.message.emit("error", problem)
