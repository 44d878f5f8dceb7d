"""A small link from a note to the lesson about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from normviz.ports.intents import OpenLesson
from normviz.ui.shell.view import View
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import current_theme, font


class WhyButton(QAbstractButton):
    """Opens the first lesson about a statement, a hint or an answer; hidden where there is none.

    The lessons are read when it is seen first: that takes longer than a page of a view.
    """

    def __init__(self, concern: str = "", parent: QWidget | None = None, text: str = "") -> None:
        """A link to the lesson about ``concern``; it says ``text``, or asks why."""
        super().__init__(parent)
        self._lesson, self._concern = "", concern
        self.setText(text or self.tr("Why?"))
        self.setFont(font("small"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        describe(self, "why", self.text(), self.tr("Opens the lesson about this."))
        self.clicked.connect(self._open)
        if not concern:  # else its layout shows it: a button without a parent is a window
            self.hide()

    @property
    def lesson(self) -> str:
        """The name of the lesson; empty for none."""
        if self._concern:
            self._lead(self._concern)
        return self._lesson

    def set_concern(self, concern: str) -> None:
        """Leads to the lesson about something else."""
        self._lead(concern)
        self.setVisible(bool(self._lesson))

    def set_lesson(self, name: str) -> None:
        """Leads to the lesson of that name; empty for none."""
        self._lesson, self._concern = name, ""
        self.setVisible(bool(name))

    def _lead(self, concern: str) -> None:
        from normviz.lessons.catalog import lessons_about  # not before the first paint

        found = lessons_about(concern) if concern else ()
        self._lesson, self._concern = found[0].name if found else "", ""

    def showEvent(self, event: QShowEvent) -> None:
        """Hides it again where there is no lesson."""
        super().showEvent(event)
        if not self.lesson:
            self.hide()

    def sizeHint(self) -> QSize:
        """As large as its text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draws the text, underlined below the pointer and where it has the focus."""
        with QPainter(self) as painter:
            used = self.font()
            used.setUnderline(self.underMouse() or self.hasFocus())
            painter.setFont(used)
            painter.setPen(QColor(current_theme().accent))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _open(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, View):
            parent = parent.parentWidget()
        if parent is not None:
            parent.intent_requested.emit(OpenLesson(self.lesson))
