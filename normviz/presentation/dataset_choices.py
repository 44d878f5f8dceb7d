"""Which data sets are on this machine, what they are called and how large they are. No Qt."""

from pathlib import Path
from typing import Final

from normviz import datasets
from normviz.datasets.dataset_paths import search
from normviz.errors import UserError
from normviz.recipes import Settings
from normviz.runs.custom_digits import DATASET as OWN
from normviz.runs.custom_digits import OwnDigits

_ORIGINS: Final = {"cifar10-pair": "cifar10"}
_CIFAR_FILES: Final = 5
_MADE: Final = ("two-classes",)
_BUNDLED: Final = ("digits",)
_HOME_MADE: Final = (*_MADE, *_BUNDLED, OWN)

SIZES: Final = {
    "mnist": (60_000, 10_000),
    "fashion-mnist": (60_000, 10_000),
    "digits": (1_437, 360),
    "cifar10": (50_000, 10_000),
    "cifar10-pair": (10_000, 2_000),
    "two-classes": (2_000, 0),
    OWN: (2_000, 0),
}
"""Training and test samples where the whole data set is there; of fewer than 1,000 own digits
there are variants up to that number, among as many others."""

IMAGES: Final = ("mnist", "fashion-mnist", "digits", OWN)
"""Data sets of 28×28 grey pixels."""


def is_there(name: str, data_dir: Path | None = None) -> bool:
    """Whether a data set can be read now; a broken one is found when it is read.

    Args:
        name: A data set of a recipe.
        data_dir: Where data sets are looked for first.
    """
    if name in _MADE:
        return True
    if name == OWN:
        return OwnDigits().path.exists()
    try:
        return search(_ORIGINS.get(name, name), data_dir) is not None
    except UserError:
        return False


def place(name: str, data_dir: Path | None = None) -> str:
    """Where a data set was found; empty where it was not, or where it is no file."""
    if name in _MADE or name in _BUNDLED:
        return ""
    if name == OWN:
        return str(OwnDigits().path)
    try:
        found = search(_ORIGINS.get(name, name), data_dir)
    except UserError:
        return ""
    return str(found.path) if found else ""


def can_download(name: str) -> bool:
    """Whether the data set is one that can be downloaded."""
    return name not in _HOME_MADE


def title(name: str) -> str:
    """What the data set is called, where it has a name of its own."""
    return datasets.TITLES.get(name, name)


def sizes(name: str, data_dir: Path | None = None) -> tuple[int, int]:
    """Training and test samples, without reading them.

    Args:
        name: A data set of a recipe.
        data_dir: Where data sets are looked for first.
    """
    train, test = SIZES.get(name, (0, 0))
    if _ORIGINS.get(name, name) != "cifar10":
        return train, test
    folder = place(name, data_dir)
    there = len(list(Path(folder).glob("data_batch_[1-5]*"))) if folder else 0
    return (train * there // _CIFAR_FILES, test) if there else (train, test)


def steps_per_epoch(name: str, settings: Settings, data_dir: Path | None = None) -> int:
    """Batches an epoch, estimated from the size of the data set.

    Args:
        name: A data set of a recipe.
        settings: Which part of it is trained on, and in which batches.
        data_dir: Where data sets are looked for first.
    """
    train, test = sizes(name, data_dir)
    samples = test if settings.train_on == "test" and test else train
    if settings.validate_on == "held-out":
        samples -= round(samples * settings.held_out)
    samples = min(samples, settings.train_size or samples)
    return max(1, -(-samples // settings.batch_size))
