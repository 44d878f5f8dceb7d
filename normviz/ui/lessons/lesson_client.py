"""Has the checks of lessons computed in a background thread; the newest lesson first."""

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.ports.lessons import LessonService, LoadLessons, Results
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import GuiThreadPriority

_REST_MS = 250
"""How long a lesson is looked at before its checks are computed: others are passed by."""


class LessonClient(QObject):
    """The results of checks, each computed once per session.

    Attributes:
        changed: Emitted with the name of a lesson whose results, or problem, are there.
    """

    changed = Signal(str)

    def __init__(self, load: LoadLessons, parent: QObject | None = None) -> None:
        """Computes nothing yet.

        Args:
            load: Makes the service, in the thread; it loads TensorFlow.
            parent: The owner.
        """
        super().__init__(parent)
        self._load = load
        self._service: LessonService | None = None  # made and used in the thread only
        self._jobs = BackgroundJobs(self, error_text)
        # What is allocated in the thread must not have widgets collected there.
        self._priority = GuiThreadPriority(self)
        self._jobs.began.connect(self._priority.start)
        self._jobs.ended.connect(self._let_go)
        self._results: dict[str, Results] = {}
        self._problems: dict[str, str] = {}
        self._wanted = self._asked = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def is_busy(self) -> bool:
        """Whether results are awaited."""
        return self._jobs.busy or self._rest.isActive()

    def results(self, lesson: str) -> Results | None:
        """What the check found; None where it is not computed yet."""
        return self._results.get(lesson)

    def problem(self, lesson: str) -> str:
        """Why it cannot be computed, in a sentence; empty where nothing is wrong."""
        return self._problems.get(lesson, "")

    def want(self, lesson: str) -> None:
        """Has the check of a lesson computed, unless it was; nothing else is wanted any more."""
        self._wanted = "" if lesson in self._results else lesson
        if self._wanted:
            self._rest.start()

    def ask_to_stop(self) -> None:
        """Computes nothing any more."""
        self._wanted = ""
        self._rest.stop()
        self._priority.stop()
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _let_go(self) -> None:
        if not self._jobs.busy:
            self._priority.stop()

    def _ask(self) -> None:
        if self._asked or not self._wanted:
            return
        self._asked, self._wanted = self._wanted, ""
        lesson = self._asked
        self._jobs.submit(lambda: self._check(lesson), self._take, self._fail)

    def _check(self, lesson: str) -> Results:
        if self._service is None:
            self._service = self._load()
        return self._service.check(lesson)

    def _take(self, results: Results) -> None:
        self._results[self._asked] = results
        self._problems.pop(self._asked, None)
        self._end()

    def _fail(self, problem: str) -> None:
        self._problems[self._asked] = problem
        self._end()

    def _end(self) -> None:
        lesson, self._asked = self._asked, ""
        self.changed.emit(lesson)
        self._ask()
