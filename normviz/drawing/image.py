"""Converts a picture of a digit, from a file or a camera, to 28×28."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.ink import from_ink
from normviz.drawing.mnist_fit import SIDE
from normviz.drawing.resample import Floats


@dataclass(frozen=True, eq=False)
class DigitImage:
    """What was found in a picture.

    Attributes:
        count: How many digits: 0 for none, 2 or more where there is no single answer.
        ink: (H, W) in 0…1, the ink of the digits where it is in the picture, which is shrunk.
        image: (28, 28) in 0…1, what a network sees; zeros where there is no digit.
    """

    count: int
    ink: Floats
    image: Floats


def read_image(picture: NDArray[np.uint8]) -> DigitImage:
    """The digit in a picture, and how many there are.

    Args:
        picture: uint8, (H, W) or (H, W, 1) grey, (H, W, 2) grey and alpha, (H, W, 3) RGB or
            (H, W, 4) RGBA.

    Raises:
        ValueError: The array is of another type or shape.
    """
    from normviz.drawing.pictures.finding import find_digits  # SciPy costs a quarter of a second

    found = find_digits(picture)
    image = from_ink(found.ink) if found.count else np.zeros((SIDE, SIDE), np.float32)
    return DigitImage(found.count, found.ink, image)


def from_image(picture: NDArray[np.uint8]) -> Floats:
    """The digit in a picture, as :func:`normviz.digits.from_ink` makes it.

    Args:
        picture: As for :func:`read_image`.

    Returns:
        (28, 28) float32 in 0…1; zeros for a picture that shows no digit.

    Raises:
        ValueError: The array is of another type or shape.
    """
    return read_image(picture).image
