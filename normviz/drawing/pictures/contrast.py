"""Contrast of each pixel to the paper around it, independent of the illumination.

The paper under a pixel is found by a morphological closing: what is darker than its surroundings
and narrower than a square is filled. The edges of a sheet, of a desk and of a hard shadow are not
narrow: a closing leaves them as they are, so that they never look like ink
(Serra, Image Analysis and Mathematical Morphology, 1982).
"""

import math

import numpy as np
from scipy import ndimage

from normviz.drawing.resample import Floats

_DARKEST_PAPER = 0.3
"""Contrast is relative to the paper, so that a shadow does not lessen it, but not below this."""
_DEVIATIONS = 4.0
"""Contrast within this number of standard deviations of the paper's noise is no ink."""
_LEAST = 0.035
"""Contrast below this is never ink."""


def stroke_contrast(plane: Floats, reach: int, *, dark: bool) -> tuple[Floats, float]:
    """The contrast of everything narrower than ``reach`` pixels to the paper around it.

    Args:
        plane: (H, W) in 0…1.
        reach: Nothing wider is ink.
        dark: Whether dark ink on light paper is looked for, or light on dark.

    Returns:
        Contrast (H, W) in 0…1, and the contrast up to which it is the paper's noise.
    """
    values = plane if dark else 1 - plane
    paper = ndimage.grey_closing(values, size=(reach, reach), mode="nearest")
    differs = paper - values
    if dark:
        differs = differs / np.maximum(paper, _DARKEST_PAPER)
    middle = float(np.median(differs))
    noise = 1.4826 * float(np.median(np.abs(differs - middle)))
    return np.asarray(differs, np.float32), max(middle + _DEVIATIONS * noise, _LEAST)


def noise_of(plane: Floats) -> float:
    """The standard deviation of the noise from pixel to pixel, relative to the paper.

    Args:
        plane: (H, W) in 0…1.
    """
    # Three neighbours in a row, with these weights, cancel slow changes of the light.
    differs = plane[:, 1:-1] - (plane[:, :-2] + plane[:, 2:]) / 2
    deviation = 1.4826 * float(np.median(np.abs(differs))) / math.sqrt(1.5)
    return deviation / max(float(np.median(plane)), _DARKEST_PAPER)
