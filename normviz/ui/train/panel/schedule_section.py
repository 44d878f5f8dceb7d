"""The section "Learning rate": its schedule as numbers and as a step plot."""

from dataclasses import asdict
from typing import Final

from PySide6.QtWidgets import QWidget

from normviz.recipes.schedule import Schedule
from normviz.ui.style.theme import font
from normviz.ui.train.panel.fields import show_float
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.panel.rate_plot import RatePlot, rate_text
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.tone_label import ToneLabel

_FIELDS: Final = {
    "constant": ("initial",),
    "epoch-exponential": ("initial", "factor"),
    "step-exponential": ("initial", "floor", "steps"),
    "inverse-time": ("initial", "decay"),
}
_SMALLEST: Final = 1e-9


class ScheduleSection(PanelSection):
    """Kind, numbers, formula and plot of the schedule."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._kind = LabelledChoice(
            self.tr("Schedu&le"),
            name="train_schedule",
            tip=self.tr("How the learning rate changes during training."),
        )
        self._fields = {
            "initial": self._field(
                "initial", self.tr("Le&arning rate"), (_SMALLEST, 10.0), 10.0,
                self.tr("What the rate begins with, apart from a floor."),
            ),
            "factor": self._field(
                "factor", self.tr("Factor"), (_SMALLEST, 10.0), 1.0,
                self.tr("What each epoch multiplies the rate by."),
            ),
            "floor": self._field(
                "floor", self.tr("Floor"), (0.0, 10.0), 10.0,
                self.tr("The rate that the schedule approaches in the end."),
            ),
            "steps": self._field(
                "steps", self.tr("Steps"), (1.0, 1e7), 10.0,
                self.tr("After this many steps the decaying part has fallen to 1/e (37 %)."),
            ),
            "decay": self._field(
                "decay", self.tr("Decay"), (0.0, 10.0), 10.0,
                self.tr("How much each step adds to the divisor."),
            ),
        }  # fmt: skip
        self._formula = ToneLabel()
        self._formula.setFont(font("small"))
        self._formula.setWordWrap(True)
        self.plot = RatePlot()
        self.add(self._kind, *self._fields.values(), self._formula, self.plot)
        self._kind.chosen.connect(self._choose)

    def show_draft(self) -> None:
        """Shows the schedule."""
        schedule, epochs = self.draft.spec.settings.schedule, self.draft.spec.epochs
        kinds = [
            ChoiceOption("constant", self.tr("Constant")),
            ChoiceOption("epoch-exponential", self.tr("Falls every epoch")),
            ChoiceOption("step-exponential", self.tr("Falls every step")),
            ChoiceOption("inverse-time", self.tr("Inverse time decay")),
        ]
        self._kind.show(kinds, schedule.kind)
        for name, field in self._fields.items():
            field.setVisible(name in _FIELDS[schedule.kind])
            show_float(field, getattr(schedule, name))
        formulas = {
            "constant": "",
            "epoch-exponential": self.tr("rate = learning rate · factor^epoch"),
            "step-exponential": self.tr(
                "rate = floor + learning rate · exp(−step / steps), {first} in the first step"
            ).format(first=rate_text(float(schedule.rate(0, 0)))),
            "inverse-time": self.tr("rate = learning rate / (1 + decay · step)"),
        }
        self._formula.setText(formulas[schedule.kind])
        self._formula.setVisible(bool(formulas[schedule.kind]))
        self.plot.show_schedule(schedule, epochs, self.draft.steps_per_epoch())

    def _field(
        self, name: str, label: str, limits: tuple[float, float], factor: float, tip: str
    ) -> FloatField:
        by_factor = factor > 1
        field = FloatField(
            label,
            limits,
            limits[0],
            name=f"train_rate_{name}",
            tip=tip,
            step=factor if by_factor else 0.05,
            by_factor=by_factor,
        )
        field.value_changed.connect(lambda value: self._set(name, value))
        return field

    def _choose(self, kind: str) -> None:
        schedule = self.draft.spec.settings.schedule
        values = asdict(schedule) | {"kind": kind}
        if kind == "epoch-exponential" and schedule.factor == 1:
            values["factor"] = 0.6  # the codelab's
        if kind == "step-exponential" and schedule.steps == 1:
            values["steps"] = 600.0  # the codelab's
        self.draft.change_settings(schedule=Schedule(**values))

    def _set(self, name: str, value: float) -> None:
        values = asdict(self.draft.spec.settings.schedule) | {name: value}
        self.draft.change_settings(schedule=Schedule(**values))
