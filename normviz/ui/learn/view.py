"""The Learn view: lessons at the left, the page of the chosen one at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from normviz.lessons.catalog import LESSONS, in_order
from normviz.ports.intents import FollowLesson, Intent, OpenLesson, OpenQuiz, TellNumbers
from normviz.ports.lessons import LoadLessons
from normviz.scenes.learn_scene import LearnScene
from normviz.scenes.session import part_from_session, session_values
from normviz.settings.values import Settings
from normviz.ui.learn.lesson_list import LessonList
from normviz.ui.learn.lesson_page import LessonPage
from normviz.ui.learn.page_saver import PageSaver
from normviz.ui.lessons.lesson_client import LessonClient
from normviz.ui.shell.view import MenuName, View
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID
from normviz.ui.threads.deadlines import FOREVER, of_computing
from normviz.ui.widgets.splitter import LARGEST_SIZE, Splitter

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

_SIZES = "splitter"


class LearnView(View):
    """The page with the lessons. Their numbers are computed while one is looked at."""

    def __init__(self, load: LoadLessons, parent: QWidget | None = None) -> None:
        """Makes the view; nothing is computed before it is seen.

        Args:
            load: Makes the service that computes, in a background thread.
            parent: The owner.
        """
        super().__init__(parent)
        self.client = LessonClient(load, self)
        self.pages = PageSaver(self)
        self._lesson = in_order()[0]
        self._step = 0
        self.list = LessonList()
        self.page = LessonPage()
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.set_default_sizes([36 * GRID, 80 * GRID])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._save_page = self._make_action()
        self.pages.saved.connect(self.saved)
        self.pages.failed.connect(self._tell_failure)
        self.page.save_wanted.connect(self._ask_to_save)
        self.list.quiz_wanted.connect(self._ask_for_quiz)
        self.list.chosen.connect(self.open_lesson)
        self.page.lesson_chosen.connect(self.open_lesson)
        self.page.step_chosen.connect(self._follow)
        self.client.changed.connect(self._take_numbers)
        self._show()

    def title(self) -> str:
        """Its name in the rail."""
        return self.tr("Learn")

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """Saving."""
        return {"file": [self._save_page]}

    def key_help(self) -> list[tuple[str, str]]:
        """Keys of the list and of the page that are no actions."""
        return [
            (self.tr("Up, Down"), self.tr("Go to another lesson")),
            (self.tr("Tab"), self.tr("Go to the next link; a word of the glossary is explained")),
        ]

    def regions(self) -> list[QWidget]:
        """Lessons, page."""
        return [self.list, self.page]

    def first_focus(self) -> QWidget:
        """The button that shows the lesson."""
        return self.page.focus_target()

    def scene(self) -> LearnScene:
        """What the view shows."""
        return LearnScene(
            self._lesson.name,
            self._step,
            self.list.search.text(),
            self.page.numbers.isChecked(),
        )

    def show_scene(self, part: "ScenePart") -> None:
        """Shows a scene; a lesson that does not exist leaves the one that is there."""
        if not isinstance(part, LearnScene):
            return
        self.list.search.setText(part.search)
        self.page.set_numbers(part.numbers)
        if part.lesson in LESSONS:
            self.open_lesson(part.lesson)
        elif part.lesson:
            text = self.tr("There is no lesson {name} here.").format(name=part.lesson)
            self.message.emit("warning", text)
        self._step = min(part.step, len(self._lesson.steps) - 1)

    def open_lesson(self, name: str) -> None:
        """Shows a lesson and has its numbers computed.

        Raises:
            KeyError: There is none of that name.
        """
        if name != self._lesson.name:
            self._lesson, self._step = LESSONS[name], 0
        self._show()
        if self.isVisible():
            self.client.want(name)

    def restore(self, settings: Settings) -> None:
        """Takes up lesson and widths of the last session."""
        self.show_scene(part_from_session("learn", settings.values))
        self._splitter.restore_sizes(settings.wholes(_SIZES, 0, LARGEST_SIZE))

    def save(self) -> dict[str, Any]:
        """What `restore` takes up."""
        sizes = self._splitter.chosen_sizes()
        return session_values(self.scene()) | ({} if sizes is None else {_SIZES: sizes})

    def carry_out(self, intent: Intent) -> None:
        """Shows the lesson that another view has a link to."""
        if isinstance(intent, OpenLesson):
            self.list.search.clear()
            self.open_lesson(intent.lesson)

    def is_settled(self) -> bool:
        """Whether the numbers are there."""
        return not (self.client.is_busy or self.pages.is_busy)

    def ask_to_stop(self) -> None:
        """Computes nothing any more."""
        self.client.ask_to_stop()
        self.pages.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the threads."""
        has_saved = self.pages.close(deadline)
        return self.client.close(of_computing(deadline)) and has_saved

    def showEvent(self, event: QShowEvent) -> None:
        """Has the numbers of the lesson computed."""
        super().showEvent(event)
        self.client.want(self._lesson.name)

    def _show(self) -> None:
        name = self._lesson.name
        self.list.show_lesson(name)
        results = self.client.results(name)
        self.page.show_lesson(self._lesson, results, self.client.problem(name))
        self._save_page.setEnabled(results is not None)

    def _make_action(self) -> QAction:
        action = QAction(icon("export"), self.tr("&Save lesson as page…"), self)
        action.setObjectName("learn_action_save_page")
        action.setShortcut(QKeySequence("Ctrl+E"))
        action.setStatusTip(self.tr("Saves one file that any browser shows, without a network."))
        action.triggered.connect(self._ask_to_save)
        return action

    def _ask_to_save(self) -> None:
        results = self.client.results(self._lesson.name)
        if results is not None:
            self.pages.ask(self._lesson, results)

    def _tell_failure(self, problem: str) -> None:
        self.message.emit("error", problem)

    def _ask_for_quiz(self) -> None:
        self.intent_requested.emit(OpenQuiz())

    def _take_numbers(self, name: str) -> None:
        results = self.client.results(name)
        if name == self._lesson.name:
            self._show()
        if results is not None:
            self.intent_requested.emit(TellNumbers(name, results))

    def _follow(self, step: int) -> None:
        self._step = step
        self.intent_requested.emit(FollowLesson(self._lesson.name, step))
        results = self.client.results(self._lesson.name)
        if results is not None:
            self.intent_requested.emit(TellNumbers(self._lesson.name, results))
