"""What batch norm's statistics make of the accuracy of a run."""

from collections.abc import Hashable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from normviz.ports.batch_norm import CancelledError, StatisticsAccuracy
from normviz.ports.training import TrainingService
from normviz.presentation.number_format import count
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.batch_norm_content import BatchNormContent
from normviz.ui.train.results.run_page import RunPage
from normviz.ui.widgets.scroll_area import ScrollArea

_REST_MS: Final = 200
"""How long the slider rests before the batches are computed."""


class BatchNormPage(RunPage):
    """Accuracies of the selected run with three kinds of statistics, and its recalibration.

    Attributes:
        recalibrated: Emitted with the id of a new run.
    """

    recalibrated = Signal(str)
    _advanced = Signal(int, int)

    def __init__(
        self, service: TrainingService, jobs: BackgroundJobs, parent: QWidget | None = None
    ) -> None:
        """An empty page."""
        self.content = BatchNormContent()
        area = ScrollArea()
        area.setWidget(self.content)
        super().__init__(service, jobs, area, "train_batch_norm", parent)
        describe(area, "train_norm_area", self.tr("Where did my accuracy go?"))
        area.setToolTip("")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask_again)
        self.content.batch_size.value_changed.connect(self._wait)
        self.content.button.clicked.connect(self._recalibrate)
        self._advanced.connect(self.content.show_progress)

    def batch_size(self) -> int:
        """Samples per batch whose statistics are taken."""
        return self.content.batch_size.value()

    def set_batch_size(self, size: int) -> None:
        """Takes batches of so many samples."""
        self.content.batch_size.set_value(size)

    def question(self, run: Run | None) -> Hashable:
        """The run, how much it has learned, and the size of a batch."""
        if run is None:
            raise ValueError(self.tr("Select one run with batch norm to see where accuracy goes."))
        if not run.spec.options.norm.moving:
            raise ValueError(self.tr("This run has no batch norm. Select another one."))
        return run.id, run.epochs_done, run.state, self.batch_size()

    def ask(self, run: Run | None) -> StatisticsAccuracy | None:
        """Measures; None where another question has been asked meanwhile."""
        asked = self._asked
        if run is None:
            return None
        try:
            return self.service.statistics_accuracy(
                run.id, self.batch_size(), self._advanced.emit, lambda: self._asked != asked
            )
        except CancelledError:
            return None

    def show_answer(self, run: Run | None, answer: StatisticsAccuracy) -> None:
        """Fills the bars."""
        self.content.show_accuracy(answer)
        text = self.tr("{run}, step {step}. All bars: the same {samples} validation samples.")
        name = run.name if run else ""
        values = {"step": count(answer.step), "samples": count(answer.samples)}
        self.head.setText(text.format(run=name, **values))

    def show_problem(self, problem: str) -> None:
        """Says it; nothing goes on any more."""
        super().show_problem(problem)
        self.content.progress.hide()

    def _wait(self, _size: int) -> None:
        self._rest.start()

    def _ask_again(self) -> None:
        if self.isVisible():
            self._look()

    def _recalibrate(self) -> None:
        if self._run is not None:
            self.content.button.setEnabled(False)
            job = partial(self.service.recalibrate, self._run.id, self._advanced.emit)
            self._jobs.submit(job, self._take_new, self._take_problem)

    def _take_new(self, run: str) -> None:
        self.content.button.setEnabled(True)
        self.content.progress.hide()
        self.recalibrated.emit(run)

    def _take_problem(self, problem: str) -> None:
        self.content.button.setEnabled(True)
        self.content.show_note(problem, "error")
