"""The section "Mode": batch statistics in training, moving ones in inference, or both."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.figure.state import FigureState
from normviz.norms import CATALOG
from normviz.norms.moving_statistics import NOT_KEPT
from normviz.presentation.number_format import percent
from normviz.ui.cube.controls.settings_section import (
    SettingsSection,
    differs,
    show_float,
    show_whole,
)
from normviz.ui.cube.controls.weight_bar import WeightBar
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.number_slider import NumberSlider
from normviz.ui.widgets.segmented import Segmented
from normviz.ui.widgets.tone_label import ToneLabel

STEPS = (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 3000)
"""Where the slider stops: near enough to equal factors, and round."""

MOMENTA = (0.0, 1.0)


class ModeSection(SettingsSection):
    """Training, inference or both, and how far the moving statistics have come."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._mode = Segmented(
            self._modes(),
            name="cube_mode",
            accessible=self.tr("Mode"),
        )
        self._momentum = FloatField(
            self.tr("&Momentum"),
            MOMENTA,
            0.99,
            name="cube_momentum",
            tip=self.tr("Share of the moving statistics that each training step keeps."),
            step=0.01,
        )
        self._steps = NumberSlider(
            self.tr("S&teps seen"),
            (STEPS[0], STEPS[-1]),
            20,
            name="cube_steps",
            tip=self.tr("Training steps on this batch that the moving statistics have seen."),
        )
        self._steps.set_choices(STEPS)
        self._build_weight()
        self._lay_out()
        self._mode.changed.connect(self._set_mode)
        self._momentum.value_changed.connect(self._set_momentum)
        self._steps.value_changed.connect(self._set_steps)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows mode, momentum, steps, and the weight that the start still has."""
        if not differs(new, old, "training", "both_modes", "momentum", "steps", "norms", "moving"):
            return
        mode = "training" if new.training else "inference"
        self._mode.set_current("both" if new.both_modes else mode)
        corrected = any(CATALOG[name].reads_moving(new.training) for name in new.norms)
        self._moving.setEnabled(corrected or new.both_modes or not new.training)
        show_float(self._momentum, new.momentum, MOMENTA)
        show_whole(self._steps, new.steps)
        weight = new.momentum**new.steps
        self._bar.set_share(weight)
        self._bar.setVisible(not new.moving)
        said = self.tr("The initial values (0 and 1) still have a weight of {weight}.")
        if new.moving:
            said = self.tr(
                "Moving mean and variance are those of a trained layer. A number of steps takes "
                "those of this batch instead."
            )
        self._said.setText(said.format(weight=percent(weight)))
        self._bar.setAccessibleDescription(self._said.text())

    def _modes(self) -> tuple[tuple[str, str, str], ...]:
        """Name, title and tip of each."""
        return (
            ("training", self.tr("Training"), self.tr("Statistics of the current batch.")),
            (
                "inference",
                self.tr("Inference"),
                self.tr(
                    "Batch norm uses its moving mean and variance instead of those of the batch."
                ),
            ),
            (
                "both",
                self.tr("Both"),
                self.tr(
                    "Norms with moving statistics have two cubes: in training, and in "
                    "inference, on the same tensor."
                ),
            ),
        )

    def _build_weight(self) -> None:
        tip = self.tr(
            "Momentum to the power of the steps: the weight that the initial mean 0 "
            "and variance 1 still have."
        )
        self._bar = describe(
            WeightBar(), "cube_start_weight", self.tr("Weight of the initial values"), tip
        )
        self._said = describe(
            ToneLabel(), "cube_start_text", self.tr("Weight of the initial values"), tip
        )
        self._said.setFont(font("small"))
        self._said.setWordWrap(True)

    def _lay_out(self) -> None:
        self._moving = QWidget()
        column = QVBoxLayout(self._moving)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._momentum, self._steps, self._bar, self._said):
            column.addWidget(widget)
        self.column.addWidget(self._mode)
        self.column.addWidget(self._moving)

    def _set_mode(self, mode: str) -> None:
        if mode == "both":
            self.model.change(self.tr("Compare training with inference"), both_modes=True)
            return
        training = mode == "training"
        text = self.tr("Switch to training") if training else self.tr("Switch to inference")
        self.model.change(text, training=training, both_modes=False)

    def _set_momentum(self, momentum: float) -> None:
        self.model.change(self.tr("Change the momentum"), momentum=momentum)

    def _set_steps(self, steps: int) -> None:
        self.model.change(self.tr("Change the steps seen"), steps=steps, moving=NOT_KEPT)
