"""Saves a lesson as an HTML page, in a background thread."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, Signal
from PySide6.QtWidgets import QWidget

from normviz.lessons.lesson import Lesson
from normviz.lessons.page.page_words import LessonPageWords
from normviz.ports.lessons import Results
from normviz.ui.learn.page_words import lesson_page_words
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import GuiThreadPriority
from normviz.ui.widgets.save_name import ask_save_name


class PageSaver(QObject):
    """Asks for a name and writes the page.

    Attributes:
        saved: Emitted with a translated sentence and the path.
        failed: Emitted with a translated sentence.
    """

    saved = Signal(str, str)
    failed = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        """Asks in front of ``owner``, which owns it."""
        super().__init__(owner)
        self._owner = owner
        self._folder = Path.home()
        self._jobs = BackgroundJobs(self, error_text)
        # What is allocated in the thread must not have widgets collected there.
        self._priority = GuiThreadPriority(self)
        self._jobs.began.connect(self._priority.start)
        self._jobs.ended.connect(self._rest)

    @property
    def is_busy(self) -> bool:
        """Whether a page is being written."""
        return self._jobs.busy

    def ask(self, lesson: Lesson, results: Results) -> None:
        """Asks for a name, and saves the page there.

        Args:
            lesson: Which.
            results: What its check found in this session.
        """
        kinds = {".html": self.tr("Interactive page (*.html)")}
        proposed = self._folder / f"{lesson.name}.html"
        path = ask_save_name(self._owner, self.tr("Save lesson as page"), proposed, kinds)
        if path is not None:
            self._folder = path.parent
            self.save(lesson, results, path)

    def save(self, lesson: Lesson, results: Results, path: Path) -> None:
        """Writes the page; a file that is there is replaced."""
        words = lesson_page_words()
        done = self.tr("Lesson saved to {path}.").format(path=path)
        self._jobs.submit(
            lambda: _write(lesson, results, words, path),
            lambda _: self.saved.emit(done, str(path)),
            self.failed.emit,
        )

    def ask_to_stop(self) -> None:
        """Writes no page that waits; one that is being written is finished."""
        self._priority.stop()
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _rest(self) -> None:
        if not self._jobs.busy:
            self._priority.stop()


def _write(lesson: Lesson, results: Results, words: LessonPageWords, path: Path) -> None:
    from normviz.files.atomic import write_bytes
    from normviz.lessons.page.lesson_page import lesson_page

    write_bytes(path, lesson_page(lesson, results, words).encode())
