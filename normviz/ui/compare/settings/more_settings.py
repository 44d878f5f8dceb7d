"""The settings of a comparison that are rarely changed, in a section of their own."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from normviz.presentation.number_format import count
from normviz.scenes.compare_scene import (
    EPSILONS,
    MOST_GROUPS,
    MOST_VALUES,
    OPTIMIZERS,
    CompareScene,
)
from normviz.ui.compare.settings.value_list import ValueList
from normviz.ui.compare.words import value_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled
from normviz.ui.widgets.section import Section

Values = tuple[float, ...]


class MoreSettings(Section):
    """Values of the settings of the norm, of dropout and of the optimizer.

    Attributes:
        entered: Emitted with the name of a field of the scene and its values.
    """

    entered = Signal(str, object)

    def __init__(self) -> None:
        """Folded, with the recipe's own values."""
        super().__init__(self.tr("More settings"), name="compare_more_settings", expanded=False)
        self.body.setContentsMargins(0, 0, 0, GRID)  # in line with the fields of the panel
        self._lists = self._make_lists()
        for name, field in self._lists.items():
            field.values_changed.connect(
                lambda values, name=name: self.entered.emit(name, _typed(name, values))
            )
            self.body.addWidget(field)
        self._make_optimizer()

    @property
    def fields(self) -> tuple[Labelled, ...]:
        """Those that may be refused."""
        return tuple(self._lists.values())

    def show_scene(self, scene: CompareScene) -> None:
        """Shows the fields of ``scene``, opened where one of them has values; emits nothing."""
        for name, field in self._lists.items():
            field.show_values(getattr(scene, name))
        self._optimizer_box.setCurrentIndex(
            self._optimizer_box.findData(" ".join(sorted(scene.optimizers)))
        )
        if scene.optimizers or any(getattr(scene, name) for name in self._lists):
            self.set_expanded(True)

    def _make_lists(self) -> Mapping[str, ValueList]:
        return {
            "groups": ValueList(
                self.tr("Gro&ups"),
                self._refused_groups,
                name="compare_groups",
                tip=self.tr(
                    "Numbers of groups of group norm to go over, such as 1 4 16; each must divide "
                    "the channels. Empty: the recipe's own."
                ),
            ),
            "epsilons": ValueList(
                self.tr("Eps&ilon"),
                self._refused_epsilons,
                name="compare_epsilons",
                tip=self.tr("Values of ε in the norm to go over; empty: the recipe's own."),
            ),
            "norm_momenta": ValueList(
                self.tr("&Momentum of the norm"),
                self._refused_momenta,
                name="compare_norm_momenta",
                tip=self.tr(
                    "Weights of the old moving statistics to go over, such as 0.9 0.99; empty: "
                    "the recipe's own."
                ),
            ),
            "dropouts": ValueList(
                self.tr("&Dropout"),
                self._refused_shares,
                name="compare_dropouts",
                tip=self.tr("Shares that dropout drops to go over; empty: the recipe's own."),
            ),
        }

    def _make_optimizer(self) -> None:
        tip = self.tr("Optimizers to go over; the learning rate is the same for both.")
        row = Labelled(self.tr("O&ptimizer"), "compare_optimizers", tip)
        self._optimizer_box = box = ComboBox(12)
        box.addItem(self.tr("as in the recipe"), "")
        for name in OPTIMIZERS:
            box.addItem(value_text("optimizer", name), name)
        box.addItem(self.tr("Adam and SGD"), " ".join(OPTIMIZERS))
        row.add_editor(box, "box", stretch=1)
        row.stack()
        describe(box.view(), "compare_optimizers_list", self.tr("Optimizers"), tip)
        box.activated.connect(
            lambda: self.entered.emit("optimizers", tuple(box.currentData().split()))
        )
        self.body.addWidget(row)

    def _refused_groups(self, values: Values) -> str:
        is_whole = all(1 <= value <= MOST_GROUPS and value.is_integer() for value in values)
        if is_whole and len(values) <= MOST_VALUES:
            return ""
        text = self.tr("Type up to {most} whole numbers from 1 to {largest}.")
        return text.format(most=MOST_VALUES, largest=count(MOST_GROUPS))

    def _refused_epsilons(self, values: Values) -> str:
        low, high = EPSILONS
        return self._refused(
            values,
            is_good=all(low <= value <= high for value in values),
            expected=self.tr("Type up to {most} numbers from 1e-12 to 1."),
        )

    def _refused_momenta(self, values: Values) -> str:
        return self._refused(
            values,
            is_good=all(0 <= value <= 1 for value in values),
            expected=self.tr("Type up to {most} numbers from 0 to 1."),
        )

    def _refused_shares(self, values: Values) -> str:
        return self._refused(
            values,
            is_good=all(0 <= value < 1 for value in values),
            expected=self.tr("Type up to {most} numbers from 0, below 1."),
        )

    def _refused(self, values: Values, *, is_good: bool, expected: str) -> str:
        is_good &= len(values) <= MOST_VALUES
        return "" if is_good else expected.format(most=MOST_VALUES)


def _typed(name: str, values: Values) -> tuple[Any, ...]:
    return tuple(map(int, values)) if name == "groups" else values
