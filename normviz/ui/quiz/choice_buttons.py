"""The choices of a question as buttons, by text or by picture."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from normviz.lessons.quiz.question import QuizQuestion
from normviz.ui.quiz.figure_picture import figure_picture
from normviz.ui.quiz.question_text import question_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF

PICTURE = QSize(38 * GRID, 24 * GRID)
_COLUMNS = 2


class ChoiceButtons(QWidget):
    """Offers the choices; the numbers 1 to 9 choose, too.

    Attributes:
        chosen: Emitted with the place of the choice.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QToolButton] = []
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
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)

    def mark(self, answer: int, chosen: int) -> None:
        """Marks the right choice and, where it is another, the one that was chosen."""
        for place, button in enumerate(self._buttons):
            sign = "✓ " if place == answer else "✗ " if place == chosen else ""
            button.setText(sign + button.text())
            button.setCheckable(True)
            button.setChecked(place == answer)
            button.setEnabled(place in (answer, chosen))

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
        button.setMinimumHeight(4 * GRID + HALF)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if question.has_pictures and choice.scene is not None:
            picture = figure_picture(choice.scene, PICTURE, self.devicePixelRatioF(), named=False)
            button.setIcon(QIcon(picture))
            button.setIconSize(PICTURE)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button
