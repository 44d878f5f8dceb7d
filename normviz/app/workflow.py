"""Between the views Draw and Train: what the one asks of the other, whichever is made first."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from normviz.recipes import find
from normviz.runs.digit_classifiers import no_digits
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.ui.shell.view import View
from normviz.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from normviz.ui.draw.view import DrawView
    from normviz.ui.shell.main_window import MainWindow
    from normviz.ui.train.view import TrainView

DRAW, TRAIN = "draw", "train"


class Pairing(QObject):
    """Trains what the Draw view wants, and lets answer there what has been trained."""

    def __init__(self, window: "MainWindow") -> None:
        """Belongs to ``window``; it is told of the views one by one, as they are made."""
        super().__init__(window)
        self._window = window
        self._draw: DrawView | None = None
        self._train: TrainView | None = None
        self._trained: list[str] = []
        self._is_lesson = False

    def join(self, name: str, view: View) -> None:
        """Takes a view that has been made.

        Args:
            name: As the window calls it.
            view: The view; one of another name is left alone.
        """
        if name == DRAW:
            self._draw = cast("DrawView", view)
            self._draw.training_wanted.connect(self._begin)
            for run in self._trained:
                self._draw.choose_run(run)
        elif name == TRAIN:
            self._train = cast("TrainView", view)
            self._train.trained.connect(self._take)
            self._train.session.state_changed.connect(self._follow)

    def _begin(self, spec: RunSpec) -> None:
        """Shows the Train view and trains there, unless another training is under way."""
        if self._train and self._train.session.active:
            text = self.tr(
                "Another training is under way: wait for its end or stop it, then train on these."
            )
            self._say("warning", text, self.tr("Show the training"), self._show_train)
            return
        train = cast("TrainView", self._window.show_view(TRAIN))
        train.train(spec)
        self._is_lesson = train.session.active

    def _take(self, run: str) -> None:
        """What has been trained answers drawings from now on, and the way there is offered."""
        if self._draw is None:
            self._trained.append(run)
        else:
            self._draw.choose_run(run)
        if self._train is None or self._window.current_view() is not self._train:
            return
        if self._is_lesson:
            self._offer(self.tr("Back to the drawing"), run)
        elif self._is_finished_reader(self._train.library.run(run)):
            self._offer(self.tr("Draw a digit for it"), run)

    def _offer(self, action: str, run: str) -> None:
        """Puts a button beside what has been said of the training."""
        self._say("info", self._window.message_bar.text(), action, partial(self._go_back, run))

    def _is_finished_reader(self, run: Run | None) -> bool:
        if run is None or run.state != "finished":
            return False
        return not no_digits(find(run.spec.recipe), run.spec.dataset)

    def _follow(self, state: str) -> None:
        self._is_lesson = self._is_lesson and state != "idle"

    def _go_back(self, run: str) -> None:
        cast("DrawView", self._window.show_view(DRAW)).show_learned(run)

    def _show_train(self) -> None:
        self._window.show_view(TRAIN)

    def _say(self, kind: MessageKind, text: str, action: str, run: Callable[[], object]) -> None:
        self._window.message_bar.show_message(kind, text, action, run)
