"""The section "Machine": device, precision and determinism of the training."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from normviz.ui.train.panel.fields import SilentCheckBox
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.session.spec_draft import SpecDraft


class MachineSection(PanelSection):
    """Device, precision, and whether equal runs give equal bits."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._devices: Sequence[str] = ("cpu:0",)
        self._device = LabelledChoice(
            self.tr("Device"),
            name="train_device",
            tip=self.tr("The device that trains. The list is complete once TensorFlow is loaded."),
        )
        self._mixed = SilentCheckBox(
            self.tr("Mixed precision"),
            name="train_mixed_precision",
            tip=self.tr("Layers compute in 16 bits: faster on a new GPU, slower on most CPUs."),
        )
        self._exact = SilentCheckBox(
            self.tr("Deterministic"),
            name="train_deterministic",
            tip=self.tr(
                "Equal settings give exactly equal weights, also after a pause; training is slower."
            ),
        )
        self.add(self._device, self._mixed, self._exact)
        self._device.chosen.connect(lambda key: draft.change(device=key))
        self._mixed.toggled.connect(lambda on: draft.change(mixed_precision=on))
        self._exact.toggled.connect(lambda on: draft.change(deterministic=on))

    def show_devices(self, devices: Sequence[str]) -> None:
        """Offers the devices that were found, such as ``cpu:0`` and ``gpu:0``."""
        self._devices = devices
        self.show_draft()

    def show_draft(self) -> None:
        """Shows the settings."""
        spec = self.draft.spec
        auto = ChoiceOption("auto", self.tr("GPU if there is one"))
        names = list(self._devices)
        if spec.device != "auto" and spec.device not in names:
            names.append(spec.device)
        self._device.show(
            [auto, *(ChoiceOption(name, name.upper()) for name in names)], spec.device
        )
        self._mixed.show_state(spec.mixed_precision)
        self._exact.show_state(spec.deterministic)
