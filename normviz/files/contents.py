"""Expected contents of an array file: names, element types, shapes and sizes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from normviz.files.npy_header import NpyHeader
from normviz.number_text import count

Axis = int | tuple[int, int]
"""The size of an axis: exactly so much, or from the first to the second number."""

NUMBERS: Final = ("b", "i", "u", "f")


@dataclass(frozen=True)
class ExpectedArray:
    """One array that a file may hold, or a family of them.

    Attributes:
        name: A regular expression that the array's whole name matches.
        dtypes: NumPy's letters of kinds (``f``) or types with their size (``u1``, ``f4``).
        shape: Its axes; None for any shape.
        required: Whether a file without it is refused.
    """

    name: str
    dtypes: tuple[str, ...] = NUMBERS
    shape: tuple[Axis, ...] | None = None
    required: bool = False

    def check(self, name: str, header: NpyHeader) -> None:
        """Does nothing for an array that fits.

        Raises:
            ValueError: The element type or the shape is another one.
        """
        dtype = header.dtype
        if not {dtype.kind, f"{dtype.kind}{dtype.itemsize}"} & set(self.dtypes):
            wanted = " or ".join(self.dtypes)
            raise ValueError(f"expected {name!r} of type {wanted}, received {dtype.str}")
        if self.shape is not None and not _fits(header.shape, self.shape):
            axes = ", ".join(map(_described, self.shape))
            raise ValueError(f"expected {name!r} of shape ({axes}), received {header.shape}")


@dataclass(frozen=True)
class ExpectedContents:
    """What a file may hold.

    Attributes:
        what: What the file is to be, for the error's text.
        advice: What to do where it is something else.
        arrays: The arrays; others are refused.
        most_arrays: How many there may be.
        most_bytes: How many bytes they may take together.
        compressed: Whether they may be compressed; normviz's own files are not.
    """

    what: str = "file of arrays"
    advice: str = "get the file again"
    arrays: tuple[ExpectedArray, ...] = (ExpectedArray(r".+", (*NUMBERS, "U")),)
    most_arrays: int = 4096
    most_bytes: int = 128 << 20
    compressed: bool = True

    def check(self, headers: Mapping[str, NpyHeader]) -> None:
        """Does nothing for arrays that fit.

        Args:
            headers: The header of each array by its name.

        Raises:
            ValueError: An array is missing, unknown, or of another type or shape.
        """
        total = sum(header.size for header in headers.values())
        if total > self.most_bytes:
            raise ValueError(
                f"its arrays would take {count(total)} bytes of memory, "
                f"allowed are {count(self.most_bytes)}"
            )
        for name, header in headers.items():
            self._expected(name).check(name, header)
        for expected in self.arrays:
            if expected.required and not any(re.fullmatch(expected.name, name) for name in headers):
                raise ValueError(f"expected an array {expected.name!r}, received none")

    def _expected(self, name: str) -> ExpectedArray:
        for expected in self.arrays:
            if re.fullmatch(expected.name, name):
                return expected
        raise ValueError(f"expected other arrays, received {name[:60]!r}")


def _fits(shape: tuple[int, ...], axes: tuple[Axis, ...]) -> bool:
    return len(shape) == len(axes) and all(
        size == axis if isinstance(axis, int) else axis[0] <= size <= axis[1]
        for size, axis in zip(shape, axes, strict=True)
    )


def _described(axis: Axis) -> str:
    return str(axis) if isinstance(axis, int) else f"{axis[0]}…{axis[1]}"
