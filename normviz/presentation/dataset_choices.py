"""The data sets on this machine, with their titles and sizes. No Qt."""

from pathlib import Path

from normviz.datasets.catalog import dataset_named
from normviz.datasets.dataset_paths import DatasetLocation, find, is_folder_named, search
from normviz.errors import UserError
from normviz.recipes import Recipe, TrainingSettings
from normviz.runs.spec_builder import datasets


def is_there(name: str, data_dir: Path | None = None) -> bool:
    """Whether a data set can be read now; a broken one is found when it is read.

    Args:
        name: A data set of a recipe.
        data_dir: Where data sets are looked for first.
    """
    return not dataset_named(name).can_be_missing or _location(name, data_dir) is not None


def place(name: str, data_dir: Path | None = None) -> str:
    """Where a data set was found; empty where it was not, or where it is no file."""
    found = _location(name, data_dir) if dataset_named(name).can_be_missing else None
    return str(found.path) if found else ""


def remark(name: str, data_dir: Path | None = None) -> str:
    """What the user should know about the files of a data set, in one sentence; may be empty."""
    found = _location(name, data_dir) if dataset_named(name).can_be_missing else None
    return found.remark if found else ""


def reason_missing(name: str, data_dir: Path | None = None) -> str:
    """Why a data set is not there, for a user who named a data folder; empty for all others."""
    if not is_folder_named(data_dir):
        return ""
    try:
        find(name, data_dir)
    except UserError as error:
        return error.reason
    return ""


def first_choice(recipe: Recipe, data_dir: Path | None = None) -> str:
    """The data set that a recipe is offered with.

    Where a data folder was named it is the recipe's own, there or not: nothing is trained on other
    data than those that were meant. Else it is the first that fits and is on this machine.
    """
    usable = datasets(recipe)
    if is_folder_named(data_dir):
        return usable[0]
    return next((name for name in usable if is_there(name)), usable[0])


def can_download(name: str) -> bool:
    """Whether the data set is one that can be downloaded."""
    return dataset_named(name).can_be_downloaded


def sizes(name: str, data_dir: Path | None = None) -> tuple[int, int]:
    """Training and test samples, without reading them.

    Args:
        name: A data set of a recipe.
        data_dir: Where data sets are looked for first.
    """
    info = dataset_named(name)
    found = _location(name, data_dir) if info.sizes_at else None
    return info.sizes_at(found.path) if info.sizes_at and found else info.sizes


def training_samples(name: str, settings: TrainingSettings, data_dir: Path | None = None) -> int:
    """How many samples are trained on, estimated from the size of the data set.

    Args:
        name: A data set of a recipe.
        settings: Which part of it is trained on.
        data_dir: Where data sets are looked for first.
    """
    train, test = sizes(name, data_dir)
    samples = test if settings.train_on == "test" and test else train
    if settings.validate_on == "held-out":
        samples -= round(samples * settings.held_out)
    return min(samples, settings.train_size or samples)


def validation_samples(name: str, settings: TrainingSettings, data_dir: Path | None = None) -> int:
    """How many samples a training validates on, estimated from the size of the data set.

    Args:
        name: A data set of a recipe.
        settings: Which part of it is validated on.
        data_dir: Where data sets are looked for first.
    """
    train, test = sizes(name, data_dir)
    parts = {"test": test, "held-out": round(train * settings.held_out), "none": 0}
    samples = parts[settings.validate_on]
    return min(samples, settings.validation_size or samples)


def steps_per_epoch(name: str, settings: TrainingSettings, data_dir: Path | None = None) -> int:
    """Batches per epoch, estimated from the size of the data set.

    Args:
        name: A data set of a recipe.
        settings: Which part of it is trained on, and in which batches.
        data_dir: Where data sets are looked for first.
    """
    samples = training_samples(name, settings, data_dir)
    return max(1, -(-samples // settings.batch_size))


def epochs_as_on(own: str, name: str, settings: TrainingSettings, data_dir: Path | None) -> int:
    """Epochs on another data set that take about as many steps as the settings' on their own.

    A smaller data set that stands in has fewer steps per epoch, and a network that learns late
    would not have begun when they end.

    Args:
        own: The data set that the settings are for.
        name: The one that is trained on.
        settings: Of a preset.
        data_dir: Where data sets are looked for first.

    Returns:
        Never fewer than the settings have.
    """
    wanted = settings.epochs * steps_per_epoch(own, settings, data_dir)
    return max(settings.epochs, round(wanted / steps_per_epoch(name, settings, data_dir)))


def _location(name: str, data_dir: Path | None) -> DatasetLocation | None:
    try:
        return search(name, data_dir)
    except UserError:
        return None
