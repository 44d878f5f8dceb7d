"""Translated names of states, recipes and norms; times and numbers of runs."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from normviz.datasets.catalog import CATALOG as DATASETS
from normviz.norms import CATALOG
from normviz.recipes import RECIPES
from normviz.runs.run import State
from normviz.ui.text.catalogue import translated

PLAIN: Final = "none"
NOTHING: Final = "–"


def state_text(state: State) -> str:
    """Where a run stands, in one word."""
    return {
        "running": QCoreApplication.translate("Train", "running"),
        "paused": QCoreApplication.translate("Train", "paused"),
        "stopped": QCoreApplication.translate("Train", "stopped"),
        "interrupted": QCoreApplication.translate("Train", "interrupted"),
        "finished": QCoreApplication.translate("Train", "finished"),
        "failed": QCoreApplication.translate("Train", "failed"),
    }[state]


def recipe_title(name: str) -> str:
    """What a recipe is called; its name where there is no such recipe any more."""
    return translated(RECIPES[name].title) if name in RECIPES else name


def norm_title(name: str) -> str:
    """What a norm is called."""
    return translated(CATALOG[name].title) if name in CATALOG else name


def preset_title(name: str) -> str:
    """What a preset is called."""
    titles = {
        "published": QCoreApplication.translate("Train", "Published"),
        "quick": QCoreApplication.translate("Train", "Quick"),
        "proper": QCoreApplication.translate("Train", "Proper"),
        "faithful": QCoreApplication.translate("Train", "Faithful"),
    }
    return titles.get(name, name)


def data_title(name: str) -> str:
    """What a data set is called; its name where there is no such data set any more."""
    return translated(DATASETS[name].title) if name in DATASETS else name


def data_name(name: str) -> str:
    """What a data set is called in a table: the stand-in without how it was made."""
    return translated(DATASETS[name].in_table) if name in DATASETS else name


def duration(seconds: float) -> str:
    """A time as people say it: ``8 s``, ``2 min 05 s``, ``1 h 10 min``."""
    whole = round(seconds)
    minutes, hours = whole // 60, whole // 3600
    if not minutes:
        return QCoreApplication.translate("Train", "{seconds} s").format(seconds=whole)
    if not hours:
        return QCoreApplication.translate("Train", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=f"{whole % 60:02d}"
        )
    return QCoreApplication.translate("Train", "{hours} h {minutes} min").format(
        hours=hours, minutes=f"{minutes % 60:02d}"
    )


def accuracy(value: float | None) -> str:
    """An accuracy with the digits that mean something."""
    return NOTHING if value is None else f"{value:.4f}"


def milliseconds(value: float | None) -> str:
    """The time of a step."""
    if value is None:
        return NOTHING
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
