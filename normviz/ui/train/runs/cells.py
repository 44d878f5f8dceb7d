"""What the cells of the runs table say, and how its rows are sorted."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt

from normviz.presentation.number_format import count
from normviz.runs.run import Run
from normviz.ui.text.runs.run_labels import has_own_name
from normviz.ui.text.runs.run_result import result_text
from normviz.ui.text.runs.run_text import (
    accuracy,
    data_name,
    data_title,
    milliseconds,
    norm_title,
    preset_title,
    recipe_title,
    state_text,
)

# What runs are compared by stands in front: a small window cuts the rest.
NAME, STATE, RECIPE, NORM, BEST, LAST, TRAINED, DATA, BATCH, EPOCHS, SPEED, TAGS = range(12)
NUMBERS: Final = (BATCH, EPOCHS, BEST, LAST, TRAINED, SPEED)
COLUMNS: Final = 12

_KEYS: Final[dict[int, Callable[[Run], Any]]] = {
    NAME: lambda run: run.created,
    BATCH: lambda run: run.spec.batch_size,
    EPOCHS: lambda run: run.epochs_done,
    BEST: lambda run: -1.0 if run.best_val_accuracy is None else run.best_val_accuracy,
    LAST: lambda run: -1.0 if run.val_accuracy is None else run.val_accuracy,
    TRAINED: lambda run: -1.0 if run.accuracy is None else run.accuracy,
    SPEED: lambda run: run.ms_per_step or 0.0,
}


_TEXTS: Final[dict[int, Callable[[Run], str]]] = {
    RECIPE: lambda run: _recipe(run),
    NORM: lambda run: norm_title(run.spec.norm),
    BEST: lambda run: accuracy(run.best_val_accuracy),
    LAST: lambda run: accuracy(run.val_accuracy),
    TRAINED: lambda run: accuracy(run.accuracy),
    DATA: lambda run: data_name(run.spec.dataset),
    BATCH: lambda run: count(run.spec.batch_size),
    SPEED: lambda run: milliseconds(run.ms_per_step),
    TAGS: lambda run: ", ".join(run.tags),
}


def shown_in(run: Run, column: int) -> str:
    """What a cell says; what the run is called is said by the model, which knows the others."""
    if column in _TEXTS:
        return _TEXTS[column](run)
    if column == NAME:
        return run.name
    if column == STATE and run.has_files:
        return state_text(run.state)
    if column == STATE:
        return QCoreApplication.translate("Train", "files deleted")
    return QCoreApplication.translate("Train", "{done} of {all}").format(
        done=count(run.epochs_done), all=count(run.spec.epochs)
    )


def _recipe(run: Run) -> str:
    """The recipe, and of which kind its preset is where that is not the usual one."""
    title, settings = recipe_title(run.spec.recipe), run.spec.settings
    if settings.faithful:
        return QCoreApplication.translate("Train", "{recipe}, faithful").format(recipe=title)
    if settings.quick:
        return QCoreApplication.translate("Train", "{recipe}, quick").format(recipe=title)
    return title


def tip_of(run: Run, column: int) -> str:
    """What a cell shows, and what there is no column for."""
    shown = shown_in(run, column)
    if column == STATE and not run.has_files:
        text = QCoreApplication.translate(
            "Train", "{state}; its files were deleted: the curves are kept, the weights are gone."
        )
        return text.format(state=state_text(run.state))
    if column == DATA:
        return data_title(run.spec.dataset)
    if column in (LAST, TRAINED) and (said := result_text(run)):
        return said
    if column == NAME:
        return _name_tip(run)
    if column != RECIPE:
        return shown
    text = QCoreApplication.translate("Train", "{recipe}; preset: {preset}, seed: {seed}")
    return text.format(recipe=shown, preset=preset_title(run.spec.preset), seed=run.spec.seed)


def _name_tip(run: Run) -> str:
    """The name, or that there is none, and the note."""
    text = run.name
    if not has_own_name(run):
        text = QCoreApplication.translate("Train", "Without a name; its id: {id}").format(id=run.id)
    return f"{text}\n{run.note}" if run.note else text


def sort_key(run: Run, column: int) -> Any:
    """What the rows are sorted by in a column."""
    key = _KEYS.get(column)
    return key(run) if key else shown_in(run, column).casefold()


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers stand at the end of their column."""
    side = Qt.AlignmentFlag.AlignTrailing if column in NUMBERS else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
