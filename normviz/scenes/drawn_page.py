"""A drawing as plain values: pen strokes and, optionally, the ink of an opened picture."""

import base64
import binascii
import zlib
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from normviz import number_text
from normviz.drawing.strokes import MAX_POINTS, MAX_PRESSURE, MAX_STROKES

SIDE: Final = 400
"""The page's side; strokes, pen widths and the picture's ink are in this unit, y down."""
SEEN_SIDE: Final = 28
FARTHEST: Final = 100.0 * SIDE
"""From the page; the pen may leave it, but not the screen."""
MOST_DIGITS: Final = 1000


@dataclass(frozen=True)
class DrawnStroke:
    """One movement of the pen.

    Attributes:
        points: x and y of each point, at least one.
        width: The pen's width.
        pressure: One factor to the width per point; empty: all are 1.

    Raises:
        ValueError: There are no points, or a number is none that a pen can have.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    pressure: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuses what no pen draws."""
        if not self.points:
            raise ValueError("expected at least one point per stroke, received none")
        if len(self.pressure) not in (0, len(self.points)):
            raise ValueError(
                f"expected {len(self.points)} factors of pressure, received {len(self.pressure)}"
            )
        _check_within("points", [value for point in self.points for value in point], -FARTHEST)
        _check_within("width", [self.width], 0.0)
        _check_within("pressure", self.pressure, 0.0, MAX_PRESSURE)


@dataclass(frozen=True)
class DrawnPicture:
    """The ink of an opened picture.

    Attributes:
        ink: :data:`SIDE` × :data:`SIDE` bytes, 255 where the ink is full; packed by zlib, as
            base64.
        seen: What a network sees of it: 28 × 28 32-bit numbers in 0…1, packed alike; None once a
            part of the picture was rubbed out.
        count: How many digits it shows; None where the ink must tell.

    Raises:
        ValueError: The bytes are damaged, or of another size.
    """

    ink: str
    seen: str | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot be unpacked."""
        self.arrays()
        if self.count is not None and not 0 <= self.count <= MOST_DIGITS:
            raise ValueError(f"expected count from 0 to {MOST_DIGITS}, received {self.count}")

    @classmethod
    def of(
        cls, ink: NDArray[np.uint8], seen: NDArray[np.float32] | None, count: int | None
    ) -> Self:
        """The picture of arrays (SIDE, SIDE) and (28, 28)."""
        small = None if seen is None else _packed(seen.astype("<f4").tobytes())
        return cls(_packed(ink.tobytes()), small, count)

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.float32] | None]:
        """Ink (SIDE, SIDE), and what a network sees (28, 28)."""
        data = np.frombuffer(_unpacked("ink", self.ink, SIDE**2), np.uint8)
        ink = data.reshape(SIDE, SIDE)
        if self.seen is None:
            return ink, None
        size = 4 * SEEN_SIDE**2
        seen = np.frombuffer(_unpacked("seen", self.seen, size), "<f4").astype(np.float32)
        if not ((seen >= 0) & (seen <= 1)).all():
            raise ValueError("seen: expected numbers from 0 to 1, received others")
        return ink, seen.reshape(SEEN_SIDE, SEEN_SIDE)


@dataclass(frozen=True)
class DrawnPage:
    """All that is on the page.

    Attributes:
        strokes: In the order drawn.
        picture: Beneath them; None where no picture was opened.

    Raises:
        ValueError: There are more strokes or points than a stroke file may have.
    """

    strokes: tuple[DrawnStroke, ...] = ()
    picture: DrawnPicture | None = None

    def __post_init__(self) -> None:
        """Refuses more than a stroke file may have."""
        points = sum(len(stroke.points) for stroke in self.strokes)
        if len(self.strokes) > MAX_STROKES or points > MAX_POINTS:
            raise ValueError(
                f"expected at most {number_text.count(MAX_STROKES)} strokes and "
                f"{number_text.count(MAX_POINTS)} points, "
                f"received {number_text.count(len(self.strokes))} and {number_text.count(points)}"
            )


def _check_within(
    name: str, values: "list[float] | tuple[float, ...]", low: float, high: float = FARTHEST
) -> None:
    outside = [value for value in values if not low <= value <= high]
    if outside:
        raise ValueError(f"{name}: expected {low:g} to {high:g}, received {outside[0]:g}")


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def _unpacked(name: str, text: str, size: int) -> bytes:
    """The ``size`` bytes in a text; never more memory than they take."""
    try:
        packed = zlib.decompressobj()
        data = packed.decompress(base64.b64decode(text, validate=True), size + 1)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise ValueError(f"{name}: expected bytes packed by zlib as base64 ({error})") from error
    if len(data) != size:
        received = "more" if len(data) > size else len(data)
        raise ValueError(f"{name}: expected {size} bytes, received {received}")
    return data
