"""Finds the settings in which runs differ, so that each can be called by them. No Qt."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.norms import CATALOG
from normviz.recipes import RECIPES, options_json
from normviz.runs.spec import RunSpec

_SETTINGS: Final = (
    "batch_size", "schedule", "optimizer", "momentum", "nesterov", "train_on", "validate_on",
    "held_out", "train_size", "validation_size", "epochs",
)  # fmt: skip
_OTHERS: Final = (
    "dropout", "bn_before_output", "mixed_precision", "deterministic", "device", "devices",
    "sync_batch_norm",
)  # fmt: skip
_KNOWN: Final = 1_000
"""Specs whose settings are kept."""
_MISSING: Final = -1
"""In the place of the number of a value."""
NORM_PREFIX: Final = "norm."
"""Before the name of a setting of the norm: ``norm.groups``."""


@dataclass(frozen=True)
class Setting:
    """The value of one setting of a run.

    Attributes:
        name: A field of the spec or of its settings, or one of the norm's with ``norm.`` before.
        value: What is set.
        is_default: Whether recipe, norm and preset say so already.
    """

    name: str
    value: Hashable
    is_default: bool = False


SettingsByName = dict[str, Setting]


def settings_of(spec: RunSpec) -> SettingsByName:
    """All settings of a run by name, in the order in which a person would name them."""
    return {**_seedless_settings(spec.with_seed(0)), "seed": Setting("seed", spec.seed)}


@lru_cache(_KNOWN)
def _seedless_settings(spec: RunSpec) -> SettingsByName:
    found = [
        Setting("recipe", spec.recipe),
        Setting("norm", spec.norm),
        Setting("preset", spec.preset),
        Setting("start", spec.start),
        Setting("dataset", spec.dataset),
        *_norm_settings(spec),
        *_training_settings(spec),
        *_other_settings(spec),
    ]
    return {setting.name: setting for setting in found}


def differing(runs: Sequence[SettingsByName]) -> list[str]:
    """The names of the settings in which some runs differ, in their order.

    What follows from another recipe, norm or preset is none of them.
    """
    names = dict.fromkeys(name for run in runs for name in run)
    return [name for name in names if _differs([run.get(name) for run in runs])]


def distinguishing(runs: Sequence[SettingsByName]) -> list[list[str]]:
    """For each run the first settings that tell it from every other which differs at all.

    Hundreds of runs are compared in milliseconds: what is equal in all of them is left out first,
    and a run is compared with all others at once.
    """
    names = dict.fromkeys(name for run in runs for name in run)
    columns = {name: _Column([run.get(name) for run in runs]) for name in names}
    varied = {name: column for name, column in columns.items() if column.varies}
    found = []
    for at, run in enumerate(runs):
        alike, chosen = np.ones(len(runs), bool), []
        for name in (name for name in run if name in varied):
            others = alike & varied[name].different(at)
            if others.any():
                chosen.append(name)
                alike &= ~others
        found.append(chosen)
    return found


def telling_alike(runs: Sequence[SettingsByName]) -> list[list[str]]:
    """As `distinguishing`, of runs with one recipe, norm and preset; fast for ten thousands.

    Such runs have the same settings with the same defaults: those that are equal in all settings
    so far are a class, and a setting is named where the class has several values of it.
    """
    chosen: list[list[str]] = [[] for _ in runs]
    classes = [list(range(len(runs)))]
    for name in runs[0] if runs else ():
        parts: list[list[int]] = []
        for members in classes:
            values: dict[Hashable, list[int]] = {}
            for at in members:
                values.setdefault(runs[at][name].value, []).append(at)
            if len(values) > 1:
                for at in members:
                    chosen[at].append(name)
            parts += values.values()
        classes = [part for part in parts if len(part) > 1]
    return chosen


class _Column:
    """One setting of several runs.

    Attributes:
        varies: Whether some runs have different values.
    """

    def __init__(self, settings: Sequence[Setting | None]) -> None:
        numbers: dict[Hashable, int] = {}
        self._values = np.array(
            [_MISSING if s is None else numbers.setdefault(s.value, len(numbers)) for s in settings]
        )
        self._defaults = np.array([s is not None and s.is_default for s in settings], bool)
        self.varies = len(numbers) > 1

    def different(self, at: int) -> NDArray[np.bool_]:
        """Which runs differ from one in it, (runs,)."""
        found = (self._values != self._values[at]) & (self._values != _MISSING)
        if self._defaults[at]:
            found &= ~self._defaults
        result: NDArray[np.bool_] = found
        return result


def _differs(settings: Sequence[Setting | None]) -> bool:
    known = [setting for setting in settings if setting is not None]
    if all(setting.is_default for setting in known):
        return False
    return len({setting.value for setting in known}) > 1


def _norm_settings(spec: RunSpec) -> list[Setting]:
    """Those of the norm that it uses; their defaults are those of the source."""
    norm = CATALOG[spec.norm]
    if norm.kind == "identity":
        return []
    recipe = RECIPES.get(spec.recipe)
    values = options_json(spec.options)
    known = recipe is not None and spec.preset in recipe.presets
    base = options_json(recipe.options(spec.norm, spec.preset)) if recipe and known else {}
    return [
        Setting(NORM_PREFIX + name, value, name in base and base[name] == value)
        for name, value in values.items()
        if name != "groups" or norm.needs_groups
    ]


def _training_settings(spec: RunSpec) -> list[Setting]:
    recipe = RECIPES.get(spec.recipe)
    base = recipe.presets.get(spec.preset) if recipe else None
    values = {name: getattr(spec.settings, name) for name in _SETTINGS}
    return [
        Setting(name, value, base is not None and getattr(base, name) == value)
        for name, value in values.items()
    ]


def _other_settings(spec: RunSpec) -> list[Setting]:
    recipe = RECIPES.get(spec.recipe)
    defaults = {"dropout": recipe.dropout} if recipe else {}
    values = {name: getattr(spec, name) for name in _OTHERS}
    return [
        Setting(name, value, name in defaults and defaults[name] == value)
        for name, value in values.items()
    ]
