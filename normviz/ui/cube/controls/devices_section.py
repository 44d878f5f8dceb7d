"""The section "Devices": among how many devices the batch is divided."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QWidget

from normviz.figure.state import FigureState
from normviz.norms import CATALOG
from normviz.norms.validation import divisors_of
from normviz.ports.processor_parts import PROCESSOR_PARTS
from normviz.ui.cube.controls.settings_section import SettingsSection, differs, show_whole
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import font
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.tone_label import ToneLabel


class DevicesSection(SettingsSection):
    """A slider that stops at the divisors of N, and whether the devices exchange statistics."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._replicas = NumberSlider(
            self.tr("Replicas"),
            (1, max(2, model.state.shape[0])),
            model.state.replicas,
            name="cube_replicas",
            tip=self.tr(
                "Number of devices that divide the batch among them, each with a copy of the "
                "layer; divides N."
            ),
            check=self._refusal,
        )
        tip = self.tr(
            "The devices exchange their sums, so that statistics over the batch are those of the "
            "whole batch."
        )
        self._synchronized = describe(
            QCheckBox(self.tr("Synchronized")), "cube_synchronized", self.tr("Synchronized"), tip
        )
        self._note = describe(ToneLabel(), "cube_replicas_note", self.tr("Samples of a device"))
        self._note.setFont(font("small"))
        self._note.setWordWrap(True)
        for widget in (self._replicas, self._synchronized, self._note):
            self.column.addWidget(widget)
        self._replicas.value_changed.connect(self._set_replicas)
        self._synchronized.toggled.connect(self._synchronize)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the replicas among the divisors of N."""
        is_same_batch = old is not None and new.shape[0] == old.shape[0]
        others = "replicas", "synchronized", "norms", "training"
        if is_same_batch and not differs(new, old, *others):
            return
        choices = _choices(new)
        if choices != self._replicas.choices():
            blocked = self._replicas.blockSignals(True)
            self._replicas.set_choices(choices)
            self._replicas.blockSignals(blocked)
        self._replicas.setEnabled(len(choices) > 1)
        show_whole(self._replicas, new.replicas)
        if differs(new, old, "replicas", "synchronized"):
            self._synchronized.setEnabled(new.replicas > 1)
            with QSignalBlocker(self._synchronized):
                self._synchronized.setChecked(new.synchronized)
        self._note.setText(self._said(new))

    def _set_replicas(self, replicas: int) -> None:
        self.model.change(self.tr("Change the number of replicas"), replicas=replicas)

    def _synchronize(self, on: bool) -> None:
        text = self.tr("Synchronize the devices") if on else self.tr("Do not synchronize")
        self.model.change(text, synchronized=on)

    def _refusal(self, replicas: int) -> str:
        state = self.model.state
        if replicas in _choices(state):
            return ""
        return self.tr("Choose one of {numbers}.").format(
            numbers=", ".join(map(str, _choices(state)))
        )

    def _said(self, state: FigureState) -> str:
        if state.replicas == 1:
            return self.tr("One device sees the whole batch.")
        if not any(CATALOG[name].shares_batch for name in state.norms):
            return self.tr("None of the norms shown shares statistics over the batch: no change.")
        if not state.training:
            return self.tr("In inference nothing changes: moving statistics are used.")
        if state.synchronized:
            return self.tr("Statistics over the batch are those of all devices together.")
        size = state.shape[0] // state.replicas
        return self.tr(
            "{size} samples on each device: statistics over the batch are those of its own samples "
            "alone.",
            "",
            size,
        ).format(size=size)


def _choices(state: FigureState) -> tuple[int, ...]:
    """As many as the real layer can be proven on; what is set is one of them in any case."""
    fitting = {each for each in divisors_of(state.shape[0]) if each <= PROCESSOR_PARTS}
    return tuple(sorted(fitting | {state.replicas}))
