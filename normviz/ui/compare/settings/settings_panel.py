"""The panel of the Compare view: recipe, norms, seeds and values of two settings."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from normviz.recipes import RECIPES, find
from normviz.scenes.compare_scene import MOST_SAMPLES, MOST_SEEDS, MOST_VALUES, CompareScene
from normviz.ui.compare.settings.more_settings import MoreSettings
from normviz.ui.compare.settings.norm_checklist import NormChecklist
from normviz.ui.compare.settings.value_list import ValueList
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.text.catalogue import translated
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled, first_refused
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import ToneLabel
from normviz.ui.widgets.whole_spin import WholeSpin

_WIDTH = 36 * GRID
_CHOICE = "which-norm"
"""The lesson about what decides between norms."""
_BESIDE_BAR = 2
"""Margin beside the room of the scroll bar: the fields end where the buttons beneath do."""


class SweepSettingsPanel(ScrollArea):
    """What is compared, as the fields of a scene; it scrolls where it has no room.

    Attributes:
        changed: Emitted when the user changed a field.
        more: The settings that are rarely changed.
    """

    changed = Signal()

    def __init__(self, most_at_once: int = 1, parent: QWidget | None = None) -> None:
        """The comparison that the view begins with.

        Args:
            most_at_once: How many runs can be trained at once.
            parent: Owner.
        """
        super().__init__(parent)
        self._scene = CompareScene()
        self._make_recipe()
        self._make_norms()
        self._make_numbers()
        self.more = MoreSettings()
        self.more.entered.connect(lambda name, values: self._take(**{name: values}))
        self._make_at_once(most_at_once)
        describe(self, "compare_panel", self.tr("Settings of the comparison"))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(GRID + HALF, GRID, _BESIDE_BAR, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._recipe)
        column.addWidget(self._about)
        column.addLayout(self._norms_row)
        column.addWidget(self._norms)
        for control in (self._seeds, self._batch_sizes, self._rates, self._at_once, self.more):
            column.addWidget(control)
        column.addStretch(1)
        self.setWidget(self._content)
        self.show_scene(self._scene)

    def scene(self) -> CompareScene:
        """The fields that the panel shows; the others are those of the scene shown last."""
        return self._scene

    def show_scene(self, scene: CompareScene) -> None:
        """Shows the fields of ``scene`` and emits nothing."""
        self._scene = scene
        self._recipe_box.setCurrentIndex(self._recipe_box.findData(scene.recipe))
        self._about.setText(translated(find(scene.recipe).text))
        self._norms.show_norms(scene.norms)
        with QSignalBlocker(self._spin):
            self._spin.setValue(scene.seeds)
        with QSignalBlocker(self._at_once_spin):
            self._at_once_spin.setValue(scene.at_once)
        self._batch_sizes.show_values(scene.batch_sizes)
        self._rates.show_values(scene.learning_rates)
        self.more.show_scene(scene)

    def at_once(self) -> int:
        """How many runs are to be trained at once here, whatever the scene's machine could."""
        return self._at_once_spin.value()

    def show_refused(self, *, of_plan: bool = True) -> str:
        """Leads the user to the first field that is refused.

        Args:
            of_plan: Whether the fields of the comparison count, not *At once* alone.

        Returns:
            Its name and what is wrong with it; empty where nothing is.
        """
        plan = (self._seeds, self._batch_sizes, self._rates, *self.more.fields) if of_plan else ()
        fields = (*plan, self._at_once)
        field = first_refused(self, fields)
        if field is None:
            return ""
        if field in self.more.fields:
            self.more.set_expanded(True)
        self.ensureWidgetVisible(field)
        field.lead_to()
        text = self.tr("Not started. {field}: {reason}")
        return text.format(field=field.accessibleName(), reason=field.error())

    def sizeHint(self) -> QSize:
        """As wide as is comfortable."""
        return QSize(max(_WIDTH, self.minimumSizeHint().width()), 80 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every control beside the scroll bar: nothing scrolls sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, 16 * GRID)

    def _make_recipe(self) -> None:
        tip = self.tr("The network that is trained, in its quick preset.")
        self._recipe = Labelled(self.tr("Re&cipe"), "compare_recipe", tip)
        self._recipe_box = ComboBox(18)
        for name, recipe in RECIPES.items():
            if recipe.slots:
                self._recipe_box.addItem(translated(recipe.title), name)
        self._recipe.add_editor(self._recipe_box, "box", stretch=1)
        self._recipe.stack()
        describe(self._recipe_box.view(), "compare_recipe_list", self.tr("Recipes"), tip)
        self._recipe_box.activated.connect(
            lambda: self._take(recipe=self._recipe_box.currentData())
        )
        self._about = describe(ToneLabel(), "compare_about", self.tr("About the recipe"))
        self._about.setFont(font("small"))
        self._about.setWordWrap(True)

    def _make_norms(self) -> None:
        self._norms_label = QLabel(self.tr("&Norms"))
        self._norms = describe(
            NormChecklist(),
            "compare_norms",
            self.tr("Norms"),
            self.tr("The norms that are compared. Space ticks the one in focus."),
        )
        self._norms_label.setBuddy(self._norms)
        advice = WhyButton(text=self.tr("Which should I take?"))
        advice.set_lesson(_CHOICE)
        self._norms_row = QHBoxLayout()
        self._norms_row.addWidget(self._norms_label, 1)
        self._norms_row.addWidget(advice)
        self._norms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._norms.ticked.connect(lambda: self._take(norms=self._norms.norms()))

    def _make_numbers(self) -> None:
        self._seeds = Labelled(
            self.tr("&Seeds"),
            "compare_seeds",
            self.tr("How often each is trained, from other random numbers each time."),
        )
        self._spin = WholeSpin()
        self._spin.setRange(1, MOST_SEEDS)
        self._seeds.add_editor(self._spin, "spin", stretch=1)
        self._spin.valueChanged.connect(lambda seeds: self._take_number(self._seeds, seeds=seeds))
        self._spin.refused.connect(self._seeds.set_error)
        self._spin.corrected.connect(self._seeds.forget_refused)
        self._batch_sizes = ValueList(
            self.tr("&Batch sizes"),
            self._refused_sizes,
            name="compare_batch_sizes",
            tip=self.tr("Batch sizes to go over, such as 2 4 8; empty: the recipe's own."),
        )
        self._batch_sizes.values_changed.connect(
            lambda values: self._take(batch_sizes=tuple(map(int, values)))
        )
        self._rates = ValueList(
            self.tr("&Learning rates"),
            self._refused_rates,
            name="compare_rates",
            tip=self.tr("First learning rates to go over; empty: the recipe's own."),
        )
        self._rates.values_changed.connect(lambda values: self._take(learning_rates=values))

    def _make_at_once(self, most: int) -> None:
        tip = self.tr(
            "How many runs are trained at once, each in a process with one core, so that its "
            "weights are the same wherever it is trained. With 1, Pause and Stop act at the next "
            "step. With more, Pause lets the runs that are under way end; Stop ends them, and Go "
            "on begins them anew."
        )
        if most == 1:
            tip = self.tr(
                "Training several runs at once needs two cores and Dask: "
                'pip install "normviz[cluster]"'
            )
        self._at_once = Labelled(self.tr("&At once"), "compare_at_once", tip)
        self._at_once_spin = WholeSpin()
        self._at_once_spin.setRange(1, most)
        self._at_once.add_editor(self._at_once_spin, "spin", stretch=1)
        self._at_once.setEnabled(most > 1)
        self._at_once_spin.valueChanged.connect(
            lambda count: self._take_number(self._at_once, at_once=count)
        )
        self._at_once_spin.refused.connect(self._at_once.set_error)
        self._at_once_spin.corrected.connect(self._at_once.forget_refused)

    def _take_number(self, field: Labelled, **number: int) -> None:
        field.set_error(None)
        self._take(**number)

    def _take(self, **fields: Any) -> None:
        self._scene = replace(self._scene, **fields)
        self._about.setText(translated(find(self._scene.recipe).text))
        self.changed.emit()

    def _refused_sizes(self, values: tuple[float, ...]) -> str:
        whole = all(1 <= value <= MOST_SAMPLES and value.is_integer() for value in values)
        if whole and len(values) <= MOST_VALUES:
            return ""
        text = self.tr("Type up to {most} whole numbers from 1 to {largest}.")
        return text.format(most=MOST_VALUES, largest=MOST_SAMPLES)

    def _refused_rates(self, values: tuple[float, ...]) -> str:
        if all(0 < value < float("inf") for value in values) and len(values) <= MOST_VALUES:
            return ""
        return self.tr("Type up to {most} numbers above 0.").format(most=MOST_VALUES)
