"""The section "Groups": how many groups group norm splits the channels into."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from normviz.figure.state import FigureState, check_groups, fitting_groups
from normviz.norms import CATALOG
from normviz.norms.validation import divisors_of
from normviz.ui.cube.controls.settings_section import SettingsSection, show_whole
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import HALF, font
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.tone_label import Tone, ToneLabel


class GroupsSection(SettingsSection):
    """A slider that stops at the divisors of C, and what its ends mean."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._wanted = model.state.groups
        self._groups = NumberSlider(
            self.tr("&Groups"),
            (1, max(1, model.state.shape[1])),
            model.state.groups,
            name="cube_groups",
            tip=self.tr("Number of groups that group norm splits the C channels into; divides C."),
            check=self._refusal,
        )
        self._groups.value_changed.connect(self._set_groups)
        self._note = describe(ToneLabel(), "cube_groups_note", self.tr("Size of a group"))
        self._note.setFont(font("small"))
        self._note.setWordWrap(True)
        self.column.setSpacing(HALF)
        self.column.addWidget(self._groups)
        self.column.addLayout(self._ends())
        self.column.addWidget(self._note)

    def wanted(self) -> int:
        """The number of groups the user asked for; C may not allow it at the moment."""
        return self._wanted

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the groups among the divisors of C."""
        channels = new.shape[1]
        same = old is not None and (channels, new.groups) == (old.shape[1], old.groups)
        if same and old is not None and new.norms == old.norms:
            return
        # What the user asked for outlives a C that does not allow it: 6, 7, 8 channels give back
        # 2 groups. Any other number of groups has been chosen, or undone, somewhere else.
        if new.groups != fitting_groups(self._wanted, channels):
            self._wanted = new.groups
        divisors = divisors_of(channels)
        if divisors != self._groups.choices():
            blocked = self._groups.blockSignals(True)
            self._groups.set_choices(divisors)
            self._groups.blockSignals(blocked)
        show_whole(self._groups, new.groups)
        self._note.setText(self._said(new))
        matters = any(CATALOG[name].needs_groups for name in new.norms)
        tone: Tone = "warning" if matters and new.groups != self._wanted else "muted"
        self._note.set_tone(tone)

    def _ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        sides = (Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing)
        texts = (self.tr("1 = layer norm"), self.tr("C = instance norm"))
        for text, side in zip(texts, sides, strict=True):
            label: QLabel = ToneLabel(text)
            label.setFont(font("small"))
            label.setWordWrap(True)
            label.setAlignment(side)
            row.addWidget(label, 1)
        return row

    def _set_groups(self, groups: int) -> None:
        self._wanted = groups
        self.model.change(self.tr("Change the number of groups"), groups=groups)

    def _refusal(self, groups: int) -> str:
        channels = self.model.state.shape[1]
        try:
            check_groups(groups, channels)
        except ValueError:
            divisors = ", ".join(str(divisor) for divisor in divisors_of(channels))
            text = self.tr("{groups} does not divide C = {channels}. Choose one of {divisors}.")
            return text.format(groups=groups, channels=channels, divisors=divisors)
        return ""

    def _said(self, state: FigureState) -> str:
        channels, groups = state.shape[1], state.groups
        if groups != self._wanted:
            text = (
                self.tr("{wanted} does not divide {channels}: 1 group is used.")
                if groups == 1
                else self.tr(
                    "{wanted} does not divide {channels}: {groups} groups are used.", "", groups
                )
            )
            return text.format(wanted=self._wanted, channels=channels, groups=groups)
        size = channels // groups
        if size == 1:
            return self.tr("Each channel is a group of its own.")
        return self.tr("{size} channels in each group.", "", size).format(size=size)
