"""Opens the quiz of a window, once at a time, where it was left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from normviz.lessons.quiz.quiz_round import QuizRound
    from normviz.ui.quiz.quiz_dialog import QuizDialog


class QuizOpener(QObject):
    """Keeps the round of a quiz that is closed."""

    def __init__(self, window: QWidget) -> None:
        """No round yet; ``window`` is the owner, also of the dialog."""
        super().__init__(window)
        self._window = window
        self._dialog: QuizDialog | None = None
        self._left: QuizRound | None = None

    def open(self) -> None:
        """Opens the dialog beside the window, or brings the open one to the front."""
        from normviz.ui.quiz.quiz_dialog import QuizDialog  # not before the first paint

        if self._dialog is None:
            self._dialog = QuizDialog(self._window, left=self._left)
            self._dialog.finished.connect(self._keep)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _keep(self) -> None:
        if self._dialog is not None:
            self._left, self._dialog = self._dialog.round, None
