"""The section "Machine": device, precision and determinism of the training."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from normviz.ports.processor_parts import PROCESSOR_PARTS
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
        self._several = LabelledChoice(
            self.tr("Devices"),
            name="train_devices",
            tip=self.tr(
                "How many devices train together, each on its part of every batch: GPUs, or parts "
                "of the processor, which are no faster but show what happens."
            ),
        )
        self._synchronized = SilentCheckBox(
            self.tr("Synchronized batch norm"),
            name="train_sync_batch_norm",
            tip=self.tr(
                "Statistics over the batch are taken from all devices together; else each device "
                "normalizes its part of the batch by itself."
            ),
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
                "Equal settings give exactly equal weights, also after a pause, in Compare and on "
                "the command line. It is trained in a process with one core, which is slower."
            ),
        )
        self.add(self._device, self._several, self._synchronized, self._mixed, self._exact)
        self._device.chosen.connect(lambda key: draft.change(device=key))
        self._several.chosen.connect(lambda key: draft.change(devices=int(key)))
        self._synchronized.toggled.connect(lambda on: draft.change(sync_batch_norm=on))
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
        self._several.show(self._counts(), str(spec.devices))
        self._several.set_error(self.draft.devices_problem())
        self._synchronized.setVisible(spec.devices > 1 and spec.options.norm.shares_batch)
        self._synchronized.show_state(spec.sync_batch_norm)
        self._mixed.show_state(spec.mixed_precision)
        self._exact.show_state(spec.deterministic)

    def _counts(self) -> list[ChoiceOption]:
        """From one device to as many as there are; what is chosen stays, also where it is more."""
        gpus = len(self._devices) - 1
        kind = self.draft.spec.device.partition(":")[0]
        uses_gpus = kind == "gpu" or (kind == "auto" and gpus > 0)
        most = max(1, gpus if uses_gpus else PROCESSOR_PARTS)
        numbers = [*range(1, most + 1)]
        if self.draft.spec.devices > most:
            numbers.append(self.draft.spec.devices)
        return [
            ChoiceOption(str(number), self._count_text(number, uses_gpus)) for number in numbers
        ]

    def _count_text(self, number: int, uses_gpus: bool) -> str:
        if number == 1:
            return self.tr("one")
        if uses_gpus:
            return self.tr("{count} GPUs", "", number).format(count=number)
        return self.tr("{count} parts of the CPU", "", number).format(count=number)
