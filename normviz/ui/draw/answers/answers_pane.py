"""The answers pane: the network's input, the headline, and one panel per chosen model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QMetaObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from normviz.ports.prediction import Answer, Probabilities
from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.page import Image28
from normviz.ui.draw.answers.answer_panel import AnswerPanel
from normviz.ui.draw.answers.headline_prediction import HeadlinePrediction
from normviz.ui.draw.answers.network_view import NetworkView
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import ToneLabel

IN_TRAINING = " in training"
"""Stands behind a model's name in the key of its panel for training mode; no name holds it."""


SMALLEST = 38 * GRID
"""The least width of the panels: two beside each other."""


@dataclass(frozen=True)
class PanelSpec:
    """One panel of the answers pane.

    Attributes:
        key: The model's name, for training mode with :data:`IN_TRAINING` behind it.
        title: Translated.
        tip: Translated.
        form: How "how sure" is said, translated, with ``{percent}`` in it.
    """

    key: str
    title: str
    tip: str
    form: str = "{percent}"


class AnswersPane(QWidget):
    """Everything that is an answer; it shows what it is given.

    Attributes:
        chosen: Emitted with a model's name when its panel was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An answers pane without panels."""
        super().__init__(parent)
        self.setObjectName("draw_board")
        self.setAccessibleName(self.tr("Answers"))
        self._panels: dict[str, AnswerPanel] = {}
        self._wanted = ""
        self.network = NetworkView()
        describe(
            self.network,
            "draw_network_view",
            self.tr("What the network sees"),
            self.tr(
                "The network's input: 28×28 pixels, the ink scaled to the thin frame of "
                "20×20 and centred by its centre of mass."
            ),
        )
        self.head = HeadlinePrediction()
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    @property
    def panels(self) -> Mapping[str, AnswerPanel]:
        """The panels by key."""
        return self._panels

    def set_theme(self, theme: Theme) -> None:
        """Repaints."""
        self.network.set_theme(theme)
        for panel in self._panels.values():
            panel.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows what the network sees larger where there is room."""
        super().resizeEvent(event)
        self.network.set_points(min(self.width() // 72, self.height() // 130))

    def set_panels(self, specs: Sequence[PanelSpec]) -> None:
        """Makes exactly these panels, in this order; those that stay keep their answers."""
        old = self._panels
        self._panels = {spec.key: self._kept(old.pop(spec.key, None), spec) for spec in specs}
        for panel in old.values():
            self._grid.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        columns = 1 if len(specs) == 1 else 2
        for at, panel in enumerate(self._panels.values()):
            self._grid.addWidget(panel, at // columns, at % columns)
        before: QWidget = self.network
        for panel in self._panels.values():
            QWidget.setTabOrder(before, panel)
            before = panel
        self._reveal_soon()

    def set_current(self, key: str) -> None:
        """Marks the panel of the model that the saliency map explains; an empty key marks none."""
        for each, panel in self._panels.items():
            panel.set_current(each == key)

    def reveal(self, key: str) -> None:
        """Scrolls to a panel, as soon as there is one of that key."""
        self._wanted = key
        self._reveal_soon()

    def show_image(self, image: Image28) -> None:
        """Shows (28, 28) in 0…1; an empty one takes the answers away."""
        self.network.show_image(image)
        if not image.any():
            self.clear()

    def clear(self) -> None:
        """Takes all answers away."""
        self.network.show_saliency(None)
        self.head.show_nothing()
        for panel in self._panels.values():
            panel.show_answer(None)

    def show_answer(self, answer: Answer, consensus: Consensus | None, count: int = 1) -> None:
        """Shows an answer.

        Args:
            answer: What the models say.
            consensus: What to make of it; None where nobody answered.
            count: How many digits the page shows; of several there is no answer in large.
        """
        if consensus is None:
            self.clear()
            return
        if count > 1:
            self.head.show_several(count)
        else:
            self.head.show_consensus(consensus)
        self.network.show_saliency(answer.saliency)
        said: dict[str, Probabilities] = dict(answer.probabilities)
        said |= {name + IN_TRAINING: each for name, each in answer.in_training.items()}
        for key, panel in self._panels.items():
            values = said.get(key)
            differs = values is not None and int(np.argmax(values)) != consensus.digit
            panel.show_answer(values, differs)

    def _reveal_soon(self) -> None:
        """Scrolls when new panels have been laid out."""
        if self._wanted in self._panels:
            later = Qt.ConnectionType.QueuedConnection
            QMetaObject.invokeMethod(self, "_reveal", later)

    @Slot()
    def _reveal(self) -> None:
        if panel := self._panels.get(self._wanted):
            self._wanted = ""
            self._area.ensureWidgetVisible(panel)

    def _kept(self, panel: AnswerPanel | None, spec: PanelSpec) -> AnswerPanel:
        """The panel that is there already, with the title that it has now, or a new one."""
        if panel is None:
            return self._make(spec)
        panel.set_title(spec.title, spec.tip)
        return panel

    def _make(self, spec: PanelSpec) -> AnswerPanel:
        name = spec.key.replace(IN_TRAINING, "_in_training").replace("-", "_")
        panel = AnswerPanel(spec.title, spec.tip, spec.form, name=f"draw_answer_{name}")
        panel.chosen.connect(lambda key=spec.key: self.chosen.emit(key.removesuffix(IN_TRAINING)))
        return panel

    def _lay_out(self) -> None:
        caption = ToneLabel(self.tr("What the network sees"))
        caption.setFont(font("small"))
        seen = QVBoxLayout()
        seen.setSpacing(GRID // 2)
        seen.addWidget(caption)
        seen.addWidget(self.network)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addLayout(seen)
        top.addWidget(self.head, 1)
        panels = QWidget()
        column = QVBoxLayout(panels)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid, 1)
        column.addStretch(0)
        self._area = area = ScrollArea()
        area.setWidget(panels)
        area.setMinimumWidth(SMALLEST)
        describe(area, "draw_answers", self.tr("Answers of the models"))
        area.setToolTip("")
        # The room of the scroll bar is a part of the margin: panels end where all else does.
        bar = area.verticalScrollBar().sizeHint().width()
        top.setContentsMargins(0, 0, bar, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + HALF, GRID, GRID + HALF - bar, GRID + HALF)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(area, 1)
