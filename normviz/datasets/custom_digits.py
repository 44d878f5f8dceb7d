"""The user's own digits on disk: one npz file with images and labels, written atomically."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import platformdirs
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.aside import can_open, set_aside
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.file_lock import lock_beside, locked
from normviz.files.merging import merged
from normviz.files.plain_file import cannot_read
from normviz.files.private import keep_private, make_private_folder

DATASET: Final = "own"
"""What a run spec calls them."""
MOST = 20_000
FILE: Final = "digits.npz"

_SIDE: Final = 28
_Stamp = tuple[int, int, int] | None
_CONTENTS: Final = ExpectedContents(
    what="file of own digits, with images (N, 28, 28) and labels 0 to 9",
    advice="move the file away to start anew",
    arrays=(
        ExpectedArray("images", ("u1",), ((0, MOST), _SIDE, _SIDE), required=True),
        ExpectedArray("labels", ("u1",), ((0, MOST),), required=True),
    ),
    most_arrays=2,
    most_bytes=MOST * (_SIDE * _SIDE + 1),
)


@dataclass(frozen=True, eq=False)
class OwnDigit:
    """One drawing.

    Attributes:
        image: (28, 28) uint8, ink 255.
        label: 0 to 9.
    """

    image: NDArray[np.uint8]
    label: int


def usual_folder() -> Path:
    """Where the platform keeps a user's data."""
    return platformdirs.user_data_path("normviz", appauthor=False) / "own-digits"


class OwnDigits:
    """The set in memory and on disk; every change is written before it counts."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads nothing yet.

        Args:
            folder: Where the file is; the platform's folder when None.
        """
        self._folder = folder or usual_folder()
        self._digits: list[OwnDigit] | None = None
        self._stamp: _Stamp = None

    @property
    def path(self) -> Path:
        """The file."""
        return self._folder / FILE

    def all(self) -> tuple[OwnDigit, ...]:
        """All digits, the oldest first.

        Raises:
            UserError: The file cannot be read, or is none of ours; it stays as it is.
        """
        return tuple(self._read())

    def keep(self, digits: tuple[OwnDigit, ...]) -> None:
        """Makes ``digits`` the set and saves.

        What another window has added since the file was read stays in it, behind them, and what
        it has removed stays away.

        Raises:
            UserError: There are too many, or the file cannot be written; the set stays.
        """
        make_private_folder(self._folder)
        with locked(lock_beside(self.path)):
            kept = merged(self._digits or (), digits, self._found(), digit_key)
            if len(kept) > MOST:
                raise UserError(
                    "expected at most {most} own digits; delete some first",
                    code="own-digits-many",
                    most=MOST,
                )
            self._write(kept)

    def arrays(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Images (N, 28, 28) in 0…1 and labels (N,).

        Raises:
            UserError: As for :meth:`all`.
        """
        digits = self._read()
        images = np.array([digit.image for digit in digits], np.float32).reshape(-1, _SIDE, _SIDE)
        return np.divide(images, 255, dtype=np.float32), np.array(
            [digit.label for digit in digits], np.int64
        )

    def pictures(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Images (N, 28, 28) and labels (N,) to train on, at least one.

        Raises:
            UserError: There are none, or as for :meth:`all`.
        """
        digits = self._read()
        if not digits:
            raise UserError(
                "expected own digits in {path}, found none: draw some, and save each with its "
                "label in the Draw view",
                code="own-digits-none",
                path=self.path,
            )
        return np.stack([digit.image for digit in digits]), np.array(
            [digit.label for digit in digits], np.uint8
        )

    def _read(self) -> list[OwnDigit]:
        if self._digits is None:
            keep_private(self.path)
            self._stamp = _stamp(self.path)
            self._digits = _read(self.path) if self._stamp else []
        return self._digits

    def _found(self) -> Sequence[OwnDigit]:
        """What the file holds; what is known of it where it is as it was, is gone or broken."""
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._stamp:
            return self._digits or ()
        try:
            return _read(self.path)
        except UserError:
            if not can_open(self.path):
                raise
            set_aside(self.path)
            return self._digits or ()

    def _write(self, digits: list[OwnDigit]) -> None:
        images = np.array([digit.image for digit in digits], np.uint8).reshape(-1, _SIDE, _SIDE)
        labels = np.array([digit.label for digit in digits], np.uint8)
        write_arrays(self.path, {"images": images, "labels": labels}, private=True)
        self._digits, self._stamp = digits, _stamp(self.path)


def digit_key(digit: OwnDigit) -> Hashable:
    """Equal for equal drawings with equal labels."""
    return digit.label, digit.image.tobytes()


def are_digits(images: NDArray[Any], labels: NDArray[Any]) -> bool:
    """Whether these are pictures (N, 28, 28) with labels (N,) from 0 to 9, both uint8."""
    return (
        images.dtype == labels.dtype == np.uint8
        and labels.ndim == 1
        and images.shape == (len(labels), _SIDE, _SIDE)
        and bool((labels <= 9).all())
    )


def _stamp(path: Path) -> _Stamp:
    """What changes with a file; None where there is none.

    Raises:
        UserError: Nobody can look.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise cannot_read(path, error) from error
    return found.st_ino, found.st_size, found.st_mtime_ns


def _read(path: Path) -> list[OwnDigit]:
    arrays = read_arrays(path, _CONTENTS)
    images, labels = arrays["images"], arrays["labels"]
    if not are_digits(images, labels):
        raise UserError(
            "{path} is no {what}; {advice}",
            code="own-digits-foreign",
            path=path,
            what=_CONTENTS.what,
            advice=_CONTENTS.advice,
        )
    return [OwnDigit(image, int(label)) for image, label in zip(images, labels, strict=True)]
