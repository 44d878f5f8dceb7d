"""The page "Own digits": save the drawing with its label, look through, let every model read."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from normviz.ui.describe import describe
from normviz.ui.draw.answers import ModelInfo, Probabilities
from normviz.ui.draw.own.confusion import ConfusionMatrix, confusion
from normviz.ui.draw.own.gallery import Gallery
from normviz.ui.draw.own.model import OwnModel
from normviz.ui.draw.page import Image28
from normviz.ui.icons import icon
from normviz.ui.numbers import percent
from normviz.ui.theme import GRID, HALF, font
from normviz.ui.widgets.flat_button import FlatButton
from normviz.ui.widgets.tone_label import ToneLabel

Labels = NDArray[np.int64]


class OwnPage(QWidget):
    """Shows the own digits and what the models make of them.

    Attributes:
        saved: Emitted with the label when the drawing is to be saved.
        judged: Emitted with images (N, 28, 28) that every model is to read.
    """

    saved = Signal(int)
    judged = Signal(object)

    def __init__(self, model: OwnModel, parent: QWidget | None = None) -> None:
        """The page of ``model``."""
        super().__init__(parent)
        self.setObjectName("draw_own")
        self.setAccessibleName(self.tr("Own digits"))
        self._model = model
        self._labels: Labels = np.zeros(0, np.int64)
        self._read: dict[str, Labels] = {}
        self._models: Sequence[ModelInfo] = ()
        self._is_filled = False
        self._save = [self._save_button(digit) for digit in range(10)]
        tip = self.tr("Type a digit to change the label of the selected ones; Delete deletes them.")
        self._gallery = describe(Gallery(), "draw_own_gallery", self.tr("Own digits"), tip)
        self._said = ToneLabel()
        self._said.setObjectName("draw_own_count")
        self._said.setFont(font("small"))
        self._make_buttons()
        self._make_results()
        self._lay_out()
        self.set_image(np.zeros((28, 28), np.float32))
        self._gallery.deleted.connect(model.remove)
        self._gallery.relabelled.connect(model.relabel)
        self._gallery.itemSelectionChanged.connect(self._follow_selection)
        model.changed.connect(self._fill)

    def open(self) -> None:
        """Reads the digits from the disk; the first time only."""
        if not self._is_filled:
            self._fill()

    def set_models(self, models: Sequence[ModelInfo]) -> None:
        """Says which models can read."""
        self._models = models
        self._follow_count()

    def set_image(self, image: Image28) -> None:
        """Says what is on the page; an empty page cannot be saved."""
        for button in self._save:
            button.setEnabled(bool(image.any()))

    def show_judged(self, probabilities: Mapping[str, Probabilities]) -> None:
        """Shows what the models read, (N, 10) by model, of the digits that were handed out."""
        self._read = {
            name: np.argmax(each, 1).astype(np.int64)
            for name, each in probabilities.items()
            if len(each) == len(self._labels)
        }
        self._evaluate.setEnabled(True)
        titles = {model.name: model.title for model in self._models}
        self._choice.blockSignals(True)
        self._choice.clear()
        for name, read in self._read.items():
            right = float((read == self._labels).mean())
            text = self.tr("{title}: {percent} right").format(
                title=titles.get(name, name), percent=percent(right)
            )
            self._choice.addItem(text, name)
        self._choice.blockSignals(False)
        default = next((model.name for model in self._models if model.is_default), "")
        self._choice.setCurrentIndex(max(0, self._choice.findData(default)))
        self._show_matrix()

    def end_judging(self) -> None:
        """The models could not read: they may be asked again."""
        self._follow_count()

    def _save_button(self, digit: int) -> FlatButton:
        button = FlatButton("only")
        button.setCheckable(False)
        button.setText(str(digit))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(3 * GRID)
        text = self.tr("Save as {digit}").format(digit=digit)
        tip = self.tr("Saves the drawing among your own digits, as {digit}.").format(digit=digit)
        describe(button, f"draw_own_save_{digit}", text, tip)
        button.clicked.connect(partial(self.saved.emit, digit))
        return button

    def _make_buttons(self) -> None:
        self._delete = QPushButton(icon("trash"), self.tr("&Delete"))
        tip = self.tr("Deletes the selected digits; undo brings them back.")
        describe(self._delete, "draw_own_delete_button", self.tr("Delete"), tip)
        self._delete.setEnabled(False)
        self._delete.clicked.connect(self._gallery.remove.trigger)
        self._evaluate = QPushButton(icon("play"), self.tr("&Evaluate"))
        tip = self.tr("Lets every model read your own digits.")
        describe(self._evaluate, "draw_own_evaluate", self.tr("Evaluate"), tip)
        self._evaluate.clicked.connect(self._ask)

    def _make_results(self) -> None:
        self._choice = QComboBox()
        self._choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tip = self.tr("Whose mistakes are shown below.")
        describe(self._choice, "draw_own_model", self.tr("Model"), tip)
        self._choice.currentIndexChanged.connect(self._show_matrix)
        self._matrix = describe(ConfusionMatrix(), "draw_own_matrix", self.tr("Confusion matrix"))
        self._matrix.setToolTip("")
        self._results = QWidget()
        column = QVBoxLayout(self._results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._choice)
        column.addWidget(self._matrix)
        self._results.hide()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Save the drawing as"))
        grid = QGridLayout()
        grid.setSpacing(HALF)
        for digit, button in enumerate(self._save):
            grid.addWidget(button, 0, digit)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._said, 1)
        row.addWidget(self._delete)
        row.addWidget(self._evaluate)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + HALF, GRID, GRID + HALF, GRID + HALF)
        column.setSpacing(GRID)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(self._gallery, 1)
        column.addLayout(row)
        column.addWidget(self._results)

    def sizeHint(self) -> QSize:
        """As wide as ten buttons are comfortable."""
        return QSize(42 * GRID, 80 * GRID)

    def _fill(self) -> None:
        self._is_filled = True
        self._gallery.show_digits(self._model.digits())
        self._results.hide()
        self._follow_count()
        self._follow_selection()

    def _follow_count(self) -> None:
        count = self._gallery.count()
        self._said.setText(self.tr("Digits: {count}").format(count=count))
        self._evaluate.setEnabled(bool(count) and bool(self._models))

    def _follow_selection(self) -> None:
        self._delete.setEnabled(bool(self._gallery.selected()))

    def _ask(self) -> None:
        images, self._labels = self._model.arrays()
        if len(images):
            self._evaluate.setEnabled(False)
            self.judged.emit(images)

    def _show_matrix(self) -> None:
        read = self._read.get(str(self._choice.currentData()))
        self._results.setVisible(read is not None)
        if read is not None:
            self._matrix.show_counts(confusion(self._labels, read))
            self._matrix.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
