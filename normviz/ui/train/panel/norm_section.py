"""The section "Norm": the norm in the slots, and its settings."""

from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from normviz.norms import CATALOG, CONSTRAINTS, INITIALIZERS, REGULARIZERS
from normviz.ui.style.theme import font
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_text import PLAIN, norm_title
from normviz.ui.train.panel.fields import SilentCheckBox, WholeField, show_float
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.train.panel.panel_section import PanelSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.tone_label import ToneLabel

_LEAST_EPSILON: Final = 1e-12
_MOST_GROUPS: Final = 512
_NO: Final = "no"


class NormSection(PanelSection):
    """The norm itself."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._norm = LabelledChoice(
            self.tr("&Norm"),
            name="train_norm",
            tip=self.tr("The norm in the recipe's network. A norm that does not fit says why."),
        )
        self._groups = WholeField(
            self.tr("&Groups"),
            (1, _MOST_GROUPS),
            name="train_groups",
            tip=self.tr(
                "Into how many groups the channels are divided; it must divide their number."
            ),
        )
        self._before_output = SilentCheckBox(
            self.tr("Norm before the output layer too"),
            name="train_bn_before_output",
            tip=self.tr("Whether batch norm stands before the output, as in the source."),
        )
        self._none = ToneLabel(self.tr("This recipe has no place for a norm."))
        self._none.setFont(font("small"))
        self._none.setWordWrap(True)
        self.add(self._norm, self._groups, self._before_output, self._none)
        self._norm.chosen.connect(draft.set_norm)
        self._groups.value_changed.connect(self._set_groups)
        self._before_output.toggled.connect(self._set_before_output)

    def show_draft(self) -> None:
        """Shows norm, groups, and the switch of the recipes that have it."""
        spec, recipe = self.draft.spec, self.draft.recipe
        self._norm.setVisible(bool(recipe.slots))
        self._none.setVisible(not recipe.slots)
        names = [PLAIN, *(name for name in CATALOG if name != PLAIN)]
        options = [
            ChoiceOption(
                name,
                norm_title(name),
                refusal=error_text(recipe.misfit(name)) if name != spec.norm else "",
            )
            for name in names
        ]
        self._norm.show(options, spec.norm)
        grouped = spec.options.norm.needs_groups
        self._groups.setVisible(grouped)
        self._groups.show_value(spec.options.groups or 1)
        if not self._groups.is_refused:
            self._groups.set_error(self.draft.norm_problem() if grouped else "")
        self._before_output.setVisible(recipe.output_slot is not None and spec.norm == "batch")
        self._before_output.show_state(spec.bn_before_output)

    def _set_groups(self, groups: int) -> None:
        self.draft.change_options(groups=groups)

    def _set_before_output(self, there: bool) -> None:
        self.draft.change(bn_before_output=there)


class NormOptionsSection(PanelSection):
    """What the norm learns and where it starts."""

    def __init__(self, draft: SpecDraft, parent: QWidget | None = None) -> None:
        """The section of ``draft``."""
        super().__init__(draft, parent)
        self._scale = self._switch("scale", self.tr("Learn γ (scale)"))
        self._center = self._switch("center", self.tr("Learn β (center)"))
        self._choices = {
            "gamma_initializer": self._choice("gamma_initializer", self.tr("γ starts at")),
            "beta_initializer": self._choice("beta_initializer", self.tr("β starts at")),
            "gamma_regularizer": self._choice("gamma_regularizer", self.tr("γ penalty")),
            "beta_regularizer": self._choice("beta_regularizer", self.tr("β penalty")),
            "gamma_constraint": self._choice("gamma_constraint", self.tr("γ constraint")),
            "beta_constraint": self._choice("beta_constraint", self.tr("β constraint")),
        }
        self._penalty = self._float(
            "regularizer_factor",
            self.tr("Penalty ×"),
            (0, 1e6),
            self.tr("Factor of the penalties in the loss."),
        )
        self._momentum = self._float(
            "momentum", self.tr("Momentum"), (0, 1), self.tr("Of the moving statistics.")
        )
        self._epsilon = FloatField(
            self.tr("ε epsilon"),
            (_LEAST_EPSILON, 1),
            _LEAST_EPSILON,
            name="train_epsilon",
            tip=self.tr(
                "Added to the variance under the square root; initially the default of Keras."
            ),
            step=10,
            by_factor=True,
        )
        self._epsilon.value_changed.connect(self._set_epsilon)
        self._learn_epsilon = self._switch("learn_epsilon", self.tr("Learn ε"))
        self._data_init = self._switch("data_init", self.tr("First step from data"))
        self.add(self._scale, self._center, *self._choices.values(), self._penalty)
        self.add(self._momentum, self._epsilon, self._learn_epsilon, self._data_init)

    def show_draft(self) -> None:
        """Shows the settings that the norm has, and no others."""
        options = self.draft.spec.options
        read = options.norm.settings
        penalties = options.gamma_regularizer or options.beta_regularizer
        for name, choice in self._choices.items():
            choice.setVisible(name in read)
            choice.show(_options(name), getattr(options, name) or _NO)
        for switch, name in ((self._scale, "scale"), (self._center, "center")):
            switch.setVisible(name in read)
            switch.show_state(getattr(options, name))
        self._penalty.setVisible("regularizer_factor" in read and bool(penalties))
        show_float(self._penalty, options.regularizer_factor)
        self._momentum.setVisible("momentum" in read)
        show_float(self._momentum, options.momentum)
        self._epsilon.setVisible("epsilon" in read)
        show_float(self._epsilon, options.epsilon or _usual_epsilon(options.name))
        self._learn_epsilon.setVisible("learn_epsilon" in read)
        self._learn_epsilon.show_state(options.learn_epsilon)
        self._data_init.setVisible("data_init" in read)
        self._data_init.show_state(options.data_init)

    def has_settings(self) -> bool:
        """Whether the norm has any setting at all."""
        return bool(self.draft.spec.options.norm.settings - {"groups", "training"})

    def _switch(self, name: str, text: str) -> SilentCheckBox:
        tips = {
            "scale": self.tr("Whether the normalized value is multiplied by a learned γ."),
            "center": self.tr("Whether a learned β is added."),
            "learn_epsilon": self.tr("Whether a part of ε is learned."),
            "data_init": self.tr("Whether the first step sets g and the bias from its data."),
        }
        switch = SilentCheckBox(text, name=f"train_{name}", tip=tips[name])
        switch.toggled.connect(lambda on: self._set(name, on))
        return switch

    def _choice(self, name: str, text: str) -> LabelledChoice:
        tips = {
            "initializer": self.tr("Its initial value; ones for γ and zeros for β are usual."),
            "regularizer": self.tr("Penalty on large values, added to the loss."),
            "constraint": self.tr("Constraint that is applied after every step."),
        }
        tip = tips[name.rpartition("_")[2]]
        choice = LabelledChoice(text, name=f"train_{name}", tip=tip)
        choice.chosen.connect(lambda key: self._set(name, None if key == _NO else key))
        return choice

    def _float(self, name: str, text: str, limits: tuple[float, float], tip: str) -> FloatField:
        field = FloatField(text, limits, 0.0, name=f"train_{name}", tip=tip, step=0.01)
        field.value_changed.connect(lambda value: self._set(name, value))
        return field

    def _set_epsilon(self, value: float) -> None:
        usual = _usual_epsilon(self.draft.spec.norm)
        self._set("epsilon", None if value == usual else value)

    def _set(self, name: str, value: Any) -> None:
        self.draft.change_options(**{name: value})


def _usual_epsilon(norm: str) -> float:
    """What the layer takes where nothing is said; of no meaning where it has no ε."""
    return CATALOG[norm].keras_epsilon or _LEAST_EPSILON


def _options(name: str) -> list[ChoiceOption]:
    kind = name.rpartition("_")[2]
    keys = {"initializer": INITIALIZERS, "regularizer": REGULARIZERS, "constraint": CONSTRAINTS}
    texts = {
        "zeros": QCoreApplication.translate("Train", "zeros"),
        "ones": QCoreApplication.translate("Train", "ones"),
        "random_uniform": QCoreApplication.translate("Train", "random, uniform ±0.05"),
        "random_normal": QCoreApplication.translate("Train", "random, normal 0.05"),
        "truncated_normal": QCoreApplication.translate("Train", "random, truncated normal 0.05"),
        "l1": QCoreApplication.translate("Train", "absolute values (L1)"),
        "l2": QCoreApplication.translate("Train", "squares (L2)"),
        "l1_l2": QCoreApplication.translate("Train", "both (L1 and L2)"),
        "max_norm": QCoreApplication.translate("Train", "norm of at most 2"),
        "min_max_norm": QCoreApplication.translate("Train", "norm from 0 to 1"),
        "non_neg": QCoreApplication.translate("Train", "not negative"),
        "unit_norm": QCoreApplication.translate("Train", "norm of 1"),
    }
    found = [ChoiceOption(key, texts[key]) for key in keys[kind]]
    return (
        found
        if kind == "initializer"
        else [ChoiceOption(_NO, QCoreApplication.translate("Train", "none")), *found]
    )
