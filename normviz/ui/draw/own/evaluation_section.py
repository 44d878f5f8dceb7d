"""Evaluates a model on the own digits, and starts fine-tuning on them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from normviz.ports.models import ModelInfo
from normviz.ports.prediction import Probabilities
from normviz.presentation.draw.confusion_counts import confusion_counts
from normviz.presentation.number_format import percent
from normviz.ui.draw.own.confusion import ConfusionMatrix
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.tone_label import ToneLabel

Labels = NDArray[np.int64]


class EvaluationSection(QWidget):
    """The confusion matrix of a model, the choice of models, and two buttons.

    Attributes:
        evaluation_requested: Emitted with the names of the models that are to read the own digits.
        training_requested: Emitted with the name of the model that is to be trained further.
    """

    evaluation_requested = Signal(object)
    training_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without models and without digits."""
        super().__init__(parent)
        self._models: Sequence[ModelInfo] = ()
        self._labels: Labels = np.zeros(0, np.int64)
        self._asked: dict[str, str] = {}
        self._read: dict[str, tuple[str, Labels]] = {}
        self._count = 0
        self._wanted = ""
        self._make_controls()
        self._lay_out()
        self._show()

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Offers ``models``; those that are new read at once, where the others have read."""
        self._models = models
        known = {model.name: model.version for model in models}
        self._read = {name: read for name, read in self._read.items() if known.get(name) == read[0]}
        self._show()
        if self._read and self._missing():
            self._evaluate.click()

    def set_count(self, count: int) -> None:
        """Sets the number of own digits and discards earlier evaluations."""
        self._count = count
        self._asked, self._read = {}, {}
        self._show()

    def select(self, name: str) -> None:
        """Chooses a model, as soon as there is one of that name."""
        self._wanted = name
        self._show()

    def expect(self, labels: Labels, names: Sequence[str]) -> None:
        """The models ``names`` read digits with these labels now."""
        self._labels = labels
        versions = {model.name: model.version for model in self._models}
        self._asked = {name: versions.get(name, "") for name in names}
        self._evaluate.setEnabled(False)

    def show_evaluated(self, probabilities: Mapping[str, Probabilities]) -> None:
        """Takes what models have read, (N, 10) by model."""
        for name, said in probabilities.items():
            if name in self._asked:
                self._read[name] = self._asked[name], np.argmax(said, 1).astype(np.int64)
        self.end_evaluation()

    def end_evaluation(self) -> None:
        """Marks the evaluation as finished, so that models can be asked again."""
        self._asked = {}
        self._show()

    def _make_controls(self) -> None:
        self._choice = ComboBox()
        self._choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tip = self.tr("The model whose mistakes are shown, and from which training starts.")
        describe(self._choice, "draw_own_model", self.tr("Model"), tip)
        describe(self._choice.view(), "draw_own_models", self.tr("Models"), tip)
        self._choice.currentIndexChanged.connect(self._show_matrix)
        self._evaluate = QPushButton(icon("check"), self.tr("Eva&luate"))
        tip = self.tr("Lets the built-in models and your chosen runs read your own digits.")
        describe(self._evaluate, "draw_own_evaluate", self.tr("Evaluate"), tip)
        self._evaluate.clicked.connect(self._ask)
        self._train = QPushButton(icon("train"), self.tr("&Train on these"))
        tip = self.tr("Trains a copy of the model above on your own digits; the model stays.")
        describe(self._train, "draw_own_train", self.tr("Train on these"), tip)
        self._train.clicked.connect(self._want_training)
        self._hint = ToneLabel()
        self._hint.setObjectName("draw_own_hint")
        self._hint.setFont(font("small"))
        self._hint.setWordWrap(True)
        self._matrix = describe(ConfusionMatrix(), "draw_own_matrix", self.tr("Confusion matrix"))
        self._matrix.setToolTip("")
        self._matrix.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self._evaluate, self._train):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._matrix)  # on top: what is pressed stays in its place
        column.addWidget(self._choice)
        column.addLayout(row)
        column.addWidget(self._hint)

    def _missing(self) -> list[str]:
        """The models that have not read the digits yet."""
        return [model.name for model in self._models if model.name not in self._read]

    def _ask(self) -> None:
        self.evaluation_requested.emit(self._missing() or [model.name for model in self._models])

    def _want_training(self) -> None:
        self.training_requested.emit(str(self._choice.currentData()))

    def _show(self) -> None:
        self._offer()
        there = bool(self._models) and bool(self._count)
        self._choice.setEnabled(bool(self._models))
        self._evaluate.setEnabled(there and not self._asked)
        self._train.setEnabled(there)
        hint = self.tr("Save a few digits that were misread, then train on them.")
        if self._count:
            hint = self.tr("Training makes a new run of the model above that answers beside it.")
        self._hint.setText(hint)
        self._show_matrix()

    def _offer(self) -> None:
        """Lists the models; the one that was asked for is chosen, or the one that was before."""
        names = [model.name for model in self._models]
        defaults = [model.name for model in self._models if model.is_default]
        wanted = [self._wanted, self._choice.currentData(), *defaults, *names]
        chosen = next((name for name in wanted if name in names), None)
        if chosen == self._wanted:
            self._wanted = ""
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for model in self._models:
                self._choice.addItem(self._said(model), model.name)
            self._choice.setCurrentIndex(self._choice.findData(chosen))

    def _said(self, model: ModelInfo) -> str:
        if model.name not in self._read:
            return model.title
        right = float((self._read[model.name][1] == self._labels).mean())
        text = self.tr("{title}: {percent} right")
        return text.format(title=model.title, percent=percent(right))

    def _show_matrix(self) -> None:
        read = self._read.get(str(self._choice.currentData()))
        self._matrix.setVisible(read is not None)
        if read is not None:
            self._matrix.show_counts(confusion_counts(self._labels, read[1]))
