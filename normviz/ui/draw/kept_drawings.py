"""Earlier drawings on disk, so that those of one session are there in the next."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.atomic import explain
from normviz.ui.draw.history import Remembered
from normviz.ui.draw.page import SIDE, Page, Picture, Stroke
from normviz.ui.draw.verdict import Verdict

FILE: Final = "drawings.npz"

_LIMIT: Final = 64 * 1024**2
_NO_DIGIT: Final = -1
_SEEN: Final = (28, 28)

Arrays = dict[str, NDArray[Any]]


class KeptDrawings:
    """The file of drawings; what it says already is not written again."""

    def __init__(self) -> None:
        """Reads nothing yet."""
        self._written: list[tuple[Page, Verdict | None]] = []
        self._is_foreign = False

    def read(self, path: Path) -> list[Remembered]:
        """The drawings in the file, the newest first; none where there is no file.

        Args:
            path: The file.

        Raises:
            UserError: It cannot be read, or is none of ours; it is left alone from now on.
        """
        if not path.exists():
            return []
        self._is_foreign = True
        try:
            drawings = _unpacked(read_arrays(path, _LIMIT))
        except (KeyError, ValueError, IndexError, TypeError) as error:
            raise UserError(
                f"expected earlier drawings in {path}, received something else; move the file "
                "away to have drawings kept again"
            ) from error
        self._is_foreign = False
        self._written = _state(drawings)
        return drawings

    def write(self, path: Path, drawings: Sequence[Remembered]) -> None:
        """Makes the file hold exactly ``drawings``.

        Args:
            path: The file; its folder is made where it is missing.
            drawings: The newest first.

        Raises:
            UserError: The file cannot be written; it stays as it was.
        """
        state = _state(drawings)
        if self._is_foreign or state == self._written:
            return
        self._written = state  # what cannot be written is not tried again until it changes
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain(error, path.parent) from error
        write_arrays(path, _packed(drawings))


def _state(drawings: Sequence[Remembered]) -> list[tuple[Page, Verdict | None]]:
    return [(each.page, each.verdict) for each in drawings]


def _packed(drawings: Sequence[Remembered]) -> Arrays:
    """All strokes one after the other, with their lengths, and all pictures."""
    strokes = [stroke for each in drawings for stroke in each.page.strokes]
    pictures = {
        at: each.page.picture for at, each in enumerate(drawings) if each.page.picture is not None
    }
    blank = np.full(_SEEN, np.nan, np.float32)
    verdicts = [each.verdict for each in drawings]
    return {
        "counts": np.array([len(each.page.strokes) for each in drawings], np.int64),
        "digits": np.array([_NO_DIGIT if v is None else v.digit for v in verdicts], np.int64),
        "sure": np.array([0.0 if v is None else v.sure for v in verdicts], np.float64),
        "lengths": np.array([len(stroke.points) for stroke in strokes], np.int64),
        "widths": np.array([stroke.width for stroke in strokes], np.float64),
        "points": np.concatenate([np.zeros((0, 2)), *(stroke.points for stroke in strokes)]),
        "pressure": np.concatenate([np.zeros(0), *(stroke.pressure for stroke in strokes)]),
        "pictured": np.array(list(pictures), np.int64),
        "inks": np.array([p.ink for p in pictures.values()], np.uint8).reshape(-1, SIDE, SIDE),
        "seen": np.array(
            [blank if p.seen is None else p.seen for p in pictures.values()], np.float32
        ).reshape(-1, *_SEEN),
    }


def _unpacked(arrays: Arrays) -> list[Remembered]:
    """What `_packed` packed.

    Raises:
        KeyError: An array is missing.
        ValueError: The arrays do not fit together.
    """
    strokes = iter(_strokes(arrays))
    pictures = _pictures(arrays)
    pages = [
        Page(tuple(islice(strokes, count)), pictures.get(at))
        for at, count in enumerate(_numbers(arrays["counts"]))
    ]
    digits = _numbers(arrays["digits"])
    rows = zip(pages, digits, arrays["sure"].tolist(), strict=True)
    return [Remembered(page, _verdict(digit, sure)) for page, digit, sure in rows]


def _strokes(arrays: Arrays) -> list[Stroke]:
    lengths, points, pressure = arrays["lengths"], arrays["points"], arrays["pressure"]
    counted = sum(_numbers(arrays["counts"])) == len(lengths)
    whole = points.shape == (len(pressure), 2) and sum(_numbers(lengths)) == len(pressure)
    finite = all(np.isfinite(arrays[name]).all() for name in ("points", "pressure", "widths"))
    if not (counted and whole and finite and (lengths > 0).all()):
        raise ValueError("strokes that do not fit together")
    cuts = np.cumsum(lengths)[:-1]
    parts = zip(np.split(points, cuts), np.split(pressure, cuts), strict=True)
    found = list(parts) if len(lengths) else []
    widths = arrays["widths"].tolist()
    return [
        Stroke(at.astype(np.float64), width, force.astype(np.float64))
        for (at, force), width in zip(found, widths, strict=True)
    ]


def _pictures(arrays: Arrays) -> dict[int, Picture]:
    inks, seen, places = arrays["inks"], arrays["seen"], _numbers(arrays["pictured"])
    if inks.dtype != np.uint8 or inks.shape != (len(places), SIDE, SIDE):
        raise ValueError("pictures of another size")
    if seen.shape != (len(places), *_SEEN):
        raise ValueError("pictures of another size")
    return {
        place: Picture(ink, None if np.isnan(small).any() else small.astype(np.float32))
        for place, ink, small in zip(places, inks, seen, strict=True)
    }


def _numbers(array: NDArray[Any]) -> list[int]:
    return [int(value) for value in array]


def _verdict(digit: int, sure: float) -> Verdict | None:
    """The default model's word alone: who agreed is asked anew once the drawing comes back."""
    return None if digit == _NO_DIGIT else Verdict(digit, sure, 1, 1, ())
