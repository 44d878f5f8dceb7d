"""Settings that have no effect: those that the chosen norm, optimizer or validation never reads."""

from typing import Final

from normviz.norms import NormSpec
from normviz.recipes.options import OPTIONS
from normviz.recipes.recipe import Recipe, TrainingSettings

_SWITCH_OF: Final = {"gamma": "scale", "beta": "center"}


def unused_options(spec: NormSpec) -> tuple[str, ...]:
    """The settings of a norm that change nothing with the others as they are."""
    return tuple(name for name in OPTIONS if not _is_read(spec, name))


def unused_settings(settings: TrainingSettings) -> tuple[str, ...]:
    """The settings of a training that change nothing with the others as they are."""
    unused = []
    if settings.optimizer != "sgd":
        unused.append("momentum")
    if settings.optimizer != "sgd" or settings.momentum == 0:
        unused.append("nesterov")
    if settings.validate_on != "held-out":
        unused.append("held_out")
    if settings.validate_on == "none":
        unused.append("validation_size")
    return tuple(unused)


def has_output_norm(recipe: Recipe, norm: str) -> bool:
    """Whether batch norm stands before the output, or can be moved there."""
    return recipe.output_slot is not None and norm == "batch"


def _is_read(spec: NormSpec, name: str) -> bool:
    if name not in spec.norm.settings:
        return False
    if name == "regularizer_factor":
        return any(_penalized(spec, weight) for weight in _SWITCH_OF)
    switch = _SWITCH_OF.get(name.partition("_")[0])
    return switch is None or getattr(spec, switch)


def _penalized(spec: NormSpec, weight: str) -> bool:
    return getattr(spec, _SWITCH_OF[weight]) and getattr(spec, f"{weight}_regularizer") is not None
