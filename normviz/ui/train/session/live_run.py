"""Forwards training events to the run library, the progress bar and the status bar."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.presentation.number_format import percent
from normviz.presentation.training_progress import Progress
from normviz.runs.events import Batches, Epoch, Failed, Finished, Started, Stopped, Unsaved
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_labels import run_title
from normviz.ui.text.runs.run_result import ending_text, reference_text
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.session.run_bar import RunBar
from normviz.ui.train.session.status import status_of
from normviz.ui.training.training_session import State, TrainingSession


class LiveRun(QObject):
    """Forwards training events to the run library, the progress bar and the status bar.

    Attributes:
        message: Emitted with ``(kind, text)``, as a view's.
        began: Emitted with the id of a run that is trained now.
        epoch_ended: Emitted after each epoch.
        ended: Emitted when nothing is trained any more.
    """

    message = Signal(str, str)
    began = Signal(str)
    epoch_ended = Signal()
    ended = Signal()

    def __init__(
        self, session: TrainingSession, library: RunLibrary, run_bar: RunBar, parent: QWidget
    ) -> None:
        """Follows ``session`` from now on.

        Args:
            session: The training.
            library: Keeps the values of the live run.
            run_bar: Shows how far it is.
            parent: Owner; the status bar of its window is told too.
        """
        super().__init__(parent)
        self._owner = parent
        self._session = session
        self._library = library
        self._run_bar = run_bar
        self._progress: Progress | None = None
        session.state_changed.connect(self._show_state)
        session.loaded.connect(self._tell_devices)
        session.started.connect(self._begin)
        session.advanced.connect(library.extend)
        session.advanced.connect(self._advance)
        session.epoch_done.connect(self._end_epoch)
        session.unsaved.connect(self._tell_unsaved)
        session.ended.connect(self._end)
        session.refused.connect(self._refuse)

    def _show_state(self, state: State) -> None:
        self._run_bar.show_state(state)
        if state == "paused":
            self._library.refresh()
        self._show_progress()
        bar = status_of(self._owner)
        if bar and state == "loading":
            bar.set_engine(self.tr("loading TensorFlow"))
        if bar and state == "idle":
            bar.set_training("")

    def _tell_devices(self, devices: Sequence[str]) -> None:
        bar = status_of(self._owner)
        if bar:
            bar.set_engine(self.tr("TensorFlow is ready"))
            bar.set_device(", ".join(devices))

    def _begin(self, event: Started) -> None:
        self._progress = Progress.begin(event)
        self._library.begin_live(event.run, event.steps_per_epoch, event.step)
        self.began.emit(event.run)
        if event.gpu_failure:
            text = self.tr("The GPU cannot be opened ({reason}). The training runs on {device}.")
            said = text.format(reason=event.gpu_failure, device=event.device)
            self.message.emit("warning", said)

    def _advance(self, events: Sequence[Batches]) -> None:
        if self._progress:
            for event in events:
                self._progress = self._progress.after(event)
        self._show_progress()

    def _end_epoch(self, event: Epoch) -> None:
        self._library.add_epoch(event)
        if self._progress:
            self._progress = self._progress.after_epoch(event)
        self.epoch_ended.emit()

    def _tell_unsaved(self, event: Unsaved) -> None:
        text = self.tr("{problem} The training goes on, and saving is tried again.")
        self.message.emit("warning", text.format(problem=error_text(event.reason)))

    def _end(self, event: Finished | Stopped | Failed) -> None:
        self._library.end_live()
        self._progress = None
        self.ended.emit()
        if isinstance(event, Failed):
            self.message.emit("error", error_text(event.reason))
        else:
            self.message.emit("info", self._said(event))

    def _refuse(self, problem: str) -> None:
        self._library.end_live()
        self._progress = None
        self.ended.emit()
        self.message.emit("error", problem)

    def _said(self, event: Finished | Stopped) -> str:
        """How a training has ended, in one sentence."""
        run = self._library.run(event.run)
        name = run_title(run) if run else event.run
        if isinstance(event, Stopped):
            text = self.tr("{name} was stopped and kept. Resume run continues it.")
            return text.format(name=name)
        said = ending_text(run, name) if run else self.tr("{name} is finished.").format(name=name)
        reference = self._library.reference(event.run)
        return f"{said} {reference_text(reference)}" if reference else said

    def _show_progress(self) -> None:
        if not self._progress or not self._session.active:
            return
        run = self._library.run(self._library.live)
        name = run.name if run else self._library.live
        paused = self._session.state != "running"
        self._run_bar.show_progress(self._progress, name, paused=paused)
        bar = status_of(self._owner)
        if bar:
            text = self.tr("{name}, {percent}")
            bar.set_training(
                text.format(name=name, percent=percent(int(100 * self._progress.share) / 100))
            )
