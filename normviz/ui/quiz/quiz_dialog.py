"""The dialog of the quiz: question, figure, choices, why, and the score by kind of question."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.lessons.quiz.answers import answers_csv, score_by_kind, score_of
from normviz.lessons.quiz.catalog import KINDS, LARGEST_SEED
from normviz.lessons.quiz.quiz_round import QuizRound
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.quiz.choice_buttons import ChoiceButtons
from normviz.ui.quiz.figure_picture import figure_picture
from normviz.ui.quiz.question_text import question_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.catalogue import translated
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.save_name import ask_save_name
from normviz.ui.widgets.scroll_area import use_slim_bars
from normviz.ui.widgets.tone_label import ToneLabel
from normviz.ui.widgets.whole_spin import WholeSpin

_FIGURE = QSize(56 * GRID, 30 * GRID)
"""Of the figure, pixels."""
_SIZE = QSize(92 * GRID, 82 * GRID)


class QuizDialog(QDialog):
    """Asks one question after the other; keys 1 to 4 answer, Enter goes on."""

    def __init__(
        self, parent: QWidget | None = None, seed: int = 0, left: QuizRound | None = None
    ) -> None:
        """Asks the first question, or goes on where a round was left.

        Args:
            parent: Owner; the dialog stands before it.
            seed: Of the questions.
            left: A round that was left; its seed and kind are taken.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Quiz"))
        self.setObjectName("quiz_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.round = left or QuizRound(seed)
        self._make_widgets(self.round.seed)
        self._kind.setCurrentIndex(self._kind.findData(self.round.kind))
        self._lay_out()
        self._connect()
        self._ask()
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.window().size()))

    def start(self) -> None:
        """Begins anew with the seed and the kind that are chosen; the score starts at 0."""
        self.round = QuizRound(self._seed.value(), self._kind.currentData())
        self._ask()

    def answer(self, place: int) -> None:
        """Takes the choice at a place, and says why it is right or wrong."""
        if self.round.answer(place):
            self._show_answer()

    def go_on(self) -> None:
        """Asks the next question, if this one is answered."""
        if self.round.go_on():
            self._ask()

    def save(self, path: Path) -> None:
        """Writes the answers as CSV; says where that fails why."""
        try:
            write_bytes(path, answers_csv(self.round.answers))
        except UserError as error:
            self._say_problem(error_text(error))
            return
        self._told.set_tone("muted")
        self._told.setText(self.tr("Answers saved to {path}.").format(path=path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers with a number, and goes on with Enter once a choice was made."""
        text = event.text()
        if text.isascii() and text.isdigit() and text != "0":
            self.answer(int(text) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paints the figures in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "round"):
            self._refresh()

    # Inside

    def _make_widgets(self, seed: int) -> None:
        self._seed = describe(WholeSpin(), "quiz_seed", self.tr("Seed"))
        self._seed.setToolTip(self.tr("The same seed asks the same questions, in a whole class."))
        self._seed.setRange(0, LARGEST_SEED)
        self._seed.setValue(seed)
        self._kind = describe(ComboBox(), "quiz_kind", self.tr("Kind of question"))
        describe(self._kind.view(), "quiz_kind_list", self.tr("Kind of question"))
        self._kind.addItem(self.tr("All kinds"), "")
        for kind in KINDS.values():
            self._kind.addItem(translated(kind.title), kind.name)
        self._score = describe(ToneLabel("", "muted"), "quiz_score", self.tr("Score"))
        self._text = describe(QLabel(), "quiz_question", self.tr("Question"))
        self._text.setFont(font("title"))
        self._figure = describe(QLabel(), "quiz_figure", self.tr("Figure"))
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._choices = ChoiceButtons()
        self._told = describe(ToneLabel("", "muted"), "quiz_reason", self.tr("Why"))
        for label in (self._score, self._text, self._told):
            label.setWordWrap(True)
        self._save = self._button("quiz_save", self.tr("&Save answers…"))
        self._next = self._button("quiz_next", self.tr("&Next question"))

    def _button(self, name: str, text: str) -> QPushButton:
        button = describe(QPushButton(text), name, text.replace("&", ""))
        button.setAutoDefault(False)  # Enter goes on, wherever the focus is
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for text, widget in ((self.tr("S&eed"), self._seed), (self.tr("&Kind"), self._kind)):
            label = QLabel(text)
            label.setBuddy(widget)
            top.addWidget(label)
            top.addWidget(widget)
        top.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(2 * GRID)
        for each in (self._text, self._told, self._figure, self._choices):
            column.addWidget(each)
        column.addStretch(1)
        area = QScrollArea()
        use_slim_bars(area)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        bottom = QHBoxLayout()
        bottom.addWidget(self._score, 1)
        bottom.addWidget(self._save)
        bottom.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setSpacing(2 * GRID)
        whole.addLayout(top)
        whole.addWidget(area, 1)
        whole.addLayout(bottom)

    def _connect(self) -> None:
        self._seed.valueChanged.connect(self.start)
        self._seed.refused.connect(self._say_problem)
        self._seed.corrected.connect(self._refresh)
        self._kind.currentIndexChanged.connect(self.start)
        self._choices.chosen.connect(self.answer)
        self._next.clicked.connect(self.go_on)
        self._save.clicked.connect(self._ask_save)

    def _ask(self) -> None:
        self._refresh()
        if not (self._seed.hasFocus() or self._kind.hasFocus()):
            self._choices.first_focus().setFocus()

    def _refresh(self) -> None:
        """Shows the question, and its answer where it was given."""
        question = self.round.question
        self._text.setText(question_text(question.text))
        self._choices.show_question(question)
        self._show_figure(question.given, named=False)
        self._told.setText("")
        self._next.setEnabled(False)
        self._show_score()
        if self.round.given is not None:
            self._show_answer()

    def _say_problem(self, text: str) -> None:
        self._told.set_tone("error")
        self._told.setText(text)

    def _show_answer(self) -> None:
        given = self.round.given
        if given is None:
            return
        question = given.question
        self._choices.mark(question.answer, given.chosen)
        reason = question_text(question.reason)
        if given.is_right:
            self._told.set_tone("ok")
            self._told.setText(self.tr("Right. {reason}").format(reason=reason))
        else:
            why = question_text(question.choices[given.chosen].why)
            self._told.set_tone("error")
            self._told.setText(self.tr("No. {why}\n{reason}").format(why=why, reason=reason))
        if not question.has_pictures:  # its choices show the sets already
            self._show_figure(question.solution, named=True)
        self._next.setEnabled(True)
        self._next.setFocus()
        self._show_score()

    def _show_figure(self, scene: CubeScene | None, *, named: bool) -> None:
        self._figure.setVisible(scene is not None)
        if scene is not None:
            picture = figure_picture(scene, _FIGURE, self.devicePixelRatioF(), named=named)
            self._figure.setPixmap(picture)

    def _show_score(self) -> None:
        answers = self.round.answers
        self._save.setEnabled(bool(answers))
        whole = score_of(answers)
        text = self.tr("{right} of {asked} right").format(right=whole.right, asked=whole.asked)
        parts = [
            self.tr("{kind} {right} of {asked}").format(
                kind=translated(KINDS[name].title), right=score.right, asked=score.asked
            )
            for name, score in score_by_kind(answers).items()
        ]
        self._score.setText("\n".join([text, " · ".join(parts)]) if parts else "")

    def _ask_save(self) -> None:
        proposed = Path.home() / f"quiz-{self.round.seed}.csv"
        kinds = {".csv": self.tr("Tables (*.csv)")}
        path = ask_save_name(self, self.tr("Save answers"), proposed, kinds)
        if path is not None:
            self.save(path)
