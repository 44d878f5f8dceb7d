"""The draft of the next run's spec, edited field by field."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from normviz.errors import UserError
from normviz.presentation.dataset_choices import first_choice, steps_per_epoch
from normviz.recipes import RECIPES, Recipe, find, with_options
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.scenes.train_scene import check_spec
from normviz.ui.text.error_texts import error_text

FIRST = "batch-norm"
"""The recipe that the view opens on: it has places for a norm, and is quick on two cores."""


class SpecDraft(QObject):
    """Holds the spec and says when it has changed.

    Attributes:
        changed: Emitted after any change.
        replaced: Emitted before it where many values are others: of another recipe, preset or run.
    """

    changed = Signal()
    replaced = Signal()

    def __init__(self, data_dir: Path | None = None, parent: QObject | None = None) -> None:
        """Starts with the first recipe.

        Args:
            data_dir: Where data sets are looked for first.
            parent: Owner.
        """
        super().__init__(parent)
        self.data_dir = data_dir
        self._missing_preset = ""
        self._spec = build_spec(FIRST, preset="quick", dataset=first_choice(find(FIRST), data_dir))

    @property
    def spec(self) -> RunSpec:
        """What would be trained now."""
        return self._spec

    @property
    def recipe(self) -> Recipe:
        """The recipe of the spec."""
        return find(self._spec.recipe)

    @property
    def missing_preset(self) -> str:
        """The preset that was chosen and that this recipe does not have; empty where it has it."""
        return self._missing_preset

    def problem(self) -> str:
        """Why the spec cannot be trained, in one sentence; empty where it can."""
        return self.norm_problem() or self.devices_problem()

    def norm_problem(self) -> str:
        """Why the norm does not fit the recipe, in one sentence; empty where it does."""
        return error_text(self.recipe.misfit(self._spec.norm, self._spec.options))

    def devices_problem(self) -> str:
        """Why so many devices cannot train it, in one sentence; empty where they can."""
        return error_text(self._spec.devices_misfit())

    def steps_per_epoch(self) -> int:
        """Batches per epoch, estimated."""
        return steps_per_epoch(self._spec.dataset, self._spec.settings, self.data_dir)

    def set_recipe(self, name: str) -> None:
        """Takes another recipe; the kind of preset, seed and device stay."""
        if name == self._spec.recipe or name not in RECIPES:
            return
        preset = _preset_like(self._spec, find(name))
        self._missing_preset = "" if preset == self._spec.preset else self._spec.preset
        spec = build_spec(
            name,
            preset=preset,
            dataset=first_choice(find(name), self.data_dir),
            seed=self._spec.seed,
            device=self._spec.device,
            mixed_precision=self._spec.mixed_precision,
            deterministic=self._spec.deterministic,
        )
        spec = replace(spec, devices=self._spec.devices, sync_batch_norm=self._spec.sync_batch_norm)
        self.replaced.emit()
        self._show(spec)

    def set_preset(self, name: str) -> None:
        """Takes the settings of another preset of the recipe, and what it does to the norm."""
        spec, self._missing_preset = self._spec, ""
        options = self.recipe.options(spec.norm, name)
        settings = self.recipe.settings(name)
        self.replaced.emit()
        self._show(replace(spec, preset=name, settings=settings, options=options))

    def set_norm(self, name: str) -> None:
        """Puts another norm into the slots, set as the source sets it, with random weights."""
        options = self.recipe.options(name, self._spec.preset)
        self._show(replace(self._spec, options=options, start=""))

    def change(self, **fields: Any) -> None:
        """Changes fields of the spec: ``dataset``, ``seed``, ``dropout`` and so on."""
        self._show(replace(self._spec, **fields))

    def change_settings(self, **fields: Any) -> None:
        """Changes fields of the settings: ``epochs``, ``batch_size``, ``schedule`` and so on."""
        self._show(replace(self._spec, settings=replace(self._spec.settings, **fields)))

    def change_options(self, **fields: Any) -> None:
        """Changes settings of the norm."""
        self._show(replace(self._spec, options=with_options(self._spec.options, fields)))

    def show(self, spec: RunSpec) -> None:
        """Takes a whole spec, such as that of a run; one that cannot be shown is left alone."""
        try:
            check_spec(spec)
        except UserError:
            return
        self._missing_preset = ""
        self.replaced.emit()
        self._show(replace(spec, name=""))

    def differs(self) -> bool:
        """Whether something was changed against the preset."""
        spec, recipe = self._spec, self.recipe
        return (
            spec.settings != recipe.settings(spec.preset)
            or spec.options != recipe.options(spec.norm, spec.preset)
            or spec.dropout != recipe.dropout
            or not spec.bn_before_output
        )

    def _show(self, spec: RunSpec) -> None:
        if spec != self._spec:
            self._spec = spec
            self.changed.emit()


def _preset_like(spec: RunSpec, recipe: Recipe) -> str:
    """The preset of a recipe that is of the kind of a spec's: its name, else quick or not."""
    if spec.preset in recipe.presets:
        return spec.preset
    before = find(spec.recipe).settings(spec.preset)
    kind = (before.quick, before.faithful)
    alike = [name for name, each in recipe.presets.items() if (each.quick, each.faithful) == kind]
    return alike[0] if alike else recipe.preset
