"""A setting of a run in a few words: ``Batch Norm``, ``batch 8``, ``seed 1``."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from normviz.presentation.number_format import count, percent, setting
from normviz.presentation.runs.run_differences import NORM_PREFIX, Setting
from normviz.recipes.schedule import Schedule
from normviz.ui.text.runs.run_text import data_name, norm_title, preset_title, recipe_title


def _optimizer_title(name: str) -> str:
    titles = {
        "adam": QCoreApplication.translate("Settings", "Adam"),
        "sgd": QCoreApplication.translate("Settings", "SGD"),
    }
    return titles.get(name, name)


_TITLES: Final[dict[str, Callable[[str], str]]] = {
    "recipe": recipe_title,
    "norm": norm_title,
    "preset": preset_title,
    "dataset": data_name,
    "optimizer": _optimizer_title,
    "device": str,
}


def setting_text(found: Setting) -> str:
    """What is set, translated."""
    name, value = found.name, found.value
    if name in _TITLES:
        return _TITLES[name](str(value))
    if name == "schedule" and isinstance(value, Schedule):
        return _labelled("schedule").format(value=_rate(value))
    if isinstance(value, bool):
        return _switch(name, on=value)
    if value is None or value == "":
        return _missing(name)
    return _labelled(name).format(value=_plain(name, value))


def joined_text(texts: list[str]) -> str:
    """Settings in one line."""
    return QCoreApplication.translate("Settings", ", ").join(texts)


def _plain(name: str, value: Any) -> str:
    if name == "held_out":
        return percent(value)
    if isinstance(value, int):
        return count(value)
    return setting(value) if isinstance(value, float) else str(value)


def _rate(schedule: Schedule) -> str:
    """A learning rate as a formula; ``e`` counts the epochs and ``t`` the steps."""
    initial = setting(schedule.initial)
    match schedule.kind:
        case "epoch-exponential":
            return f"{initial}·{setting(schedule.factor)}ᵉ"
        case "step-exponential":
            floor = f"{setting(schedule.floor)}+" if schedule.floor else ""
            return f"{floor}{initial}·exp(−t/{setting(schedule.steps)})"
        case "inverse-time":
            return f"{initial}/(1+{setting(schedule.decay)}·t)"
    return initial


def _labelled(name: str) -> str:
    """A number or name with what it is; one of the norm's that has no words keeps its name."""
    texts = {
        "start": QCoreApplication.translate("Settings", "from {value}"),
        "batch_size": QCoreApplication.translate("Settings", "batch {value}"),
        "schedule": QCoreApplication.translate("Settings", "rate {value}"),
        "momentum": QCoreApplication.translate("Settings", "momentum {value}"),
        "train_on": QCoreApplication.translate("Settings", "trained on {value}"),
        "validate_on": QCoreApplication.translate("Settings", "validated on {value}"),
        "held_out": QCoreApplication.translate("Settings", "{value} held out"),
        "train_size": QCoreApplication.translate("Settings", "{value} training samples"),
        "validation_size": QCoreApplication.translate("Settings", "{value} validation samples"),
        "epochs": QCoreApplication.translate("Settings", "epochs {value}"),
        "dropout": QCoreApplication.translate("Settings", "dropout {value}"),
        "seed": QCoreApplication.translate("Settings", "seed {value}"),
        "devices": QCoreApplication.translate("Settings", "devices {value}"),
        "norm.groups": QCoreApplication.translate("Settings", "groups {value}"),
        "norm.epsilon": QCoreApplication.translate("Settings", "ε {value}"),
        "norm.momentum": QCoreApplication.translate("Settings", "norm’s momentum {value}"),
        "norm.gamma_initializer": QCoreApplication.translate("Settings", "γ starts at {value}"),
        "norm.beta_initializer": QCoreApplication.translate("Settings", "β starts at {value}"),
    }
    return texts.get(name, f"{name.removeprefix(NORM_PREFIX)} {{value}}")


def _missing(name: str) -> str:
    """That nothing is set, or all is taken."""
    texts = {
        "start": QCoreApplication.translate("Settings", "random start"),
        "train_size": QCoreApplication.translate("Settings", "all training samples"),
        "validation_size": QCoreApplication.translate("Settings", "all validation samples"),
        "dropout": QCoreApplication.translate("Settings", "no dropout"),
        "norm.epsilon": QCoreApplication.translate("Settings", "ε of Keras"),
    }
    return texts.get(name, f"{name.removeprefix(NORM_PREFIX)} –")


def _switch(name: str, *, on: bool) -> str:
    texts = {
        "nesterov": (
            QCoreApplication.translate("Settings", "Nesterov"),
            QCoreApplication.translate("Settings", "no Nesterov"),
        ),
        "bn_before_output": (
            QCoreApplication.translate("Settings", "norm before the output"),
            QCoreApplication.translate("Settings", "no norm before the output"),
        ),
        "mixed_precision": (
            QCoreApplication.translate("Settings", "16 bits"),
            QCoreApplication.translate("Settings", "32 bits"),
        ),
        "sync_batch_norm": (
            QCoreApplication.translate("Settings", "synchronized"),
            QCoreApplication.translate("Settings", "not synchronized"),
        ),
        "deterministic": (
            QCoreApplication.translate("Settings", "deterministic"),
            QCoreApplication.translate("Settings", "not deterministic"),
        ),
        "norm.scale": (
            QCoreApplication.translate("Settings", "with γ"),
            QCoreApplication.translate("Settings", "without γ"),
        ),
        "norm.center": (
            QCoreApplication.translate("Settings", "with β"),
            QCoreApplication.translate("Settings", "without β"),
        ),
        "norm.data_init": (
            QCoreApplication.translate("Settings", "first step from data"),
            QCoreApplication.translate("Settings", "first step not from data"),
        ),
        "norm.learn_epsilon": (
            QCoreApplication.translate("Settings", "ε learned"),
            QCoreApplication.translate("Settings", "ε fixed"),
        ),
    }
    pair = texts.get(name)
    return pair[not on] if pair else f"{name.removeprefix(NORM_PREFIX)} {str(on).lower()}"
