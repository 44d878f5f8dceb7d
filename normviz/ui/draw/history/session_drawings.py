"""Saves and restores the current and earlier drawings between sessions."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from normviz.errors import UserError
from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore, HistoryEntry
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.history.close_question import may_lose_drawings
from normviz.ui.draw.history.history import DrawingHistory
from normviz.ui.text.error_texts import error_text


class SessionDrawings:
    """Fills the strip of earlier drawings from their file, and writes the file again."""

    def __init__(
        self,
        path: Path | None,
        model: DrawModel,
        history: DrawingHistory,
        consensus: Callable[[], Consensus | None],
        tell: Callable[[str], None],
    ) -> None:
        """Reads nothing yet.

        Args:
            path: The file; None: nothing is read or written.
            model: What is on the page.
            history: The drawings before it.
            consensus: Gives the answer to what is on the page.
            tell: Says in one sentence what went wrong; the same only once.
        """
        self._file = DrawingHistoryStore(path)
        self._model = model
        self._history = history
        self._consensus = consensus
        self._tell = tell
        self._told = ""

    def read(self) -> None:
        """Shows the drawings of the last session in the strip."""
        try:
            drawings = self._file.read()
        except UserError as error:
            self._tell(error_text(error))
        else:
            self._history.remember_all(drawings)

    def write(self) -> str:
        """Makes the file hold the drawing on the page and those before.

        Returns:
            Why it cannot, in one sentence; empty where it does.
        """
        problem = ""
        try:
            self._file.write(self._drawings())
        except UserError as error:
            problem = error_text(error)
        if problem and problem != self._told:
            self._tell(problem)
        self._told = problem
        return problem

    def may_close(self, parent: QWidget) -> bool:
        """Whether the window may close: where drawings would be lost, the user is asked.

        Args:
            parent: Owner of the question.
        """
        problem = self.write()
        return not problem or not self._drawings() or may_lose_drawings(parent, problem)

    def _drawings(self) -> list[HistoryEntry]:
        page, earlier = self._model.page, self._history.kept()
        if page.is_empty:
            return earlier
        others = [each for each in earlier if each.page is not page]
        return [HistoryEntry(page, self._consensus()), *others]
