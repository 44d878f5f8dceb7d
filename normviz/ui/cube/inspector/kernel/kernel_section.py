"""The kernel of the focused norm: ‖v‖ and g per output channel, or σ₁ step by step."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.figure.numbers import divides_by_sigma
from normviz.norms.kernels.power_iteration import PowerIteration
from normviz.presentation.inspector.kernel_numbers import (
    TOLD,
    KernelLengths,
    kernel_lengths,
)
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import count, number
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.inspector.kernel.kernel_plot import Bars, KernelPlot, Steps
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.tone_label import ToneLabel


class KernelSection(InspectorSection):
    """Numbers of a kernel, computed when tensor or settings change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = describe(KernelPlot(), "inspector_kernel_plot", self.tr("Kernel"))
        self._plot.setToolTip("")
        self._text = describe(ToneLabel("", "text"), "inspector_kernel", self.tr("Kernel"))
        self._text.setToolTip("")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._plot)
        column.addWidget(self._text)
        self._key: object = None
        self._x: object = None
        self._known: KernelLengths | None = None

    def text(self) -> str:
        """What is said below the plot."""
        return self._text.text()

    def show_readings(self, readings: Readings) -> None:
        """Shows the kernel; nothing for a norm of activations."""
        if readings.norm.kind != "kernel":
            return
        found = self._found(readings)
        if isinstance(found, PowerIteration):
            self._plot.show_data(Steps(found.found, found.exact))
            said = self._said_of_sigma(found)
        else:
            channel = readings.element.index[0]
            self._plot.show_data(Bars(found.v, found.w, channel))
            said = self._said_of_lengths(found, channel)
        self._text.setText(said)
        self._plot.setAccessibleDescription(said)

    def _found(self, readings: Readings) -> KernelLengths | PowerIteration:
        """The numbers; those that are known, unless the kernel is another one."""
        x, norm = readings.model.x, readings.norm
        if divides_by_sigma(norm.name):
            return readings.model.spectrum
        key = norm.name, readings.state
        if self._known is None or key != self._key or x is not self._x:
            self._key, self._x = key, x
            self._known = kernel_lengths(x, readings.model.normalized(norm.name).y)
        return self._known

    def _said_of_lengths(self, found: KernelLengths, channel: int) -> str:
        text = self.tr(
            "Output channel {channel} of {channels}: ‖v‖ = {v} (grey), g = ‖w‖ = {g} (blue), "
            "w = {ratio} · v."
        )
        v, g = float(found.v[channel]), float(found.w[channel])
        return text.format(
            channel=channel,
            channels=count(len(found.v)),
            v=number(v),
            g=number(g),
            ratio=number(g / v if v > 0 else 0.0),
        )

    def _said_of_sigma(self, found: PowerIteration) -> str:
        steps = ", ".join(
            self.tr("{step}: {sigma}").format(step=step, sigma=number(float(found.found[step - 1])))
            for step in TOLD
        )
        text = self.tr(
            "σ by power iteration after so many steps: {steps}. σ₁ by the singular value "
            "decomposition (dashed): {exact}. With σ₂ = {second} a late step leaves (σ₂/σ₁)⁴ = "
            "{left} of the error."
        )
        return text.format(
            steps=steps,
            exact=number(found.exact),
            second=number(found.second),
            left=number(found.rate),
        )
