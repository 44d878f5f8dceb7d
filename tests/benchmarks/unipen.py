"""Reader of digits in the UNIPEN format, as the UCI set of pen-based digits is distributed.

The set is E. Alpaydin and F. Alimoglu, Pen-Based Recognition of Handwritten Digits (1998), UCI
Machine Learning Repository, https://doi.org/10.24432/C5MG6K, CC BY 4.0.
"""

import re
from pathlib import Path

import numpy as np

Array = np.ndarray
Digit = tuple[int, tuple[Array, ...]]

_SEGMENT = re.compile(r'\s+DIGIT\s+\S+\s+\?\s+"(\d)"')
_TABLET = 500.0
"""The side of the box on the tablet that the digits were written into."""


def read_digits(path: Path, side: float = _TABLET) -> list[Digit]:
    """The digits of a file: label and strokes (k, 2) with y down, the tablet's box ``side`` wide.

    Raises:
        ValueError: There is no digit in the file.
    """
    segments = path.read_text(encoding="ascii", errors="replace").split(".SEGMENT")[1:]
    found = [_digit(segment, side / _TABLET) for segment in segments]
    if not found:
        raise ValueError(f"expected digits in the UNIPEN format in {path}, received none")
    return found


def _digit(segment: str, scale: float) -> Digit:
    label = _SEGMENT.match(segment)
    if label is None:
        raise ValueError(f"expected a segment DIGIT with its label, received {segment[:40]!r}")
    lines = [part.partition(".PEN_UP")[0].split() for part in segment.split(".PEN_DOWN")[1:]]
    points = [np.array(line, float).reshape(-1, 2) for line in lines]
    return int(label[1]), tuple(
        np.column_stack([scale * each[:, 0], scale * (_TABLET - each[:, 1])]) for each in points
    )
