"""The bar beneath the figure: steps of the training, and what is waited for."""

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.figure.registries import SOURCES
from normviz.presentation.number_format import count
from normviz.ui.cube.activations.activation_client import ActivationClient
from normviz.ui.cube.activations.spectrum_client import SpectrumClient
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.steps.step_bar import StepBar
from normviz.ui.widgets.tone_label import ToneLabel


class ActivationBar(QWidget):
    """Binds the kept steps of the network to the model; hidden for other sources.

    Attributes:
        steps: The bar of the steps.
    """

    def __init__(
        self,
        model: CubeModel,
        client: ActivationClient,
        spectra: SpectrumClient,
        parent: QWidget | None = None,
    ) -> None:
        """The bar.

        Args:
            model: What is shown.
            client: Computes the activations.
            spectra: Computes σ₁ of large kernels.
            parent: Owner.
        """
        super().__init__(parent)
        self._model, self._client, self._spectra = model, client, spectra
        self._is_seen = self._is_idle = False
        self.steps = StepBar("cube_steps_bar")
        tone = ToneLabel()
        self._problem = describe(tone, "cube_activations_problem", self.tr("Why x is not shown"))
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(GRID, 0, GRID, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._problem)
        column.addWidget(self.steps)
        self.steps.step_changed.connect(self._set_step)
        client.busy_changed.connect(self._show_busy)
        spectra.busy_changed.connect(self._show_busy)
        client.answered.connect(self._take_answer)
        client.network_changed.connect(self._take_network)
        model.state_changed.connect(self._show)
        model.waiting_changed.connect(self._show)
        self._show()

    def actions_of_steps(self) -> list[QAction]:
        """What goes through the steps, for a menu."""
        return [self.steps.play, self.steps.earlier, self.steps.later]

    def take_drawing(self) -> None:
        """Asks again where the drawing is among the inputs: it is another one."""
        if self._is_wanted and "drawing" in self._model.wanted.activations.inputs:
            self._ask_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Follows the training from now on."""
        super().showEvent(event)
        self._is_seen = True
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Follows nothing unseen."""
        super().hideEvent(event)
        self._is_seen = False
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._problem.update()

    @property
    def _is_wanted(self) -> bool:
        return SOURCES[self._model.wanted.source].is_of_network

    def _show(self) -> None:
        problem = self._model.waiting
        was_idle, self._is_idle = self._is_idle, not (self._is_wanted or problem)
        if self._is_idle and was_idle:
            return  # as at every step of a slider
        text = problem or self._other_step()
        self._problem.setText(text)
        self._problem.set_tone("muted" if self._is_busy or not problem else "warning")
        self._problem.setVisible(bool(text))
        # The controls say why another source has no x; a norm is chosen where they may be hidden.
        self.setVisible(self._is_wanted or (bool(text) and self._spectra.is_busy))
        if not self._is_wanted:
            self.steps.hide()
            return
        self.steps.set_step(self._model.wanted.activations.step)
        self._follow()

    def _other_step(self) -> str:
        """That the nearest kept step is shown, where a file or a thinned timeline lacks its own."""
        wanted, found = self._model.wanted.activations, self._client.found
        if not self._is_wanted or wanted.step is None or found is None or found.step is None:
            return ""
        asked = found.probe
        if (asked.model, asked.step) != (wanted.model, wanted.step) or found.step == wanted.step:
            return ""
        text = self.tr("Step {step} is not kept. The nearest one is shown: step {shown}.")
        return text.format(step=count(wanted.step), shown=count(found.step))

    @property
    def _is_busy(self) -> bool:
        return self._client.is_busy or self._spectra.is_busy

    def _show_busy(self) -> None:
        self.steps.set_busy(self._is_busy)

    def _follow(self) -> None:
        network = self._client.network
        has_steps = network is not None and bool(network.steps)
        self.steps.setVisible(has_steps and self._is_wanted)
        self._client.follow(self._is_seen and self._is_wanted and has_steps)

    def _take_answer(self) -> None:
        if self._is_wanted:
            self._model.ask_source()

    def _take_network(self) -> None:
        network, found = self._client.network, self._client.found
        if network is None:
            return
        self.steps.set_steps(network.steps)
        self._follow()
        is_newest = self._model.wanted.activations.step is None
        is_behind = found is not None and network.steps and found.step != network.steps[-1]
        if self._is_wanted and is_newest and is_behind and not self._client.is_busy:
            self._ask_again()

    def _ask_again(self) -> None:
        self._client.renew()
        self._model.ask_source()

    def _set_step(self, step: int | None) -> None:
        choice = replace(self._model.wanted.activations, step=step)
        self._model.change(self.tr("Change the step"), activations=choice)
