"""Shows how far the training of a comparison is, here or in other processes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from normviz.ports.sweeps import RunAdvanced, RunEnded
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches, Epoch, Started
from normviz.ui.compare.result_pane import ResultPane
from normviz.ui.compare.run_panel import RunPanel
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.words import spec_text
from normviz.ui.training.training_session import BackgroundTraining


class ComparisonProgress(QObject):
    """Hands what a training tells on to the library, the plots and the progress bar.

    Attributes:
        failed: Emitted with one sentence, when a run could not be trained.
    """

    failed = Signal(str)

    def __init__(self, library: SweepLibrary, pane: ResultPane, panel: RunPanel) -> None:
        """Nothing is trained yet; it belongs to the library."""
        super().__init__(library)
        self._library, self._pane, self._panel = library, pane, panel
        self._run = ""
        self._share = 0.0
        self._all_steps = 1

    def follow(self, session: BackgroundTraining) -> None:
        """Listens to a session."""
        session.started.connect(self._begin)
        session.advanced.connect(self._advance)
        session.epoch_done.connect(self._end_epoch)
        session.run_advanced.connect(self._advance_elsewhere)
        session.run_ended.connect(self._end_run)

    def show(self) -> None:
        """Shows the share of all runs that is done, parts of runs included."""
        record = self._library.record
        runs = len(record.plan.specs) if record else 1
        elsewhere = sum(map(self._share_of, self._library.under_way.items()))
        self._panel.show_share((self.done() + self._share + elsewhere) / max(1, runs))

    def done(self) -> int:
        """How many runs need no further training."""
        return sum(run.is_done for run in self._library.runs.values())

    def _share_of(self, under_way: tuple[str, LearningCurves]) -> float:
        record, (key, curves) = self._library.record, under_way
        epochs = record.plan.specs[record.plan.keys.index(key)].epochs if record else 1
        return min(1.0, len(curves) / max(1, epochs * curves.steps_per_epoch))

    def _begin(self, event: Started) -> None:
        self._run, self._share = event.run, 0.0
        self._all_steps = max(1, event.epochs * event.steps_per_epoch)
        self._library.refresh()

    def _advance(self, events: Sequence[Batches]) -> None:
        self._share = min(1.0, events[-1].step / self._all_steps)
        if self._library.extend(self._run, events):
            self._pane.show_curves()
        else:
            self._pane.curves.update_items()
        self.show()

    def _end_epoch(self, epoch: Epoch) -> None:
        self._library.end_epoch(self._run, epoch)
        self._library.refresh()

    def _advance_elsewhere(self, event: RunAdvanced) -> None:
        self._library.advance(event)
        self._pane.follow_runs()
        self.show()

    def _end_run(self, event: RunEnded) -> None:
        self._share = 0.0
        self._library.end_under_way(event.key)
        self._library.forget_measured()
        self._library.refresh()
        if event.problem:
            self.failed.emit(self._named(event))

    def _named(self, event: RunEnded) -> str:
        """Why a run failed, and which of the comparison it is."""
        record, key = self._library.record, event.key or self._library.key_of(event.run)
        if record is None or key not in record.plan.keys:
            return event.problem
        spec = record.plan.specs[record.plan.keys.index(key)]
        text = self.tr("{run}: {problem}")
        return text.format(run=spec_text(spec, record.plan.differing), problem=event.problem)
