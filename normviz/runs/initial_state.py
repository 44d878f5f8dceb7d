"""Initial weights and custom samples stored with a run so that it can be resumed.

With it a run is resumed as if it had never stopped, whatever has become of the run that it started
from, of the own digits, and of the data sets on this machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.custom_digits import MOST, are_digits
from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.records import short

_WEIGHT: Final = "weight."
_PARTS: Final = ("images", "labels", "validation_images", "validation_labels")
_TITLE: Final = "title"
_LONGEST_TITLE: Final = 1000
_WHAT: Final = "beginning of a run of normviz"
_ADVICE: Final = "restore it from a backup, or train a new run with the same settings"
_CONTENTS: Final = ExpectedContents(
    what=_WHAT,
    advice=_ADVICE,
    arrays=(
        ExpectedArray(r"weight\.(0|[1-9]\d{0,3})"),
        ExpectedArray(r"(validation_)?images", ("u1",), ((0, 4 * MOST), 28, 28)),
        ExpectedArray(r"(validation_)?labels", ("u1",), ((0, 4 * MOST),)),
        ExpectedArray(_TITLE, ("U",), ()),
    ),
    most_bytes=256 << 20,
    compressed=False,
)


@dataclass(frozen=True, eq=False)
class DigitMixture:
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
class InitialState:
    """What is kept with a run.

    Attributes:
        weights: Of the network before the first step, in its order; none where they were random.
        mixture: The samples; None where a data set can be read again.
    """

    weights: Sequence[NDArray[Any]] = ()
    mixture: DigitMixture | None = None


def write_initial_state(path: Path, initial_state: InitialState) -> None:
    """Writes what a run began with, atomically.

    Raises:
        UserError: No space, no right, or another fault of the file system.
    """
    arrays: dict[str, NDArray[Any]] = {
        f"{_WEIGHT}{index}": weight for index, weight in enumerate(initial_state.weights)
    }
    if initial_state.mixture:
        arrays |= {name: getattr(initial_state.mixture, name) for name in _PARTS}
        arrays[_TITLE] = np.array(initial_state.mixture.title)
    write_arrays(path, arrays, private=True)


def read_initial_state(path: Path) -> InitialState:
    """Reads what :func:`write_initial_state` wrote.

    Raises:
        UserError: The file is missing, cut, damaged or something else.
    """
    arrays = read_arrays(path, _CONTENTS)
    count = sum(name.startswith(_WEIGHT) for name in arrays)
    try:
        weights = [arrays[f"{_WEIGHT}{index}"] for index in range(count)]
        is_mixed = any(not name.startswith(_WEIGHT) for name in arrays)
        return InitialState(weights, _mixture(arrays) if is_mixed else None)
    except KeyError as error:
        raise _foreign(path, f"expected an array {error}") from error
    except ValueError as error:
        raise _foreign(path, error) from error


def _foreign(path: Path, reason: object) -> UserError:
    return UserError(
        "{path} is no {what}: {error}; {advice}",
        code="file-foreign",
        path=path,
        what=_WHAT,
        error=reason,
        advice=_ADVICE,
    )


def _mixture(arrays: dict[str, NDArray[Any]]) -> DigitMixture:
    images, labels, validation_images, validation_labels = (arrays[name] for name in _PARTS)
    if not (are_digits(images, labels) and are_digits(validation_images, validation_labels)):
        raise ValueError("expected digits with as many labels, from 0 to 9")
    title = str(arrays[_TITLE])  # ValueError where a character is none
    if len(title) > _LONGEST_TITLE or not title.isprintable():
        raise ValueError(f"expected a title of one line, received {short(title)}")
    return DigitMixture(images, labels, validation_images, validation_labels, title)
