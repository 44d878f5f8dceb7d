"""The panel of the guide: title and text of a step, back, next and leave."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from normviz.ui.lessons.prose import MEASURE, Prose
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import ToneLabel

if TYPE_CHECKING:
    from normviz.ports.lessons import Results
    from normviz.ui.shell.guide.course import Course, CourseStep

SIDE_WIDTH = 36 * GRID
STRIP_HEIGHT = 19 * GRID
STRIP_MEASURE = 100
"""Letters in a line of a strip, which is low and wide."""
_ANY = 16_777_215
"""The largest size that Qt knows."""


class GuidePanel(QWidget):
    """Shows one step of a course; hidden while there is none.

    Attributes:
        back_wanted: Emitted when the step before is wanted.
        next_wanted: Emitted when the next step is wanted.
        leave_wanted: Emitted when the guide is to end.
    """

    back_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden, without a step."""
        super().__init__(parent)
        describe(self, "guide", self.tr("Guide"))
        self.setToolTip("")
        self._course = ToneLabel()
        self._course.setFont(font("small"))
        self._title = QLabel()
        self._title.setFont(font("body", bold=True))
        for label in (self._course, self._title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.text = Prose("guide_text", self.tr("What this step shows"))
        self._about = Prose("guide_about", self.tr("What people say, and what is true"))
        self._bodies: list[str] = []
        self._beside = True
        self._make_buttons()
        self._lay_out()
        self.escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave_wanted.emit)
        self.hide()

    def show_step(self, course: "Course", at: int, results: "Results | None") -> None:
        """Shows a step.

        Args:
            course: What it belongs to.
            at: Its number, from 0.
            results: For the numbers in the text; None while they are computed.
        """
        from normviz.lessons.texts import filled  # not before the first paint
        from normviz.ui.lessons.prose_html import prose_html

        step = course.steps[at]
        place = self.tr("{course} · {step} of {steps}")
        self._course.setText(
            place.format(course=course.title, step=at + 1, steps=len(course.steps))
        )
        self._title.setText(filled(step.title, results))
        self._bodies = [prose_html(each.body, results) + self._hint(each) for each in course.steps]
        self.text.set_html(self._bodies[at])
        self._about.set_html(_about_html(course, results))
        self._make_room()
        self._back.setEnabled(at > 0)
        is_last = at + 1 == len(course.steps)
        self._next.setText(self.tr("&Done") if is_last else self.tr("&Next"))
        # Esc ends the tour from anywhere; in a lesson it also unpins the element of the cube.
        contexts = Qt.ShortcutContext
        context = contexts.WidgetWithChildrenShortcut if course.name else contexts.WindowShortcut
        self.escape.setContext(context)
        self.show()

    def _hint(self, step: "CourseStep") -> str:
        """What is to be done where the step is about a training."""
        if step.control != "start" or not step.scene.train:
            return ""
        text = self.tr("Press Start: the curves show it.")
        return f"<p>{escape(text)}</p>"

    def focus_next(self) -> None:
        """Puts the focus on the button that goes on."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_side(self, beside: bool) -> None:
        """Is a column beside the view, or a strip below it."""
        vertical = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(vertical if beside else QBoxLayout.Direction.LeftToRight)
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else vertical)
        self._beside = beside
        self.setMinimumSize(*((SIDE_WIDTH, 0) if beside else (0, STRIP_HEIGHT)))
        self.setMaximumSize(*((SIDE_WIDTH, _ANY) if beside else (_ANY, STRIP_HEIGHT)))
        self._row.setStretch(0, 0 if beside else 1)
        self.text.set_measure(MEASURE if beside else STRIP_MEASURE)
        self._below.setVisible(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the buttons below the longest step."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the hairline towards the view."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            line = QColor(current_theme().border)
            edge = self.width() - 1 if mirrored else 0
            if self._beside:
                painter.fillRect(edge, 0, 1, self.height(), line)
            else:
                painter.fillRect(0, 0, self.width(), 1, line)

    def _make_buttons(self) -> None:
        self._back = QPushButton(self.tr("&Back"))
        self._next = QPushButton(self.tr("&Next"))
        self._leave = QPushButton(self.tr("&Leave"))
        tip = self.tr("Shows the step before.")
        describe(self._back, "guide_back", self.tr("Back"), tip)
        tip = self.tr("Shows the next step; after the last one, what was shown before.")
        describe(self._next, "guide_next", self.tr("Next"), tip)
        tip = self.tr("Ends the guide and shows what was shown before (Esc).")
        describe(self._leave, "guide_leave", self.tr("Leave"), tip)
        self._back.clicked.connect(self.back_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._leave.clicked.connect(self.leave_wanted)

    def _make_room(self) -> None:
        """Takes the height of the longest step, so that the buttons stay from step to step."""
        self._area.set_wanted(max(map(self.text.height_of, self._bodies), default=0))

    def _lay_out(self) -> None:
        self._area, self._below = _Scrolled(self.text), _Scrolled(self._about)
        words = QVBoxLayout()
        words.setSpacing(HALF)
        words.addWidget(self._course)
        words.addWidget(self._title)
        words.addWidget(self._area, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        for button in (self._next, self._back, self._leave):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, GRID + HALF, 2 * GRID, GRID + HALF)
        self._row.setSpacing(2 * GRID)
        self._row.addLayout(words)
        self._row.addLayout(self._buttons)
        self._row.addWidget(self._below, 1)


class _Scrolled(ScrollArea):
    """Text that scrolls where it is longer than its place."""

    def __init__(self, text: Prose) -> None:
        super().__init__()
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(text)
        inside.addStretch(1)
        self.setWidget(body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted = 0

    def set_wanted(self, height: int) -> None:
        """Asks for a height."""
        if height != self._wanted:
            self._wanted = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as is wanted."""
        return QSize(super().sizeHint().width(), self._wanted)


def _about_html(course: "Course", results: "Results | None") -> str:
    """What people say and what is true; empty where a course says nothing of it."""
    from normviz.ui.lessons.prose_html import prose_html  # not before the first paint

    parts = (
        (QCoreApplication.translate("LessonPage", "People say"), course.claim),
        (QCoreApplication.translate("LessonPage", "What is true"), course.truth),
    )
    return "".join(
        f"<p class='muted'>{escape(head)}</p>{prose_html(text, results)}"
        for head, text in parts
        if text
    )
