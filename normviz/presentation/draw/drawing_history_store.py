"""Stores earlier drawings on disk, so that the next session shows them again."""

import hashlib
import threading
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.strokes import MAX_PRESSURE
from normviz.errors import UserError
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.aside import can_open, set_aside
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.file_lock import lock_beside, locked
from normviz.files.private import keep_private, make_private_folder
from normviz.presentation.consensus import Consensus
from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke

_NO_DIGIT: Final = -1
_MOST: Final = 1000
_MOST_STROKES: Final = 200_000
_MOST_POINTS: Final = 2_000_000
_FARTHEST: Final = 100.0 * SIDE
"""From the page; the pen may leave it, but not the screen."""
_SEEN: Final = (28, 28)
_FLOAT: Final = ("f8",)
_CONTENTS: Final = ExpectedContents(
    what="file of earlier drawings",
    advice="move it away to have drawings kept again",
    arrays=(
        ExpectedArray("counts|digits|pictured", ("i",), ((0, _MOST),)),
        ExpectedArray("sure", _FLOAT, ((0, _MOST),)),
        ExpectedArray("lengths", ("i",), ((0, _MOST_STROKES),)),
        ExpectedArray("widths", _FLOAT, ((0, _MOST_STROKES),)),
        ExpectedArray("points", _FLOAT, ((0, _MOST_POINTS), 2)),
        ExpectedArray("pressure", _FLOAT, ((0, _MOST_POINTS),)),
        ExpectedArray("inks", ("u1",), ((0, _MOST), SIDE, SIDE)),
        ExpectedArray("seen", ("f4",), ((0, _MOST), *_SEEN)),
    ),
    most_arrays=16,
    most_bytes=64 << 20,
)

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class HistoryEntry:
    """A drawing and what was said of it.

    Attributes:
        page: The drawing.
        consensus: None where there was no answer.
    """

    page: Page
    consensus: Consensus | None


class DrawingHistoryStore:
    """The file of drawings; what it says already is not written again.

    Several windows may have the same file: drawings that another one has added stay in it. Any
    thread may write.
    """

    def __init__(self, path: Path | None) -> None:
        """Reads nothing yet.

        Args:
            path: The file; it may be missing. None: nothing is read or written.
        """
        self._path = path
        self._written: list[tuple[Page, Consensus | None]] = []
        self._own: set[bytes] = set()
        self._is_foreign = False
        self._writing = threading.Lock()

    def read(self) -> list[HistoryEntry]:
        """The drawings in the file, the newest first; none where there is no file.

        Raises:
            UserError: It is broken, and is set aside under another name; or it cannot be read
                at all, and is left alone from now on.
        """
        path = self._path
        if path is None or not path.exists():
            return []
        self._is_foreign = True
        keep_private(path)
        try:
            drawings = _unpacked(read_arrays(path, _CONTENTS))
        except (KeyError, ValueError) as error:
            name = _set_aside(path, error)
            self._is_foreign = False
            raise UserError(
                "expected earlier drawings in {path}, received something else; the file is now "
                "called {name}",
                code="history-broken",
                path=path,
                name=name,
            ) from error
        self._is_foreign = False
        self._written = _state(drawings)
        self._own = {_digest(each.page) for each in drawings}
        return drawings

    def write(self, drawings: Sequence[HistoryEntry]) -> None:
        """Makes the file hold ``drawings``, and behind them what other windows have added.

        Args:
            drawings: The newest first.

        Raises:
            UserError: The file cannot be written; it stays as it was.
        """
        path = self._path
        if path is not None and not self._is_foreign:
            with self._writing:
                self._write(path, drawings)

    def _write(self, path: Path, drawings: Sequence[HistoryEntry]) -> None:
        state = _state(drawings)
        if state == self._written:
            return
        make_private_folder(path.parent)
        own = {_digest(each.page) for each in drawings}
        with locked(lock_beside(path)):
            merged = [*drawings, *self._added_by_others(path, own)]
            write_arrays(path, _packed(_that_fit(merged)), private=True)
        self._written, self._own = state, own

    def _added_by_others(self, path: Path, own: set[bytes]) -> list[HistoryEntry]:
        """What is in the file, is not among ``own``, and was not put there by this window."""
        if not path.exists():
            return []
        try:
            found = _unpacked(read_arrays(path, _CONTENTS))
        except (KeyError, ValueError) as error:
            _set_aside(path, error)
            return []
        return [each for each in found if _digest(each.page) not in own | self._own]


def _set_aside(path: Path, error: Exception) -> str:
    """The new name of a broken file.

    Raises:
        UserError: It cannot even be opened, which breaks no file, or it cannot be renamed.
    """
    if not can_open(path) and isinstance(error, UserError):
        raise error
    return set_aside(path).name


def _digest(page: Page) -> bytes:
    """Equal for equal drawings, before and after they were in a file."""
    found = hashlib.blake2b(digest_size=16)
    for stroke in page.strokes:
        found.update(np.array([len(stroke.points), stroke.width], np.float64).tobytes())
        found.update(np.asarray(stroke.points, np.float64).tobytes())
        found.update(np.asarray(stroke.pressure, np.float64).tobytes())
    if page.picture is not None:
        found.update(np.asarray(page.picture.ink, np.uint8).tobytes())
        if page.picture.seen is not None:
            found.update(np.asarray(page.picture.seen, np.float32).tobytes())
    return found.digest()


def _state(drawings: Sequence[HistoryEntry]) -> list[tuple[Page, Consensus | None]]:
    return [(each.page, each.consensus) for each in drawings]


def _packed(drawings: Sequence[HistoryEntry]) -> Arrays:
    """All strokes one after the other, with their lengths, and all pictures."""
    strokes = [stroke for each in drawings for stroke in each.page.strokes]
    pictures = {
        at: each.page.picture for at, each in enumerate(drawings) if each.page.picture is not None
    }
    blank = np.full(_SEEN, np.nan, np.float32)
    consensuss = [each.consensus for each in drawings]
    return {
        "counts": np.array([len(each.page.strokes) for each in drawings], np.int64),
        "digits": np.array([_NO_DIGIT if v is None else v.digit for v in consensuss], np.int64),
        "sure": np.array([0.0 if v is None else v.sure for v in consensuss], np.float64),
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


def _unpacked(arrays: Arrays) -> list[HistoryEntry]:
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
    return [HistoryEntry(page, _consensus(digit, sure)) for page, digit, sure in rows]


def _strokes(arrays: Arrays) -> list[Stroke]:
    lengths, points, pressure = arrays["lengths"], arrays["points"], arrays["pressure"]
    counted = sum(_numbers(arrays["counts"])) == len(lengths) == len(arrays["widths"])
    whole = len(points) == len(pressure) == sum(_numbers(lengths)) and (lengths > 0).all()
    possible = (
        _are_within(points, -_FARTHEST, _FARTHEST)
        and _are_within(pressure, 0, MAX_PRESSURE)
        and _are_within(arrays["widths"], 0, _FARTHEST)
    )
    if not (counted and whole and possible):
        raise ValueError("strokes that do not fit together")
    ends = np.cumsum(lengths).tolist()
    starts = [0, *ends][: len(ends)]
    widths = arrays["widths"].tolist()
    return [
        Stroke(points[start:end], width, pressure[start:end])
        for start, end, width in zip(starts, ends, widths, strict=True)
    ]


def _pictures(arrays: Arrays) -> dict[int, PagePicture]:
    inks, seen, places = arrays["inks"], arrays["seen"], _numbers(arrays["pictured"])
    if not len(places) == len(inks) == len(seen):
        raise ValueError("pictures that do not fit together")
    known = seen[~np.isnan(seen).any((1, 2))]
    if not _are_within(known, 0, 1) or not set(places) <= set(range(len(arrays["counts"]))):
        raise ValueError("pictures that cannot be")
    return {
        place: PagePicture(ink, None if np.isnan(small).any() else small)
        for place, ink, small in zip(places, inks, seen, strict=True)
    }


def _are_within(values: NDArray[Any], low: float, high: float) -> bool:
    """Whether all values are numbers from ``low`` to ``high``; NaN is none."""
    return bool(((values >= low) & (values <= high)).all())


def _numbers(array: NDArray[Any]) -> list[int]:
    return [int(value) for value in array]


def _consensus(digit: int, sure: float) -> Consensus | None:
    """The default model's prediction alone; agreement is computed again when it is restored."""
    if digit == _NO_DIGIT:
        return None
    if not (0 <= digit <= 9 and 0 <= sure <= 1):
        raise ValueError(f"the answer {digit}, sure to {sure}")
    return Consensus(digit, sure, 1, 1, ())


def _that_fit(drawings: Sequence[HistoryEntry]) -> Sequence[HistoryEntry]:
    """The newest drawings, as many as can be read again."""
    strokes = list(accumulate(len(each.page.strokes) for each in drawings))
    points = list(
        accumulate(sum(len(line.points) for line in each.page.strokes) for each in drawings)
    )
    fitting = min(bisect(strokes, _MOST_STROKES), bisect(points, _MOST_POINTS), _MOST)
    return drawings[:fitting]
