"""Delivers intents from one view to the view that handles them, in any order of creation."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from normviz.ports.intents import (
    AnswerWith,
    FollowLesson,
    Intent,
    OpenLesson,
    OpenQuiz,
    ShowLayers,
    ShowNorm,
    ShowRun,
    ShowTraining,
    TakeDrawing,
    TellNumbers,
    TrainOnDigits,
)
from normviz.ui.shell.view import View
from normviz.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from normviz.ui.shell.main_window import MainWindow

GUIDE: Final = "guide"
"""What opens the scenes of lessons; no view, and always there."""
QUIZ: Final = "quiz"
"""The dialog that asks questions; no view either."""

RECIPIENTS: Mapping[type[Intent], str] = {
    TrainOnDigits: "train",
    ShowTraining: "train",
    AnswerWith: "draw",
    ShowRun: "draw",
    ShowLayers: "cube",
    ShowNorm: "cube",
    TakeDrawing: "cube",
    OpenLesson: "learn",
    FollowLesson: GUIDE,
    TellNumbers: GUIDE,
    OpenQuiz: QUIZ,
}
"""The name of the view that carries out each kind of intent."""


class Workflow(QObject):
    """Follows the views of a window and hands their intents on."""

    def __init__(self, window: "MainWindow") -> None:
        """Belongs to ``window``; it is told of the views one by one, as they are made."""
        super().__init__(window)
        self._window = window
        self._views: dict[str, View] = {}
        self._waiting: dict[str, list[Intent]] = {}

    def join(self, name: str, view: View) -> None:
        """Takes a view that has been made, and hands it what has waited for it.

        Args:
            name: As the window calls it.
            view: The view.
        """
        self._views[name] = view
        view.intent_requested.connect(self._hand_on)
        view.intent_offered.connect(partial(self._offer, view))
        for intent in self._waiting.pop(name, ()):
            view.carry_out(intent)

    def _hand_on(self, intent: Intent) -> None:
        name = RECIPIENTS[type(intent)]
        if name == GUIDE:
            self._window.guide.carry_out(intent)
            return
        if name == QUIZ:
            self._window.quiz_wanted.emit()
            return
        view = self._views.get(name)
        refusal = view.refusal(intent) if view else None
        if refusal:
            self._say("warning", refusal.reason, refusal.action, refusal.instead)
        elif intent.shows_view:
            self._window.show_view(name).carry_out(intent)
        elif view:
            view.carry_out(intent)
        else:
            waiting = self._waiting.setdefault(name, [])
            if intent.is_state:
                waiting[:] = [each for each in waiting if type(each) is not type(intent)]
            waiting.append(intent)

    def _offer(self, view: View, action: str, intent: Intent) -> None:
        """Puts a button beside what a view has said last, if the user looks at that view."""
        if self._window.current_view() is view:
            self._say("info", self._window.message_bar.text(), action, intent)

    def _say(self, kind: MessageKind, text: str, action: str, intent: Intent) -> None:
        self._window.message_bar.show_message(kind, text, action, partial(self._hand_on, intent))
