"""Seeded augmentation of batches of digits: varied handwriting and pens."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import Floats

_CHUNK = 2048
"""Pictures at a time: coordinates of more would not stay in the processor's cache."""


@dataclass(frozen=True)
class Variation:
    """How far digits are changed, each value at random between its bounds.

    Attributes:
        rotation: Largest angle in degrees, to both sides.
        scale: Smallest and largest factor of the size; width and height get the same.
        stretch: Largest relative difference of width and height.
        shear: Largest shift of a row to the next, in pixels, to both sides.
        shift: Largest shift in pixels, in both directions to both sides.
        thickness: How far the strokes' edge moves out, in pixels: most inwards, most outwards.
    """

    rotation: float = 15.0
    scale: tuple[float, float] = (0.85, 1.1)
    stretch: float = 0.15
    shear: float = 0.2
    shift: float = 2.0
    thickness: tuple[float, float] = (-0.35, 0.7)


def vary(pictures: Floats, variation: Variation, random: np.random.Generator) -> Floats:
    """Each picture (N, H, W) in 0…1 moved, turned, slanted and drawn with another pen."""
    changed = np.empty(pictures.shape, np.float32)
    for start in range(0, len(pictures), _CHUNK):
        part = slice(start, start + _CHUNK)
        batch = pictures[part]
        edge = random.uniform(*variation.thickness, len(batch))
        maps = random_maps(len(batch), variation, random)
        changed[part] = warp(change_thickness(batch, edge), *maps)
    return changed


def random_maps(
    count: int, variation: Variation, random: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Matrices (N, 2, 2) and shifts (N, 2), in (y, x), that lead from the result to its source."""
    angle = np.deg2rad(random.uniform(-variation.rotation, variation.rotation, count))
    scale = random.uniform(*variation.scale, count)
    stretch = np.sqrt(1 + random.uniform(-variation.stretch, variation.stretch, count))
    shear = random.uniform(-variation.shear, variation.shear, count)
    cos, sin, zero, one = np.cos(angle), np.sin(angle), np.zeros(count), np.ones(count)
    turn = _matrices(cos, -sin, sin, cos)
    slant = _matrices(one, zero, shear, one)
    size = _matrices(scale * stretch, zero, zero, scale / stretch)
    shifts = random.uniform(-variation.shift, variation.shift, (count, 2))
    return np.asarray(np.linalg.inv(turn @ slant @ size), np.float64), shifts


def warp(pictures: Floats, matrices: NDArray[np.floating], shifts: NDArray[np.floating]) -> Floats:
    """Pictures (N, H, W) moved about their middle, with bilinear interpolation.

    Args:
        pictures: (N, H, W).
        matrices: (N, 2, 2): from a pixel's (y, x) in the result, about the middle, to its source.
        shifts: (N, 2): how far the result is moved in y and x, in pixels.
    """
    count, height, width = pictures.shape
    middle = np.array([height - 1, width - 1], np.float32) / 2
    grid = np.stack(np.meshgrid(np.arange(height), np.arange(width), indexing="ij"), -1)
    about = grid.reshape(1, -1, 2).astype(np.float32) - middle - shifts[:, None].astype(np.float32)
    source = about @ matrices.astype(np.float32).swapaxes(1, 2) + middle
    # In an empty border what comes from outside reads 0, and so does its right neighbour.
    padded = np.pad(pictures, ((0, 0), (1, 2), (1, 2))).reshape(-1)
    y = np.clip(source[..., 0] + 1, 0, height + 1)
    x = np.clip(source[..., 1] + 1, 0, width + 1)
    row, column = y.astype(np.int32), x.astype(np.int32)
    dy, dx = y - row, x - column
    stride = width + 3
    at = np.arange(count)[:, None] * ((height + 3) * stride) + row * stride + column
    upper = padded[at] * (1 - dx) + padded[at + 1] * dx
    lower = padded[at + stride] * (1 - dx) + padded[at + stride + 1] * dx
    return np.asarray(upper * (1 - dy) + lower * dy, np.float32).reshape(pictures.shape)


def change_thickness(pictures: Floats, edge: NDArray[np.floating]) -> Floats:
    """Strokes thicker or thinner, by moving their edge.

    Args:
        pictures: (N, H, W) in 0…1.
        edge: (N,) how far the edge moves out, in pixels, from -1 to 1; negative is thinner.
    """
    near = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
    sides = (near[:, :-2, 1:-1], near[:, 2:, 1:-1], near[:, 1:-1, :-2], near[:, 1:-1, 2:])
    most, least = pictures, pictures
    for side in sides:
        most, least = np.maximum(most, side), np.minimum(least, side)
    amount = np.asarray(np.abs(edge), np.float32)[:, None, None]
    goal = np.where(np.asarray(edge)[:, None, None] > 0, most, least)
    return np.asarray(pictures + amount * (goal - pictures), np.float32)


def _matrices(a: NDArray[np.float64], b: NDArray[np.float64],
              c: NDArray[np.float64], d: NDArray[np.float64]) -> NDArray[np.float64]:  # fmt: skip
    return np.stack([np.stack([a, b], -1), np.stack([c, d], -1)], -2)
