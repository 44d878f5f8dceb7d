"""Handles trainings requested by other views, and offers the next step afterwards."""

from PySide6.QtCore import QObject, Signal

from normviz.ports.intents import (
    AnswerWith,
    Intent,
    Refusal,
    ShowLayers,
    ShowRun,
    ShowTraining,
    TrainOnDigits,
)
from normviz.recipes import find
from normviz.runs.digit_classifiers import reason_not_digits
from normviz.runs.events import Failed, Finished, Stopped
from normviz.runs.run import Run
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.training.training_session import State, TrainingSession


class TrainingIntents(QObject):
    """Lets a run answer drawings whose training has come to an end or was stopped.

    Attributes:
        intent_requested: As a view's.
        intent_offered: As a view's.
    """

    intent_requested = Signal(object)
    intent_offered = Signal(str, object)

    def __init__(self, session: TrainingSession, library: RunLibrary, parent: QObject) -> None:
        """Follows ``session``, after whoever follows it already."""
        super().__init__(parent)
        self._session = session
        self._library = library
        self._is_on_own_digits = False
        session.state_changed.connect(self._follow)
        session.ended.connect(self._tell)

    def refusal(self, intent: Intent) -> Refusal | None:
        """One training at a time."""
        if not isinstance(intent, TrainOnDigits) or not self._session.active:
            return None
        return Refusal(
            self.tr(
                "Another run is being trained. Wait for its end or stop it, then train on these."
            ),
            self.tr("Show the training"),
            ShowTraining(),
        )

    def carry_out(self, intent: Intent) -> None:
        """Trains on the user's own digits; whoever wants to see the training sees it already."""
        if isinstance(intent, TrainOnDigits):
            self._session.start(intent.spec)
            self._is_on_own_digits = self._session.active

    def show_layers(self, run: str) -> None:
        """Has the layers of a run shown in the cube."""
        self.intent_requested.emit(ShowLayers(run))

    def _follow(self, state: State) -> None:
        self._is_on_own_digits = self._is_on_own_digits and state != "idle"

    def _tell(self, event: Finished | Stopped | Failed) -> None:
        if isinstance(event, Failed):
            return
        self.intent_requested.emit(AnswerWith(event.run))
        run = self._library.run(event.run)
        if self._is_on_own_digits:
            self.intent_offered.emit(self.tr("Back to the drawing"), ShowRun(event.run))
        elif run and run.state == "finished" and _reads_digits(run):
            self.intent_offered.emit(self.tr("Draw a digit for it"), ShowRun(event.run))


def _reads_digits(run: Run) -> bool:
    return not reason_not_digits(find(run.spec.recipe), run.spec.dataset)
