"""What a run began with and what may have changed since: weights of others, and own digits.

With it a run goes on as if it had never been left, whatever has become of the run that it started
from, of the own digits, and of the data sets on this machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.runs.own import are_digits

_WEIGHT: Final = "weight."
_PARTS: Final = ("images", "labels", "validation_images", "validation_labels")
_TITLE: Final = "title"
_LIMIT: Final = 512 << 20


@dataclass(frozen=True, eq=False)
class Mixture:
    """Own digits, varied, among as many others, and own digits to validate on.

    Attributes:
        images: (N, 28, 28) uint8, ink 255.
        labels: (N,) uint8, 0 to 9.
        validation_images: (M, 28, 28) uint8.
        validation_labels: (M,) uint8.
        title: What was mixed, for people.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    validation_images: NDArray[np.uint8]
    validation_labels: NDArray[np.uint8]
    title: str


@dataclass(frozen=True, eq=False)
class Beginning:
    """What is kept with a run.

    Attributes:
        weights: Of the network before the first step, in its order; none where they were random.
        mixture: The samples; None where a data set can be read again.
    """

    weights: Sequence[NDArray[Any]] = ()
    mixture: Mixture | None = None


def write_beginning(path: Path, beginning: Beginning) -> None:
    """Writes what a run began with, atomically.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    arrays: dict[str, NDArray[Any]] = {
        f"{_WEIGHT}{index}": weight for index, weight in enumerate(beginning.weights)
    }
    if beginning.mixture:
        arrays |= {name: getattr(beginning.mixture, name) for name in _PARTS}
        arrays[_TITLE] = np.array(beginning.mixture.title)
    write_arrays(path, arrays)


def read_beginning(path: Path) -> Beginning:
    """Reads what :func:`write_beginning` wrote.

    Raises:
        UserError: The file is missing, cut, damaged or something else.
    """
    arrays = read_arrays(path, _LIMIT)
    count = sum(name.startswith(_WEIGHT) for name in arrays)
    try:
        weights = [arrays[f"{_WEIGHT}{index}"] for index in range(count)]
        return Beginning(weights, _mixture(arrays) if _TITLE in arrays else None)
    except (KeyError, ValueError) as error:
        raise UserError(f"{path} is no beginning of a run of normviz: {error}") from error


def _mixture(arrays: dict[str, NDArray[Any]]) -> Mixture:
    images, labels, validation_images, validation_labels = (arrays[name] for name in _PARTS)
    title = arrays[_TITLE]
    good = are_digits(images, labels) and are_digits(validation_images, validation_labels)
    if not good or title.dtype.kind != "U" or title.ndim:
        raise ValueError("expected digits with their labels and a title")
    return Mixture(images, labels, validation_images, validation_labels, str(title))
