"""Saves and restores the current and earlier drawings between sessions."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer
from PySide6.QtWidgets import QWidget

from normviz.errors import UserError
from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.drawing_history_store import DrawingHistoryStore, HistoryEntry
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.history.close_question import may_lose_drawings
from normviz.ui.draw.history.history import DrawingHistory
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

SAVE_MS: Final = 1_500
"""How soon a stroke is saved: so much drawing is lost at most where the process is killed."""


class SessionDrawings(QObject):
    """Fills the strip of earlier drawings from their file, and keeps the file up to date."""

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
            model: What is on the page; the owner.
            history: The drawings before it.
            consensus: Gives the answer to what is on the page.
            tell: Says in one sentence what went wrong; the same only once.
        """
        super().__init__(model)
        self._file = DrawingHistoryStore(path)
        self._model = model
        self._history = history
        self._consensus = consensus
        self._tell = tell
        self._told = ""
        self._is_over = False
        self._jobs = BackgroundJobs(self, error_text)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write_in_background)
        if path is not None:
            model.page_changed.connect(self._write_soon)

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
        self._note(problem)
        return problem

    def may_close(self, parent: QWidget) -> bool:
        """Whether the window may close: where drawings would be lost, the user is asked.

        Args:
            parent: Owner of the question.
        """
        problem = self.write()
        return not problem or not self._drawings() or may_lose_drawings(parent, problem)

    def ask_to_stop(self) -> None:
        """Saves nothing by itself any more."""
        self._is_over = True
        self._timer.stop()
        self._jobs.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _write_soon(self) -> None:
        """While somebody draws without a break, too."""
        if not self._is_over and not self._timer.isActive():
            self._timer.start(SAVE_MS)

    def _write_in_background(self) -> None:
        if self._jobs.busy:  # a slow disk
            self._write_soon()
            return
        drawings = self._drawings()
        self._jobs.submit(lambda: self._file.write(drawings), lambda _: self._note(""), self._note)

    def _note(self, problem: str) -> None:
        """Tells a problem once, until it is another one or gone."""
        if problem and problem != self._told:
            self._tell(problem)
        self._told = problem

    def _drawings(self) -> list[HistoryEntry]:
        page, earlier = self._model.page, self._history.kept()
        if page.is_empty:
            return earlier
        others = [each for each in earlier if each.page is not page]
        return [HistoryEntry(page, self._consensus()), *others]
