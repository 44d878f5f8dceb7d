"""The section "Models": which of them answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from normviz.ui.describe import describe
from normviz.ui.draw.answers import ModelInfo
from normviz.ui.draw.model_list import ModelList
from normviz.ui.theme import GRID, font
from normviz.ui.widgets.tone_label import ToneLabel


class ModelsPart(QWidget):
    """The list, and two shortcuts.

    Attributes:
        changed: Emitted with the names of the chosen models.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """A section that waits for its models."""
        super().__init__(parent)
        self._models: Sequence[ModelInfo] = ()
        self._said = ToneLabel(self.tr("The models are being loaded…"))
        self._said.setObjectName("draw_models_status")
        self._said.setFont(font("small"))
        self._said.setWordWrap(True)
        self._list = describe(ModelList(), "draw_models", self.tr("Models that answer"))
        self._list.setToolTip(self.tr("Drag over the boxes to tick several."))
        self._all = QPushButton(self.tr("&All"))
        describe(self._all, "draw_models_all", self.tr("All"), self.tr("Asks every model."))
        self._one = QPushButton(self.tr("&Default only"))
        tip = self.tr("Asks the default model alone.")
        describe(self._one, "draw_models_default", self.tr("Default only"), tip)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._all)
        row.addWidget(self._one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._said)
        column.addWidget(self._list)
        column.addLayout(row)
        self._enable(False)
        self._list.changed.connect(self.changed)
        self._all.clicked.connect(self._tick_all)
        self._one.clicked.connect(self._tick_default)

    def show_models(self, models: Sequence[ModelInfo], chosen: Sequence[str]) -> None:
        """Offers ``models``; those of ``chosen`` are ticked, all where that is empty."""
        self._models = models
        self._list.show_models(models, chosen or [model.name for model in models])
        self._said.hide()
        self._enable(True)

    def show_failure(self, text: str) -> None:
        """Says why there are no models."""
        self._said.setText(text)
        self._said.set_tone("error")
        self._said.show()

    def chosen(self) -> tuple[str, ...]:
        """The names of the chosen models."""
        return self._list.ticked()

    def _tick_all(self) -> None:
        self._list.tick([model.name for model in self._models])

    def _tick_default(self) -> None:
        self._list.tick([model.name for model in self._models if model.is_default])

    def _enable(self, enabled: bool) -> None:
        for widget in (self._list, self._all, self._one):
            widget.setEnabled(enabled)
        self._list.setVisible(enabled)
