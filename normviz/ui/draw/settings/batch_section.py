"""The section "Batch norm": adds the answer in training mode, with batch statistics."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from normviz.errors import UserError
from normviz.ports.prediction import Images
from normviz.scenes.draw_scene import FIRST_MATES, MOST_MATES, BatchScene
from normviz.ui.draw.settings.examples import Examples
from normviz.ui.draw.settings.mates_strip import MatesStrip
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.segmented import Segmented
from normviz.ui.widgets.tone_label import ToneLabel

MIXED, BLANK = "mixed", "blank"
BATCH_MATES = "batch-mates"
"""What lessons about answers in training concern."""


class BatchSection(QWidget):
    """A switch, and in training mode the batch-mates.

    Attributes:
        changed: Emitted when :meth:`mates` would return something else.
        failed: Emitted with one sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, examples: Examples, parent: QWidget | None = None) -> None:
        """The section; mates come from ``examples``."""
        super().__init__(parent)
        self._examples = examples
        self._mode = Segmented(
            (
                (
                    "inference",
                    self.tr("Inference only"),
                    self.tr("Uses the moving mean and variance only."),
                ),
                (
                    "training",
                    self.tr("Also training"),
                    self.tr("Adds batch norm's answer with mean and variance of the batch."),
                ),
            ),
            name="draw_batch_mode",
            accessible=self.tr("Mode of batch norm"),
        )
        self._kind = self._kinds()
        self._count = NumberSlider(
            self.tr("&Number"),
            (0, MOST_MATES),
            FIRST_MATES,
            name="draw_mates_count",
            tip=self.tr("How many other digits are in the batch."),
        )
        self._strip = MatesStrip()
        describe(self._strip, "draw_mates", self.tr("Pictures of the batch-mates"))
        self._strip.setToolTip(self.tr("Batch norm in training takes mean and variance of these "
                                       "digits and of the drawing."))  # fmt: skip
        self._said = ToneLabel(
            self.tr(
                "In training batch norm's answer for one digit depends on the others in the batch."
            )
        )
        self._said.setFont(font("small"))
        self._said.setWordWrap(True)
        self._lay_out()
        self._mode.changed.connect(self._switch)
        self._kind.currentIndexChanged.connect(self.changed)
        self._count.value_changed.connect(self.changed)

    def mates(self) -> Images | None:
        """(N, 28, 28) in 0…1, shown from now on; None in inference mode or without digits."""
        mates = self._chosen_mates()
        self._strip.setVisible(mates is not None and len(mates) > 0)
        if mates is not None:
            self._strip.show_mates(mates)
        return mates

    def _chosen_mates(self) -> Images | None:
        if self._mode.current() == "inference":
            return None
        count, kind = self._count.value(), self._kind.currentData()
        if kind == BLANK:
            return np.zeros((count, 28, 28), np.float32)
        try:
            images, labels = self._examples.validation()
        except UserError as error:
            self.failed.emit(error_text(error))
            return None
        chosen = images if kind == MIXED else images[labels == kind]
        return np.divide(chosen[np.arange(count) % len(chosen)], 255, dtype=np.float32)

    def scene(self) -> BatchScene:
        """What is chosen."""
        kind = self._kind.currentData()
        return BatchScene(self.mode() == "training", kind, self._count.value())

    def show_scene(self, scene: BatchScene) -> None:
        """Chooses what ``scene`` says."""
        self._kind.setCurrentIndex(self._kind.findData(scene.mates))
        self._count.set_value(scene.count)
        self.set_mode("training" if scene.training else "inference")

    def set_mode(self, mode: str) -> None:
        """Switches to ``"inference"`` or ``"training"``."""
        self._mode.set_current(mode)

    def mode(self) -> str:
        """``"inference"`` or ``"training"``."""
        return self._mode.current()

    def _kinds(self) -> ComboBox:
        kinds = ComboBox()
        kinds.addItem(self.tr("Digits of all kinds"), MIXED)
        for digit in range(10):
            kinds.addItem(self.tr("Only the digit {digit}").format(digit=digit), digit)
        kinds.addItem(self.tr("Empty pages"), BLANK)
        tip = self.tr("Which validation digits share the batch with the drawing.")
        describe(kinds.view(), "draw_mates_kinds", self.tr("Kinds of batch-mates"), tip)
        return describe(kinds, "draw_mates_kind", self.tr("Batch-mates"), tip)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Mates"))
        label.setBuddy(self._kind)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label)
        row.addWidget(self._kind, 1)
        self._chosen = QWidget()
        inside = QVBoxLayout(self._chosen)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addLayout(row)
        inside.addWidget(self._count)
        inside.addWidget(self._strip)
        self._strip.hide()
        self._chosen.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._mode, self._chosen, self._said):
            column.addWidget(widget)
        column.addWidget(WhyButton(BATCH_MATES), 0, Qt.AlignmentFlag.AlignLeading)

    def _switch(self, mode: str) -> None:
        self._chosen.setEnabled(mode == "training")
        self.changed.emit()
