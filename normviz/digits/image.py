"""Pictures of a digit, from a file or a camera, to the 28×28 that a network sees.

Ink may be dark on light or light on dark, on paper that is not evenly lit, or on nothing at all.
"""

import numpy as np
from numpy.typing import NDArray

from normviz.digits.fit import SIDE
from normviz.digits.holes import flooded
from normviz.digits.ink import from_ink
from normviz.digits.resample import Floats, averaged

_LONGEST = 240
"""Larger pictures are shrunk to this side first; a digit needs no more."""
_CONTRAST = 0.06
"""Differences below this, of the way from black to white, are an empty page."""
_ROUNDS = 6
_EVERY = 5
"""A part of the pixels is enough to find the page's surface."""
_SPECK = 0.02
"""Pieces of ink smaller than this part of the largest are dirt."""
_MOST_PIECES = 40
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def from_image(picture: NDArray[np.uint8]) -> Floats:
    """The digit in a picture, as :func:`normviz.digits.from_ink` makes it.

    Args:
        picture: uint8, (H, W) or (H, W, 1) grey, (H, W, 2) grey and alpha, (H, W, 3) RGB or
            (H, W, 4) RGBA.

    Returns:
        (28, 28) float32 in 0…1; zeros for a picture that shows nothing.

    Raises:
        ValueError: The array is of another type or shape.
    """
    ink = separate_ink(_shrunk(_grey(picture)))
    if ink.max() < _CONTRAST:
        return np.zeros((SIDE, SIDE), np.float32)
    return from_ink(_without_specks(ink / ink.max()))


def separate_ink(grey: Floats) -> Floats:
    """The ink in a picture (H, W) in 0…1: how much each pixel differs from the page under it.

    The page is a surface of second degree, fitted to what is left when the ink is left out. Ink
    is what differs to the side with more of it.
    """
    differs, noise = _flattened(grey)
    darker, lighter = np.maximum(-differs, 0), np.maximum(differs, 0)
    ink = darker if (darker**2).sum() >= (lighter**2).sum() else lighter
    peak = float(np.percentile(ink, 99.5))
    strong = float(np.median(ink[ink >= peak / 2]))
    floor = min(max(4 * noise, 0.05 * strong), 0.5 * strong)
    if strong <= max(floor, _CONTRAST):
        return np.zeros_like(grey)
    return np.asarray(np.clip((ink - floor) / (strong - floor), 0, 1), np.float32)


def _grey(picture: NDArray[np.uint8]) -> Floats:
    values = np.asarray(picture)
    shape = values.shape
    fits = len(shape) == 2 or (len(shape) == 3 and 1 <= shape[2] <= 4)
    if values.dtype != np.uint8 or not fits or 0 in shape:
        raise ValueError(
            "expected a uint8 picture of shape (H, W), (H, W, 1) to (H, W, 4), "
            f"received {values.dtype} of shape {shape}"
        )
    unit = np.asarray(values, np.float32) / np.float32(255)
    if unit.ndim == 2:
        return np.asarray(unit)
    colours = unit[:, :, : 3 if shape[2] >= 3 else 1]
    grey = colours @ _LUMA if shape[2] >= 3 else colours[:, :, 0]
    plain = np.asarray(grey, np.float32)
    return _composed(plain, unit[:, :, -1]) if shape[2] in (2, 4) else plain


def _composed(grey: Floats, alpha: Floats) -> Floats:
    """Transparent ink on the page that shows it: dark ink on white, light ink on black."""
    weight = float(alpha.sum())
    page = 1.0 if weight and float((grey * alpha).sum()) < 0.5 * weight else 0.0
    return np.asarray(grey * alpha + page * (1 - alpha), np.float32)


def _shrunk(grey: Floats) -> Floats:
    step = max(grey.shape) / _LONGEST
    if step <= 1:
        return grey
    # A last row that is not whole would be darkened by the nothing behind it.
    rows, columns = (max(1, int(side / step + 1e-6)) for side in grey.shape)
    return averaged(grey, (0.0, 0.0), step, (rows, columns))


def _flattened(grey: Floats) -> tuple[Floats, float]:
    """The picture less the page under it, and the page's noise."""
    terms = _surface_terms(grey.shape)
    values = grey.reshape(-1).astype(np.float64)
    # The border is page, nearly always; the fit starts from what looks like it.
    page = np.abs(values - _border_median(grey)) <= max(0.12, float(values.std()))
    for _ in range(_ROUNDS):
        some = np.flatnonzero(page)[::_EVERY]
        weights = np.linalg.lstsq(terms[some], values[some], rcond=None)[0]
        differs = values - terms @ weights
        noise = 1.4826 * float(np.median(np.abs(differs[page])))
        page = np.abs(differs) <= max(3 * noise, 0.02)
    return np.asarray(differs.reshape(grey.shape), np.float32), noise


def _border_median(grey: Floats) -> float:
    edge = [grey[0], grey[-1], grey[:, 0], grey[:, -1]]
    return float(np.median(np.concatenate(edge)))


def _surface_terms(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """1, y, x, y², xy and x² for each pixel, as rows; the picture's sides run from -1 to 1."""
    y, x = np.meshgrid(*(np.linspace(-1, 1, side) for side in shape), indexing="ij")
    return np.stack([np.ones_like(x), y, x, y * y, x * y, x * x], -1).reshape(-1, 6)


def _without_specks(ink: Floats) -> Floats:
    """The ink without pieces that are tiny beside the largest one."""
    left = np.pad(ink > 0, 1)
    pieces: list[NDArray[np.bool_]] = []
    while left.any() and len(pieces) < _MOST_PIECES:
        start = np.zeros_like(left)
        start.reshape(-1)[int(left.argmax())] = True
        piece = flooded(left, start)
        pieces.append(piece[1:-1, 1:-1])
        left &= ~piece
    masses = [float(ink[piece].sum()) for piece in pieces]
    dirt = [
        piece for piece, mass in zip(pieces, masses, strict=True) if mass < _SPECK * max(masses)
    ]
    return np.asarray(np.where(np.any(dirt, axis=0), 0, ink), np.float32) if dirt else ink
