"""The page "Own digits": save the drawing with its label, browse, evaluate, and train."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from normviz.presentation.draw.page import Image28
from normviz.ui.draw.own.evaluation_section import EvaluationSection
from normviz.ui.draw.own.gallery import Gallery
from normviz.ui.draw.own.model import OwnDigitsModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.widgets.flat_button import FlatButton
from normviz.ui.widgets.tone_label import ToneLabel


class OwnDigitsPage(QWidget):
    """Shows the own digits and what the models make of them.

    Attributes:
        saved: Emitted with the label when the drawing is to be saved.
        evaluation_requested: Emitted with images (N, 28, 28), and the names of the models to
            read them.
        reading: What the models make of them, and the way to train one on them.
    """

    saved = Signal(int)
    evaluation_requested = Signal(object, object)

    def __init__(self, model: OwnDigitsModel, parent: QWidget | None = None) -> None:
        """The page of ``model``."""
        super().__init__(parent)
        self.setObjectName("draw_own")
        self.setAccessibleName(self.tr("Own digits"))
        self._model = model
        self._is_filled = False
        self._save = [self._save_button(digit) for digit in range(10)]
        tip = self.tr("Type a digit to change the label of the selected ones; Delete deletes them.")
        self._gallery = describe(Gallery(), "draw_own_gallery", self.tr("Own digits"), tip)
        self._said = ToneLabel()
        self._said.setObjectName("draw_own_count")
        self._said.setFont(font("small"))
        self._delete = self._delete_button()
        self.reading = EvaluationSection()
        self._lay_out()
        self.set_image(np.zeros((28, 28), np.float32))
        self._gallery.deleted.connect(model.remove)
        self._gallery.relabelled.connect(model.relabel)
        self._gallery.itemSelectionChanged.connect(self._follow_selection)
        self.reading.evaluation_requested.connect(self._ask)
        model.changed.connect(self._fill)

    def open(self) -> None:
        """Reads the digits from the disk; the first time only."""
        if not self._is_filled:
            self._fill()

    def set_image(self, image: Image28) -> None:
        """Says what is on the page; an empty page cannot be saved."""
        for button in self._save:
            button.setEnabled(bool(image.any()))

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

    def _delete_button(self) -> QPushButton:
        button = QPushButton(icon("trash"), self.tr("&Delete"))
        tip = self.tr("Deletes the selected digits; undo brings them back.")
        button.setEnabled(False)
        button.clicked.connect(self._gallery.remove.trigger)
        return describe(button, "draw_own_delete_button", self.tr("Delete"), tip)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + HALF, GRID, GRID + HALF, GRID + HALF)
        column.setSpacing(GRID)
        column.addWidget(title)
        column.addLayout(grid)
        column.addLayout(row)
        column.addWidget(self._gallery, 1)
        column.addWidget(self.reading)

    def sizeHint(self) -> QSize:
        """As wide as ten buttons are comfortable."""
        return QSize(42 * GRID, 80 * GRID)

    def _fill(self) -> None:
        self._is_filled = True
        self._gallery.show_digits(self._model.digits())
        count = self._gallery.count()
        self._said.setText(self.tr("Digits: {count}").format(count=count))
        self.reading.set_count(count)
        self._follow_selection()

    def _follow_selection(self) -> None:
        self._delete.setEnabled(bool(self._gallery.selected()))

    def _ask(self, names: Sequence[str]) -> None:
        images, labels = self._model.arrays()
        if len(images):
            self.reading.expect(labels, names)
            self.evaluation_requested.emit(images, names)
