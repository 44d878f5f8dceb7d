"""Test digits in another light: each with a brightness and a contrast of its own."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.info import Part, StoredFormat

LEAST_CONTRAST: Final = 0.3
"""Of a changed image, as a share of its own contrast."""

_SEED: Final = 0


def relit(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Images as c·x + b, with a contrast c of 0.3 to 1 and a brightness b that clips nothing.

    The first images are changed alike, however many there are.

    Args:
        images: (N, H, W), 0…255.

    Returns:
        (N, H, W), rounded to whole numbers.
    """
    drawn = np.random.default_rng(_SEED).random((len(images), 2), np.float32)
    contrast = LEAST_CONTRAST + (1 - LEAST_CONTRAST) * drawn[:, 0]
    brightness = 255 * (1 - contrast) * drawn[:, 1]
    changed = images * contrast[:, None, None] + brightness[:, None, None]
    rounded: NDArray[np.uint8] = np.rint(changed).astype(np.uint8)
    return rounded


def relit_test(form: StoredFormat) -> StoredFormat:
    """A form of a data set whose test images are changed and whose training images are not."""

    def read(place: Path, train: bool, count: int | None) -> Part:
        images, labels = form.read(place, train, count)
        return (images if train else relit(images)), labels

    return replace(form, read=read)
