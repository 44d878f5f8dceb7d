"""The choices of a question as buttons, by text or by picture."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from normviz.lessons.quiz.question import QuizQuestion
from normviz.ui.quiz.figure_picture import figure_picture
from normviz.ui.quiz.question_text import question_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF

PICTURE = QSize(38 * GRID, 24 * GRID)
_COLUMNS = 2
_LONG = 32
"""Letters from which on choices stand below one another."""
_PADDING = 3 * GRID
"""Of a button's text, both sides together."""


_LINE = 4 * GRID + HALF
"""Height of a choice of one line."""


def broken_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text with line breaks between words where a line would be wider."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class ChoiceButtons(QWidget):
    """Offers the choices; the numbers 1 to 9 choose, too.

    Attributes:
        chosen: Emitted with the place of the choice.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QToolButton] = []
        self._texts: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)

    def show_question(self, question: QuizQuestion) -> None:
        """Offers the choices of a question in place of those of another."""
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(question, place) for place in range(len(question.choices))]
        self._texts = [button.text() for button in self._buttons]
        columns = _COLUMNS if max(map(len, self._texts)) <= _LONG else 1
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        self._break_lines()

    def mark(self, answer: int, chosen: int) -> None:
        """Marks the right choice and, where it is another, the one that was chosen."""
        for place, button in enumerate(self._buttons):
            sign = "✓ " if place == answer else "✗ " if place == chosen else ""
            self._texts[place] = sign + self._texts[place]
            button.setCheckable(True)
            button.setChecked(place == answer)
            button.setEnabled(place in (answer, chosen))
        self._break_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines of choices where they have room."""
        super().resizeEvent(event)
        self._break_lines()

    def _break_lines(self) -> None:
        self._grid.activate()
        for button, text in zip(self._buttons, self._texts, strict=True):
            broken = broken_lines(text, button.fontMetrics(), button.width() - _PADDING)
            button.setText(broken)
            lines = broken.count("\n") + 1
            if button.icon().isNull():
                button.setMinimumHeight(_LINE + (lines - 1) * button.fontMetrics().lineSpacing())

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._buttons[0]

    def _button(self, question: QuizQuestion, place: int) -> QToolButton:
        choice = question.choices[place]
        text = question_text(choice.text)
        numbered = self.tr("{number}: {choice}").format(number=place + 1, choice=text)
        button = describe(QToolButton(), f"choice_{place + 1}", numbered)
        button.setText(numbered.replace("&", "&&"))
        button.setSizePolicy(
            button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Preferred
        )
        button.setMinimumHeight(_LINE)
        button.setMinimumWidth(1)  # or a long line would widen the dialog
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if question.has_pictures and choice.scene is not None:
            picture = figure_picture(choice.scene, PICTURE, self.devicePixelRatioF(), named=False)
            button.setIcon(QIcon(picture))
            button.setIconSize(PICTURE)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button
