"""A lesson as a page of a textbook: claim, truth, checks, sources, what to try next."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from normviz.lessons.lesson import CHAPTERS, Lesson
from normviz.lessons.texts import lesson_text, plain_text
from normviz.ports.lessons import Results
from normviz.ui.learn.lesson_html import (
    LESSON,
    STEP,
    checks_html,
    related_html,
    sources_html,
    steps_html,
)
from normviz.ui.lessons.prose import Prose
from normviz.ui.lessons.prose_html import prose_html
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.text.catalogue import translated
from normviz.ui.widgets.flat_button import FlatButton
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import ToneLabel


class LessonPage(ScrollArea):
    """Shows one lesson.

    Attributes:
        step_chosen: Emitted with the number of a step that is to be shown, from 0.
        lesson_chosen: Emitted with the name of a lesson to try next.
        numbers_toggled: Emitted with whether the checks show their numbers now.
        save_wanted: Emitted when the lesson is to be saved as a page.
    """

    step_chosen = Signal(int)
    lesson_chosen = Signal(str)
    numbers_toggled = Signal(bool)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty page."""
        super().__init__(parent)
        describe(self, "learn_page", self.tr("Lesson"))
        self.setToolTip("")
        self._lesson: Lesson | None = None
        self._results: Results | None = None
        self._make_head()
        self._make_parts()
        self._lay_out()
        self._show_me.clicked.connect(self._choose_first_step)
        self._save.clicked.connect(self.save_wanted)
        self.numbers.toggled.connect(self._show_numbers)
        for prose in (self._steps, self._sources, self._related):
            prose.chosen.connect(self._follow)

    def show_lesson(self, lesson: Lesson, results: Results | None, problem: str = "") -> None:
        """Shows a lesson from its beginning, or its numbers if it is shown already.

        Args:
            lesson: Which.
            results: Of its check; None while they are computed.
            problem: Why they cannot be.
        """
        is_other = lesson is not self._lesson
        self._lesson, self._results = lesson, results
        text = lesson_text(lesson.name)
        self._chapter.setText(translated(CHAPTERS[lesson.chapter]))
        self._title.setText(plain_text(text.title).replace("`", ""))
        self._claim.set_html(prose_html(text.claim, results))
        self._truth.set_html(prose_html(text.truth, results))
        self._steps.set_html(steps_html(text, results))
        self._sources.set_html(sources_html(lesson))
        self._related.set_html(related_html(lesson))
        for widget in (self._related_head, self._related):
            widget.setVisible(bool(lesson.related))
        self._save.setEnabled(results is not None)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._show_checks()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def set_numbers(self, shown: bool) -> None:
        """Shows or hides what was expected and received."""
        self.numbers.setChecked(shown)

    def focus_target(self) -> QWidget:
        """What the focus goes to first."""
        return self._show_me

    def _make_head(self) -> None:
        self._chapter = ToneLabel()
        self._chapter.setFont(font("small"))
        self._title = QLabel()
        self._title.setFont(font("title", bold=True))
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._show_me = QPushButton(self.tr("&Show me"))
        self._show_me.setIcon(icon("play"))
        tip = self.tr("Opens the first scene of the lesson, with the guide beside it.")
        describe(self._show_me, "learn_show_me", self.tr("Show me"), tip)
        self._save = QPushButton(self.tr("Save as &page…"))
        self._save.setIcon(icon("export"))
        tip = self.tr("One file for any browser, with the numbers and figures that answer.")
        describe(self._save, "learn_save_page", self.tr("Save as page"), tip)
        self.numbers = FlatButton("only")
        self.numbers.setText(self.tr("Numbers"))
        tip = self.tr("Shows what was expected of each check, and what the real layers gave.")
        describe(self.numbers, "learn_numbers", self.tr("Numbers"), tip)
        self._problem = ToneLabel("", "error")
        self._problem.setWordWrap(True)

    def _make_parts(self) -> None:
        self._claim = Prose("learn_claim", self.tr("What people say"))
        self._truth = Prose("learn_truth", self.tr("What is true"))
        self._steps = Prose("learn_steps", self.tr("Steps"))
        self._checks = Prose("learn_checks", self.tr("Checks on the real layers"))
        self._sources = Prose("learn_sources", self.tr("Sources"))
        self._related = Prose("learn_related", self.tr("Try next"))
        self._related_head = _head(self.tr("Try next"))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(HALF)
        column.addWidget(self._chapter)
        column.addWidget(self._title)
        column.addSpacing(GRID)
        column.addWidget(_head(self.tr("People say")))
        column.addWidget(_quoted(self._claim))
        column.addWidget(_head(self.tr("What is true")))
        column.addWidget(self._truth)
        column.addLayout(self._buttons())
        column.addSpacing(HALF)
        column.addWidget(self._steps)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.setContentsMargins(0, GRID, 0, 0)
        head = _head(self.tr("Computed on the real layers"))
        head.setContentsMargins(0, 0, 0, 0)  # its text stands as high as that of the button
        line.addWidget(head)
        line.addWidget(self.numbers)
        line.addStretch(1)
        heading = QWidget()
        heading.setLayout(line)
        heading.setMaximumWidth(self._checks.maximumWidth())
        column.addWidget(heading)
        column.addSpacing(HALF)
        column.addWidget(self._problem)
        column.addWidget(self._checks)
        column.addWidget(_head(self.tr("Sources")))
        column.addWidget(self._sources)
        column.addWidget(self._related_head)
        column.addWidget(self._related)
        column.addStretch(1)
        self.setWidget(page)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._show_me)
        line.addWidget(self._save)
        line.addStretch(1)
        return line

    def _show_checks(self) -> None:
        if self._lesson is not None:
            text = lesson_text(self._lesson.name)
            self._checks.set_html(checks_html(text, self._results, self.numbers.isChecked()))

    def _show_numbers(self, shown: bool) -> None:
        self._show_checks()
        self.numbers_toggled.emit(shown)

    def _choose_first_step(self) -> None:
        self.step_chosen.emit(0)

    def _follow(self, address: str) -> None:
        if address.startswith(STEP):
            self.step_chosen.emit(int(address.removeprefix(STEP)))
        elif address.startswith(LESSON):
            self.lesson_chosen.emit(address.removeprefix(LESSON))
        else:
            QDesktopServices.openUrl(QUrl(address))


def _head(text: str) -> ToneLabel:
    """The heading of a part of the page."""
    label = ToneLabel(text)
    label.setFont(font("small", bold=True))
    label.setContentsMargins(0, 2 * GRID, 0, 0)
    return label


def _quoted(prose: Prose) -> QWidget:
    """The prose with a line at the side where reading starts."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID + HALF)
    line = QWidget()
    line.setFixedWidth(2)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    row.addWidget(line)
    row.addWidget(prose, 1000)
    row.addStretch(1)
    prose.setMaximumWidth(prose.maximumWidth() - 2 - row.spacing())
    return box
