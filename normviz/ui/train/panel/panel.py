"""The settings panel: all sections in one scrolling column."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.train.panel.data_section import DataSection
from normviz.ui.train.panel.machine_section import MachineSection
from normviz.ui.train.panel.norm_section import NormOptionsSection, NormSection
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.panel.recipe_section import RecipeSection
from normviz.ui.train.panel.schedule_section import ScheduleSection
from normviz.ui.train.panel.training_section import TrainingSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.labelled import Labelled, first_refused
from normviz.ui.widgets.rows import align
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.section import Section, fold, folded

_WIDTH = 38 * GRID
_FOLDED = ("norm_options", "machine")


class SpecPanel(ScrollArea):
    """Shows and changes a draft.

    Attributes:
        data: The section with the data set and its download.
    """

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The panel of ``draft``; it follows the draft from now on."""
        super().__init__(parent)
        describe(self, "train_panel", self.tr("Settings of the training"))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sections: dict[str, Section] = {}
        self._parts: list[PanelSection] = []
        self.data = DataSection(draft)
        self._options = NormOptionsSection(draft)
        self._machine = MachineSection(draft)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(HALF, HALF, HALF, GRID)
        self._column.setSpacing(0)
        for name, title, part in (
            ("recipe", self.tr("Network"), RecipeSection(draft)),
            ("data", self.tr("Data"), self.data),
            ("norm", self.tr("Norm"), NormSection(draft)),
            ("norm_options", self.tr("Settings of the norm"), self._options),
            ("training", self.tr("Training"), TrainingSection(draft)),
            ("rate", self.tr("Learning rate"), ScheduleSection(draft)),
            ("machine", self.tr("Machine"), self._machine),
        ):
            self._add(name, title, part)
        self._column.addStretch(1)
        self.setWidget(self._content)
        align(self._content.findChildren(Labelled))
        self._show()
        draft.changed.connect(self._show)
        draft.replaced.connect(self._forget_refused)

    def show_devices(self, devices: Sequence[str]) -> None:
        """Offers the devices that were found."""
        self._machine.show_devices(devices)

    def refused_field(self) -> Labelled | None:
        """The first field that shows what it cannot take; None where all can be trained."""
        return first_refused(self, self._fields())

    def show_refused(self) -> str:
        """Leads the user to the first field that is refused.

        Returns:
            Its name and what is wrong with it; empty where nothing is.
        """
        field = self.refused_field()
        if field is None:
            return ""
        self._lead_to(field)
        text = self.tr("Not started. {field}: {reason}")
        return text.format(field=field.accessibleName(), reason=field.error())

    def _lead_to(self, field: Labelled) -> None:
        """Unfolds and scrolls to a field, and gives it the focus."""
        for section in self._sections.values():
            if section.isAncestorOf(field):
                section.set_expanded(True)
        self.ensureWidgetVisible(field)
        field.lead_to()

    def collapsed(self) -> list[str]:
        """The names of the sections that are folded, to be kept from session to session."""
        return folded(self._sections)

    def set_collapsed(self, names: Iterable[str]) -> None:
        """Folds the sections ``names`` and unfolds the others; unknown names are left out."""
        fold(self._sections, names)

    def sizeHint(self) -> QSize:
        """As wide as is comfortable."""
        return QSize(max(_WIDTH, self.minimumSizeHint().width()), 80 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every control beside the scroll bar: nothing scrolls sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, 16 * GRID)

    def _add(self, name: str, title: str, part: PanelSection) -> None:
        section = Section(title, name=f"train_section_{name}", expanded=name not in _FOLDED)
        section.body.addWidget(part)
        self._sections[name] = section
        self._parts.append(part)
        self._column.addWidget(section)

    def _fields(self) -> list[Labelled]:
        """Those that matter now, from top to bottom: what a schedule does not have is hidden."""
        found = self._content.findChildren(Labelled)
        return [field for field in found if not field.isHidden()]

    def _forget_refused(self) -> None:
        for field in self._content.findChildren(Labelled):
            if field.error():
                field.forget_refused()

    def _show(self) -> None:
        for part in self._parts:
            part.show_draft()
        self._sections["norm_options"].setVisible(self._options.has_settings())
