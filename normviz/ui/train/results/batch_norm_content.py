"""The bars, the slider and the button of the page on batch norm."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from normviz.ports.batch_norm import StatisticsAccuracy
from normviz.presentation.number_format import percent
from normviz.scenes.train_scene import NORM_BATCHES, TrainScene
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.train.results.accuracy_bars import AccuracyBars, BarRow
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.tone_label import Tone, ToneLabel

EVALUATE_GAP: Final = "evaluate-gap"
"""What lessons about the accuracy in inference concern."""

_LOST: Final = 0.01
"""A smaller loss of accuracy is not worth a warning."""


class BatchNormContent(QWidget):
    """Three accuracies, what the start weighs, and what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty bars."""
        super().__init__(parent)
        self.bars = AccuracyBars(_accuracy_rows(), "train_norm_accuracy")
        self.start = AccuracyBars([_start_row()], "train_norm_start")
        self.batch_size = NumberSlider(
            self.tr("Batch size"),
            NORM_BATCHES,
            TrainScene.norm_batch,
            name="train_norm_batch",
            tip=self.tr("How many samples share mean and variance in the first bar."),
            logarithmic=True,
        )
        self.button = QPushButton(self.tr("Re&calibrate"))
        tip = self.tr("Makes a new run with the statistics of the training set; this run stays.")
        describe(self.button, "train_recalibrate", self.tr("Recalibrate"), tip)
        self.note = describe(ToneLabel("", "muted"), "train_norm_note", self.tr("What it means"))
        self.note.setFont(font("small"))
        self.note.setWordWrap(True)
        self.progress = describe(QProgressBar(), "train_norm_progress", self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._lay_out()

    def show_accuracy(self, found: StatisticsAccuracy) -> None:
        """Fills the bars and says what they mean."""
        self.bars.show_shares([found.batch, found.moving, found.recalibrated])
        self.start.show_shares([found.initial_weight])
        lost = found.recalibrated - found.moving
        text = self.tr("The moving statistics are as good as those of the training set.")
        if lost >= _LOST:
            text = self.tr(
                "The moving statistics lag behind the weights: accuracy is {moving} instead of "
                "{possible}."
            )
        words = text.format(moving=percent(found.moving), possible=percent(found.recalibrated))
        self.show_note(words, "warning" if lost >= _LOST else "muted")

    def show_note(self, text: str, tone: Tone = "muted") -> None:
        """Says something beneath the bars."""
        self.progress.hide()
        self.note.setText(text)
        self.note.set_tone(tone)

    def show_progress(self, done: int, count: int) -> None:
        """Shows how much of the training set was read."""
        self.progress.setVisible(done < count)
        self.progress.setMaximum(count)
        self.progress.setValue(done)

    def _lay_out(self) -> None:
        title = ToneLabel(self.tr("Where did my accuracy go?"), "text")
        title.setFont(font("body", bold=True))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.note, 1)
        row.addWidget(WhyButton(EVALUATE_GAP))
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (title, self.bars, self.batch_size, self.start):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addStretch(1)


def _accuracy_rows() -> list[BarRow]:
    return [
        BarRow(
            "batch",
            QCoreApplication.translate("Train", "Batch statistics"),
            QCoreApplication.translate("Train", "Mean and variance of each batch, as in training."),
        ),
        BarRow(
            "moving",
            QCoreApplication.translate("Train", "Moving statistics"),
            QCoreApplication.translate(
                "Train", "The moving mean and variance that the run has kept, as in inference."
            ),
        ),
        BarRow(
            "recalibrated",
            QCoreApplication.translate("Train", "Recalibrated"),
            QCoreApplication.translate(
                "Train", "Mean and variance over the training set, for these weights."
            ),
        ),
    ]


def _start_row() -> BarRow:
    return BarRow(
        "weight",
        QCoreApplication.translate("Train", "Weight of the start"),
        QCoreApplication.translate(
            "Train", "What the first mean and variance still weigh in the moving ones."
        ),
    )
