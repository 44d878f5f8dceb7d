"""The status bar: device, loading state, and current training."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, number_font
from normviz.ui.widgets.tone_label import Tone, ToneLabel


class StatusBar(QStatusBar):
    """Three small labels at the end of the bar; one with nothing to say is not shown.

    Attributes:
        said: Emitted with the text of each change, for a screen reader's log or a test.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "status_bar", self.tr("Status"))
        self.setToolTip("")  # each label has its own
        self.setSizeGripEnabled(False)
        self._training = self._add("training", self.tr("Training"), self.tr("What is training."))
        self._engine = self._add(
            "engine",
            self.tr("Engine"),
            self.tr("Whether TensorFlow is loaded; the Cube view does not need it."),
        )
        self._device = self._add(
            "device", self.tr("Device"), self.tr("The device that trains and predicts.")
        )

    def set_device(self, text: str) -> None:
        """Says what computes, such as "CPU, 2 cores"; empty when not known yet."""
        self._say(self._device, self.tr("Device: {device}").format(device=text), bool(text))

    def set_engine(self, text: str, tone: Tone = "muted") -> None:
        """Says how far TensorFlow is, such as "loading"; empty before it is asked for."""
        self._engine.set_tone(tone)
        self._say(self._engine, self.tr("Engine: {state}").format(state=text), bool(text))

    def set_training(self, text: str, tone: Tone = "accent_text") -> None:
        """Says which run trains and how far it is; empty when none does."""
        self._training.set_tone(tone)
        self._say(self._training, self.tr("Training: {run}").format(run=text), bool(text))

    def _add(self, name: str, accessible: str, tip: str) -> ToneLabel:
        label = describe(ToneLabel(), f"status_{name}", accessible, tip)
        label.setFont(number_font("small"))
        label.setContentsMargins(GRID, 0, GRID, 0)
        label.hide()
        self.addPermanentWidget(label)
        return label

    def _say(self, label: ToneLabel, text: str, shown: bool) -> None:
        label.setText(text if shown else "")
        label.setVisible(shown)
        self.said.emit(label.text())
