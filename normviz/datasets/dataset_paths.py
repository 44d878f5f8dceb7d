"""Where each data set may lie on this machine, and whether it is there."""

import os
from dataclasses import dataclass
from pathlib import Path

from normviz.errors import UserError

NAMES = ("mnist", "fashion-mnist", "cifar10", "digits")
TITLES = {
    "mnist": "MNIST",
    "fashion-mnist": "Fashion-MNIST",
    "cifar10": "CIFAR-10",
    "digits": "handwritten digits of scikit-learn (8×8, enlarged)",
}

IDX_PARTS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte",
             "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")  # fmt: skip
CIFAR_FOLDER = "cifar-10-batches-bin"
KERAS_NPZ = "mnist.npz"
# Keras 3 puts the archive's folder into a folder of its own; older ones did not.
KERAS_CIFAR = ("cifar-10-batches-py-target/cifar-10-batches-py", "cifar-10-batches-py")


@dataclass(frozen=True)
class Location:
    """A data set that was found.

    Attributes:
        name: One of :data:`NAMES`.
        form: ``idx``, ``cifar-binary``, ``keras-npz``, ``keras-cifar`` or ``bundled``.
        path: The folder with its files, or the file itself for ``keras-npz``.
    """

    name: str
    form: str
    path: Path


def check_name(name: str) -> str:
    """Returns ``name`` if there is such a data set.

    Raises:
        UserError: There is none.
    """
    if name not in NAMES:
        raise UserError(
            f"expected a data set out of {', '.join(NAMES)}, received {name!r}; choose one of them"
        )
    return name


def keras_cache() -> Path:
    """The folder in which Keras keeps downloaded data sets; ``KERAS_HOME`` moves it."""
    home = os.environ.get("KERAS_HOME")
    return (Path(home) if home else Path("~/.keras")).expanduser() / "datasets"


def data_folder(data_dir: Path | str | None) -> Path | None:
    """The user's data folder: ``data_dir``, or else what ``NORMVIZ_DATA`` names.

    Raises:
        UserError: The folder that was named does not exist.
    """
    named = data_dir or os.environ.get("NORMVIZ_DATA")
    if not named:
        return None
    folder = Path(named).expanduser()
    if not folder.is_dir():
        asked = "--data-dir" if data_dir else "NORMVIZ_DATA"
        raise UserError(
            f"expected a folder for {asked}, received {folder}, which is none; name another"
        )
    return folder


def find(name: str, data_dir: Path | str | None = None) -> Location:
    """Where the data set lies; nothing is read.

    The user's folder is looked at first, then Keras' own cache. A folder of the data set that
    lacks one of its files is an error, not a reason to look elsewhere.

    Args:
        name: One of :data:`NAMES`.
        data_dir: The user's data folder; None takes the one that ``NORMVIZ_DATA`` names.

    Raises:
        UserError: There is no such data set, or it was not found; the text says where it was
            looked for.
    """
    found = search(name, data_dir)
    if found:
        return found
    folder = data_folder(data_dir)
    places = [str(folder / name)] if folder else []
    places.append(str(keras_cache()))
    raise UserError(
        f"expected {TITLES[name]} in {' or '.join(places)}, found none; "
        "put its files there or let Keras download them"
    )


def search(name: str, data_dir: Path | str | None = None) -> Location | None:
    """Like :func:`find`, but None where the data set is not on this machine.

    Raises:
        UserError: There is no such data set, or the folder that was named does not exist.
    """
    check_name(name)
    folder = data_folder(data_dir)
    if name == "digits":
        return Location(name, "bundled", Path())
    return (folder and _in_folder(name, folder)) or _in_cache(name, keras_cache())


def idx_file(folder: Path, part: str) -> Path:
    """The file of one of :data:`IDX_PARTS`, raw or compressed.

    Raises:
        UserError: There is neither.
    """
    for suffix in ("", ".gz"):
        path = folder / (part + suffix)
        if path.is_file():
            return path
    raise UserError(f"expected {part} or {part}.gz in {folder}, found neither; put it there")


def _in_folder(name: str, folder: Path) -> Location | None:
    if name == "cifar10":
        for path in (folder / name / CIFAR_FOLDER, folder / CIFAR_FOLDER):
            if path.is_dir():
                return Location(name, "cifar-binary", path)
        return None
    return Location(name, "idx", folder / name) if (folder / name).is_dir() else None


def _in_cache(name: str, cache: Path) -> Location | None:
    if name == "mnist":
        path = cache / KERAS_NPZ
        return Location(name, "keras-npz", path) if path.is_file() else None
    if name == "fashion-mnist":
        path = cache / name
        whole = all((path / f"{part}.gz").is_file() for part in IDX_PARTS)
        return Location(name, "idx", path) if whole else None
    for folder in KERAS_CIFAR:
        if (cache / folder).is_dir():
            return Location(name, "keras-cifar", cache / folder)
    return None
