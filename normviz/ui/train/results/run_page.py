"""Base of pages about one run; their content is computed in the background when shown."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from normviz.ports.training import TrainingService
from normviz.runs.run import Run
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.error_texts import problem_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.training.engine_loading import load
from normviz.ui.widgets.empty_state import EmptyState
from normviz.ui.widgets.tone_label import ToneLabel


class RunPage(QWidget):
    """Asks the engine about the run that is selected, once it is visible.

    Subclasses say what is asked (:meth:`question`, :meth:`ask`) and show the answer.
    """

    def __init__(
        self,
        service: TrainingService,
        jobs: BackgroundJobs,
        content: QWidget,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """An empty page.

        Args:
            service: Is asked.
            jobs: Does it in the background.
            content: Shows the answer.
            name: ``objectName``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.service = service
        self._jobs = jobs
        self._run: Run | None = None
        self._asked: Hashable = None
        self._shown = ""
        self._has_failed = False
        self._empty = EmptyState("train", "", name=f"{name}_empty")
        self.head = describe(ToneLabel("", "text"), f"{name}_head", self.tr("What is shown"))
        self.head.setFont(font("small"))
        self.head.setWordWrap(True)
        self.tools = QHBoxLayout()
        self.tools.addWidget(self.head, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self.tools)
        column.addWidget(content, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)

    def set_run(self, run: Run | None) -> None:
        """Is about another run, or the same one after it has learned more; None for no run."""
        self._run = run
        if self.isVisible():
            self._look()

    def question(self, run: Run | None) -> Hashable:
        """What the answer depends on; an equal question is not asked again.

        Raises:
            ValueError: There is nothing to ask; the text says what to do.
        """
        raise NotImplementedError

    def ask(self, run: Run | None) -> Any:
        """The answer; called in a background thread, the engine being loaded."""
        raise NotImplementedError

    def show_answer(self, run: Run | None, answer: Any) -> None:
        """Shows the answer."""
        raise NotImplementedError

    def show_problem(self, problem: str) -> None:
        """Says why there is nothing new about the run that is shown; the last answer stays."""
        self.head.set_tone("warning")
        self.head.setText(problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Asks now, if there is something to ask."""
        super().showEvent(event)
        if self._pages.currentIndex() == 0 or self._has_failed:
            self._asked = None  # what has failed is tried again
        self._look()

    def _look(self) -> None:
        run = self._run
        try:
            question = self.question(run)
        except ValueError as error:
            self._asked = None
            self._say(problem_text(error))
            return
        if question == self._asked:
            return
        self._asked = question
        if run is None or run.id != self._shown:  # an answer that is a little old does not blink
            self._say(self.tr("Asking the network…"))

        def job() -> Any:
            if question != self._asked:  # somebody has selected another run meanwhile
                return None
            load(self.service)
            return self.ask(run)

        def done(answer: Any) -> None:
            if question == self._asked and answer is not None:
                self._has_failed = False
                self.head.set_tone("text")
                self.show_answer(run, answer)
                self._shown = run.id if run else ""
                self._pages.setCurrentIndex(1)

        def failed(problem: str) -> None:
            if question == self._asked:
                self._fail(run, problem)

        self._jobs.submit(job, done, failed)

    def _fail(self, run: Run | None, problem: str) -> None:
        self._has_failed = True
        if run is not None and run.id == self._shown:
            self.show_problem(problem)
        else:
            self._say(problem)

    def _say(self, text: str) -> None:
        self._shown = ""
        self._empty.set_text(text)
        self._pages.setCurrentIndex(0)
