"""The controls of the source "Activations": network, layer and inputs."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from normviz.figure.registries import SOURCES
from normviz.figure.state import FigureState
from normviz.ports.activations import ProbedLayer
from normviz.ports.models import ModelInfo
from normviz.presentation.number_format import count
from normviz.ui.cube.activations.activation_client import ActivationClient
from normviz.ui.cube.activations.input_controls import InputControls
from normviz.ui.cube.controls.choice_rows import ChoiceBox
from normviz.ui.cube.controls.panel import ACTIVATIONS
from normviz.ui.cube.controls.settings_section import SettingsSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import font
from normviz.ui.text.direction import left_to_right
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.tone_label import ToneLabel

_MOST_LABELS = 24
"""Classes of the inputs that are written out."""


class ActivationsSection(SettingsSection):
    """Chooses whose activations are shown; hidden for other sources."""

    def __init__(
        self, model: CubeModel, client: ActivationClient, parent: QWidget | None = None
    ) -> None:
        """The section.

        Args:
            model: What it shows and changes.
            client: Knows models, layers and what was found.
            parent: Owner.
        """
        super().__init__(model, parent)
        self._client = client
        self._network = ChoiceBox(
            self.tr("Net&work"),
            (),
            name="cube_network",
            tip=self.tr("A model that ships, or one of your runs with weights."),
        )
        self._layer = ChoiceBox(
            self.tr("La&yer"),
            (),
            name="cube_layer",
            tip=self.tr("For a norm its input is shown, for any other layer its output."),
        )
        self._inputs = InputControls()
        self._note = describe(ToneLabel(), "cube_inputs_note", self.tr("About the inputs"))
        self._note.setFont(font("small"))
        self._note.setWordWrap(True)
        for widget in (self._network, self._layer, self._inputs, self._note):
            self.column.addWidget(widget)
        self._network.changed.connect(self._set_network)
        self._layer.changed.connect(self._set_layer)
        self._inputs.changed.connect(self._set_inputs)
        client.models_changed.connect(self._show_models)
        client.models_changed.connect(self._show_note)
        client.network_changed.connect(self._show_layers)
        client.answered.connect(self._show_note)
        model.waiting_changed.connect(self._show_wanted)
        self._is_listed = False
        self.hide()

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:  # noqa: ARG002
        """Shows what is wanted, which may not be there yet."""
        self._show_wanted()

    def _show_wanted(self) -> None:
        wanted = self.model.wanted
        is_shown = SOURCES[wanted.source].is_of_network
        if is_shown and not self._is_listed:
            self._is_listed = True
            self._client.refresh_models()
        self.setVisible(is_shown)
        if is_shown:
            self._show_models()
            self._show_layers()
            self._inputs.setVisible(wanted.source == ACTIVATIONS)
            self._inputs.show_inputs(wanted.activations.inputs)
            self._show_note()

    def _show_models(self) -> None:
        chosen = self.model.wanted.activations.model
        options = [(info.name, _title(info), info.detail) for info in self._client.models]
        default = next((info.name for info in self._client.models if info.is_default), "")
        with QSignalBlocker(self._network):
            self._network.set_options(options, default if chosen == "default" else chosen)

    def _show_layers(self) -> None:
        network = self._client.network
        layers = () if network is None else network.layers
        found = self._client.found
        chosen = self.model.wanted.activations.layer
        if not chosen and found is not None:
            chosen = found.layer.name
        with QSignalBlocker(self._layer):
            self._layer.set_options([_layer_option(each) for each in layers], chosen)

    def _show_note(self) -> None:
        found = self._client.found
        text = ""
        if found is not None and not self.model.waiting:
            has_inputs = self.model.wanted.source == ACTIVATIONS
            labels = [str(label) if label >= 0 else "–" for label in found.labels]
            more = " …" if len(labels) > _MOST_LABELS else ""
            if has_inputs and any(label >= 0 for label in found.labels):
                shown = left_to_right(" ".join(labels[:_MOST_LABELS]) + more)
                text = self.tr("Classes: {labels}").format(labels=shown)
            wanted = self.model.wanted.activations.step
            if wanted is not None and found.step is not None and wanted != found.step:
                words = self.tr("Step {wanted} is not kept: {step} is shown.")
                said = words.format(wanted=count(wanted), step=count(found.step))
                text = f"{text}\n{said}"
            if has_inputs:
                text = "\n".join([text, *map(error_text, found.remarks)])
        text = f"{self._client.listing_problem}\n{text}".strip()
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def _set_network(self, name: str) -> None:
        self._change(self.tr("Change the network"), model=name, layer="", step=None)

    def _set_layer(self, name: str) -> None:
        self._change(self.tr("Change the layer"), layer=name)

    def _set_inputs(self, text: str) -> None:
        self._change(self.tr("Change the inputs"), inputs=text)

    def _change(self, text: str, **values: Any) -> None:
        choice = self.model.wanted.activations
        self.model.change(text, activations=replace(choice, **values))


def _title(info: ModelInfo) -> str:
    return info.title if info.run is not None else f"{info.title} ({info.name})"


def _layer_option(layer: ProbedLayer) -> tuple[str, str, str]:
    sizes = left_to_right("×".join(map(str, layer.shape)))
    return layer.name, layer.name, f"{layer.norm or layer.kind}: {sizes}"
