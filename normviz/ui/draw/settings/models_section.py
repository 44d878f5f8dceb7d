"""The section "Models": which shipped models and runs make predictions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from normviz.ports.models import ModelInfo
from normviz.ui.draw.settings.model_list import ModelList
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.widgets.tone_label import ToneLabel

ROWS = 4
"""Number of visible runs; with more of them the list scrolls and can be searched."""


class ModelsSection(QWidget):
    """Two lists, a search, and two shortcuts.

    Attributes:
        changed: Emitted with the names of the chosen models.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """A section that waits for its models."""
        super().__init__(parent)
        self._models: Sequence[ModelInfo] = ()
        self._said = _quiet("", "draw_models_status")
        self._said.setText(self.tr("Loading the models…"))
        tip = self.tr("Drag over the boxes to tick several.")
        self._ships_title = _quiet(self.tr("Built-in"), "draw_models_title")
        self._ships = describe(ModelList(), "draw_models", self.tr("Built-in models"), tip)
        self._runs_title = _quiet(self.tr("Your runs"), "draw_runs_title")
        self._hint = _quiet(
            self.tr("What you train on digits in the Train view answers here too."),
            "draw_runs_hint",
        )
        self._folds = _quiet("", "draw_folds")
        self._folds.hide()
        self._search = self._make_search()
        self._runs = describe(ModelList(ROWS), "draw_runs", self.tr("Your runs"), tip)
        self._all = QPushButton(self.tr("&All built-in"))
        tip = self.tr("Asks every built-in model; your runs stay as they are.")
        describe(self._all, "draw_models_all", self.tr("All built-in"), tip)
        self._one = QPushButton(self.tr("Default &only"))
        tip = self.tr("Asks the default model alone.")
        describe(self._one, "draw_models_default", self.tr("Default only"), tip)
        self._lay_out()
        self._show_parts()
        self._ships.changed.connect(self._tell)
        self._runs.changed.connect(self._tell)
        self._all.clicked.connect(self._tick_all)
        self._one.clicked.connect(self._tick_default)

    def show_models(self, models: Sequence[ModelInfo], chosen: Sequence[str]) -> None:
        """Offers ``models``; those of ``chosen`` are ticked."""
        self._models = models
        self._ships.show_models([model for model in models if not model.run], chosen)
        self._runs.show_models([model for model in models if model.run], chosen)
        self._filter(self._search.text())
        self._said.hide()
        self._show_parts()

    def show_folds(self, text: str) -> None:
        """Says how far folded networks are from their originals; an empty text takes it away."""
        self._folds.setText(text)
        self._folds.setVisible(bool(text))

    def show_failure(self, text: str) -> None:
        """Says why there are no models."""
        self._said.setText(text)
        self._said.set_tone("error")
        self._said.show()

    def chosen(self) -> tuple[str, ...]:
        """The names of the chosen models."""
        return self._ships.ticked() + self._runs.ticked()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit(clearButtonEnabled=True)
        field.setPlaceholderText(self.tr("Search your runs"))
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        tip = self.tr("Shows only the runs that hold all of these words.")
        for at, button in enumerate(field.findChildren(QToolButton)):
            describe(button, f"draw_runs_search_{at}", self.tr("Clear the search"), tip)
        field.textChanged.connect(self._filter)
        return describe(field, "draw_runs_search", self.tr("Search your runs"), tip)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self._all, self._one):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._said)
        column.addWidget(self._ships_title)
        column.addWidget(self._ships)
        column.addLayout(row)
        column.addSpacing(HALF)
        column.addWidget(self._runs_title)
        for widget in (self._hint, self._search, self._runs, self._folds):
            column.addWidget(widget)

    def _show_parts(self) -> None:
        runs, there = self._runs.count(), bool(self._models)
        for button in (self._all, self._one):
            button.setEnabled(there)
        for widget in (self._ships_title, self._ships, self._runs_title):
            widget.setVisible(there)
        self._hint.setVisible(there and not runs)
        self._search.setVisible(runs > ROWS or bool(self._search.text()))
        self._runs.setVisible(bool(runs))

    def _filter(self, text: str) -> None:
        self._runs.search(text.casefold().split())

    def _tell(self) -> None:
        self.changed.emit(self.chosen())

    def _tick_all(self) -> None:
        self._ships.tick([model.name for model in self._models if model.is_built_in])

    def _tick_default(self) -> None:
        self._runs.tick([])
        self._ships.tick([model.name for model in self._models if model.is_default])


def _quiet(text: str, name: str) -> ToneLabel:
    label = ToneLabel(text)
    label.setObjectName(name)
    label.setFont(font("small"))
    label.setWordWrap(True)
    return label
