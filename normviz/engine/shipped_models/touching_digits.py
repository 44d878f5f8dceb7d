"""Pictures of digits that touch, made of pictures of single digits.

Two or three digits of one source are moved together until their ink meets, and read as ink: they
look as a drawing or a photograph of a number does when it is taken for one digit.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing import from_ink

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

_FINER: Final = 3
"""The digits are enlarged by so much, or their edges would be coarse."""
_THIRD: Final = 0.15
"""Share of the pictures that show three digits."""
_SIZES: Final = (0.82, 1.2)
"""The next digit is so much larger than the first."""
_ROW: Final = 0.1
"""The digits stand so much higher or lower, as a part of the height."""
_OVERLAP: Final = (0.0, 0.09)
"""Their ink overlaps by so much, as a part of the height."""


def touching(pictures: Floats, random: np.random.Generator) -> Floats:
    """A number of digits that touch.

    Args:
        pictures: (N, 28, 28) in 0…1 to choose the digits from.
        random: Where the chance comes from.

    Returns:
        (28, 28) in 0…1.
    """
    count = 3 if random.random() < _THIRD else 2
    chosen = random.integers(len(pictures), size=count)
    ink = enlarged(pictures[chosen[0]], random.uniform(1.0, 1.3) * _FINER)
    for at in chosen[1:]:
        size = _FINER * random.uniform(*_SIZES) * 1.15
        ink = _joined(ink, enlarged(pictures[at], size), random)
    return from_ink(ink)


def single(picture: Floats, random: np.random.Generator) -> Floats:
    """A single digit (28, 28) in 0…1, read as ink in the same way."""
    return from_ink(enlarged(picture, random.uniform(1.0, 1.3) * _FINER))


def enlarged(picture: Floats, factor: float) -> Mask:
    """The ink of a picture (28, 28), sharp and cut to its box."""
    ink = ndimage.zoom(np.pad(picture, 1), factor, order=1) > 0.4
    rows, columns = (np.flatnonzero(ink.any(axis)) for axis in (1, 0))
    if not len(rows):
        return np.ones((1, 1), bool)
    return np.asarray(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _joined(left: Mask, right: Mask, random: np.random.Generator) -> Mask:
    """Two masks of ink, the right one moved to the left until they meet."""
    height = max(len(left), len(right))
    lower = round(height * random.uniform(-_ROW, _ROW))
    tall = height + abs(lower)
    first = _padded(left, tall, max(-lower, 0) + (height - len(left)) // 2)
    second = _padded(right, tall, max(lower, 0) + (height - len(right)) // 2)
    both = first.any(1) & second.any(1)
    ends = first.shape[1] - first[:, ::-1].argmax(1)
    starts = second.argmax(1)
    at = int((ends - starts)[both].max()) if both.any() else first.shape[1]
    at = max(0, at - round(height * random.uniform(*_OVERLAP)))
    page = np.zeros((tall, max(first.shape[1], at + second.shape[1])), bool)
    page[:, : first.shape[1]] |= first
    page[:, at : at + second.shape[1]] |= second
    return page


def _padded(ink: Mask, height: int, above: int) -> Mask:
    return np.pad(ink, ((above, height - above - len(ink)), (0, 0)))
