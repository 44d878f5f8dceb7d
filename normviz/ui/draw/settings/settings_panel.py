"""The settings column: example digits, models, batch norm and saliency."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from normviz.ui.draw.settings.batch_section import BatchSection
from normviz.ui.draw.settings.examples import Examples
from normviz.ui.draw.settings.examples_section import ExamplesSection
from normviz.ui.draw.settings.models_section import ModelsSection
from normviz.ui.draw.settings.saliency_section import SaliencySection
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.section import Section
from normviz.ui.widgets.undo_keys import UndoKeys

WIDTH = 33 * GRID


class DrawSettingsPanel(ScrollArea):
    """All sections, one above the other.

    Attributes:
        examples: Ready digits.
        models: Which models answer.
        batch: Training mode of batch norm.
        saliency: Which pixels mattered.
    """

    def __init__(self, examples: Examples, parent: QWidget | None = None) -> None:
        """The panel; ready digits and batch-mates come from ``examples``."""
        super().__init__(parent)
        describe(self, "draw_settings", self.tr("Settings"))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.examples = ExamplesSection(examples)
        self.models = ModelsSection()
        self.batch = BatchSection(examples)
        self.saliency = SaliencySection()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(HALF, HALF, HALF, GRID)
        self._column.setSpacing(0)
        self._add("models", self.tr("Models"), self.models)
        self._add("examples", self.tr("Ready digits"), self.examples)
        self._add("saliency", self.tr("Which pixels mattered"), self.saliency)
        self._add("batch", self.tr("Batch norm"), self.batch)
        self._column.addStretch(1)
        self.setWidget(self._content)
        self._undo_keys = UndoKeys(self._content)

    def set_theme(self, theme: Theme) -> None:
        """Repaints the pictures."""
        self.examples.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As wide as is comfortable."""
        return QSize(max(WIDTH, self.minimumSizeHint().width()), 80 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every control beside the scroll bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._content.minimumSizeHint().width() + bar, 16 * GRID)

    def _add(self, name: str, title: str, part: QWidget) -> None:
        section = Section(title, name=f"draw_section_{name}")
        section.body.addWidget(part)
        self._column.addWidget(section)
