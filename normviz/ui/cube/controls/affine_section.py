"""The section "Scale, center, epsilon": the parameters of the formula that a user sets."""

from PySide6.QtWidgets import QWidget

from normviz.figure.state import FigureState
from normviz.ui.cube.controls.channel_section import ChannelAffine
from normviz.ui.cube.controls.checked_field import CheckedField
from normviz.ui.cube.controls.settings_section import SettingsSection, differs, show_float
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import font
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.tone_label import ToneLabel

EPSILONS = (0.0, 1000.0)
AFFINES = (-1000.0, 1000.0)


class AffineSection(SettingsSection):
    """γ, β and ε."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._gamma = CheckedField(
            self.tr("γ sca&le"),
            AFFINES,
            1.0,
            name="cube_gamma",
            tip=self.tr("Multiplies the normalized value by γ; a number here is for all channels."),
        )
        self._beta = CheckedField(
            self.tr("β cente&r"),
            AFFINES,
            0.0,
            name="cube_beta",
            tip=self.tr("Adds β to the scaled value; a number here is for all channels."),
        )
        self._epsilon = FloatField(
            self.tr("ε e&psilon"),
            EPSILONS,
            1e-3,
            name="cube_epsilon",
            tip=self.tr(
                "Added to the variance under the square root; it matters where the "
                "variance is small. Unit, weight and spectral norm divide by at least ε."
            ),
            step=10.0,
            by_factor=True,
        )
        self._channels = ChannelAffine(model)
        said = self.tr("γ and β are those of the layer; the numbers here are not used.")
        self._of_layer = describe(ToneLabel(said), "cube_affine_of_layer", said)
        self._of_layer.setFont(font("small"))
        self._of_layer.setWordWrap(True)
        self._of_layer.hide()
        numbers = (self._gamma, self._beta, self._channels, self._epsilon)
        for control in (self._of_layer, *numbers):
            self.column.addWidget(control)
        self._gamma.toggled.connect(self._use_gamma)
        self._gamma.value_changed.connect(self._set_gamma)
        self._beta.toggled.connect(self._use_beta)
        self._beta.value_changed.connect(self._set_beta)
        self._epsilon.value_changed.connect(self._set_epsilon)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows γ, β and ε."""
        if differs(new, old, "gamma", "scale"):
            self._gamma.set_checked(new.scale)
            show_float(self._gamma, new.gamma, AFFINES)
        if differs(new, old, "beta", "center"):
            self._beta.set_checked(new.center)
            show_float(self._beta, new.beta, AFFINES)
        if differs(new, old, "epsilon"):
            show_float(self._epsilon, new.epsilon, EPSILONS)
        self._channels.show_state(new, old)
        self._of_layer.setVisible(self.model.has_layer_parameters)

    def _use_gamma(self, used: bool) -> None:
        text = self.tr("Scale by γ") if used else self.tr("Do not scale by γ")
        self.model.change(text, scale=used)

    def _set_gamma(self, value: float) -> None:
        self.model.change(self.tr("Change γ"), gamma=value, gammas=())

    def _use_beta(self, used: bool) -> None:
        text = self.tr("Add β") if used else self.tr("Do not add β")
        self.model.change(text, center=used)

    def _set_beta(self, value: float) -> None:
        self.model.change(self.tr("Change β"), beta=value, betas=())

    def _set_epsilon(self, value: float) -> None:
        self.model.change(self.tr("Change ε"), epsilon=value)
