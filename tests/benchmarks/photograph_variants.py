"""Pictures of handwritten digits under the light, the lens and the damage of everyday photographs.

As in `picture_variants`, each function makes one of a kind, by chance that the caller seeds.
"""

from collections.abc import Callable

import numpy as np
from scipy import ndimage

from tests.benchmarks.picture_variants import SORTS as PICTURE_SORTS
from tests.benchmarks.picture_variants import (
    Array,
    Random,
    Variant,
    as_bytes,
    finished,
    ink_color,
    inked,
    lit,
    paper,
    placed,
    put,
    random_size,
    ruled_paper,
    sample_ink,
    turned,
)


def glare(random: Random) -> Variant:
    """A lamp is mirrored in the paper."""
    page, digit = _page(random, 0.4, 0.8)
    height, width = page.shape[:2]
    place = random.uniform(0, 1, 2) * (height, width)
    spread = min(height, width) * random.uniform(0.15, 0.4)
    light = random.uniform(0.3, 0.6) * np.exp(-(_far(page, *place) ** 2) / (2 * spread**2))
    return Variant(finished(random, page + (1 - page) * light[..., None]), digit)


def dim(random: Random) -> Variant:
    """A noisy photograph with a third of the light or less."""
    page, digit = _page(random, 0.35, 0.7)
    return Variant(finished(random, page * random.uniform(0.15, 0.35), 0.03), digit)


def out_of_focus(random: Random) -> Variant:
    """A blurred photograph."""
    page, digit = _page(random, 0.45, 0.85)
    blur = min(page.shape[:2]) * random.uniform(0.008, 0.02)
    return Variant(finished(random, ndimage.gaussian_filter(page, (blur, blur, 0))), digit)


def shaken(random: Random) -> Variant:
    """The camera moved along the rows or along a diagonal."""
    page, digit = _page(random, 0.5, 0.85)
    length = max(2, int(min(page.shape[:2]) * random.uniform(0.01, 0.035)))
    way = (np.eye(length) if random.random() < 0.5 else np.ones((1, length))) / length
    planes = [ndimage.convolve(page[..., at], way, mode="nearest") for at in range(3)]
    return Variant(finished(random, np.stack(planes, -1)), digit)


def whiteboard(random: Random) -> Variant:
    """Marker on a board that was wiped badly."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.3, 0.7))
    board = lit(random, np.full((height, width, 3), random.uniform(0.75, 0.95)), 0.3)
    smears = ndimage.gaussian_filter(random.normal(0, 1, (height, width)), (3, 25))
    board *= (1 - 0.08 * np.clip(smears / smears.std(), 0, 2))[..., None]
    colors = [(0.8, 0.1, 0.1), (0.1, 0.5, 0.2), (0.1, 0.2, 0.7), (0.1, 0.1, 0.1)]
    color = np.array(colors[int(random.integers(4))])
    return Variant(finished(random, inked(board, ink * random.uniform(0.75, 1), color)), digit)


def folded(random: Random) -> Variant:
    """Paper with folds, each side of which has its own light."""
    page, digit = _page(random, 0.4, 0.8)
    shade = np.zeros(page.shape[:2])
    soft = min(page.shape[:2]) * 0.02
    for _ in range(int(random.integers(3, 9))):
        shade += np.tanh(_across(random, page) / soft) * random.uniform(-0.07, 0.07)
    return Variant(finished(random, np.clip(page * (1 + shade[..., None]), 0, 1)), digit)


def fine_squares(random: Random) -> Variant:
    """Squared paper whose squares are much smaller than the digit."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.3, 0.7))
    step = max(5, int(min(height, width) * random.uniform(0.02, 0.05)))
    lines = np.zeros((height, width))
    lines[::step] = lines[:, ::step] = random.uniform(0.3, 0.7)
    color = np.array([0.5, 0.7, 0.6]) * random.uniform(0.7, 1.2)
    page = inked(paper(random, height, width), lines, color)
    return Variant(
        finished(random, turned(random, inked(page, ink, ink_color(random) * 0.6))), digit
    )


def margin_line(random: Random) -> Variant:
    """A digit on ruled or squared paper with a margin line in red."""
    page, left = _with_margin(random)
    height, width = page.shape[:2]
    ink, digit = sample_ink(random, int(min(height, width) * random.uniform(0.25, 0.55)))
    place = np.zeros((height, width))
    free = max(1, width - left - ink.shape[1] - 4)
    top = int(random.uniform(0.1, 0.9) * (height - ink.shape[0]))
    put(place, ink, top, left + int(random.uniform(0, 0.8) * free))
    page = inked(page, place, ink_color(random) * 0.6)
    return Variant(finished(random, turned(random, page)), digit)


def empty_margin(random: Random) -> Variant:
    """The same without a digit."""
    return Variant(finished(random, turned(random, _with_margin(random)[0])), None, 0)


def empty_photograph(random: Random) -> Variant:
    """No digit: paper in the dark, one colour, noise, folded paper, or a soft shadow."""
    height, width = random_size(random)
    page = paper(random, height, width)
    kind = int(random.integers(5))
    if kind == 0:
        page *= random.uniform(0.1, 0.4)
    elif kind == 1:
        return Variant(np.full((height, width, 3), random.integers(256), np.uint8), None, 0)
    elif kind == 2:
        return Variant(random.integers(0, 256, (height, width, 3)).astype(np.uint8), None, 0)
    elif kind == 3:
        soft = min(height, width) * 0.02
        shades = [np.tanh(_across(random, page) / soft) * random.uniform(-0.07, 0.07)
                  for _ in range(5)]  # fmt: skip
        page = np.clip(page * (1 + sum(shades)[..., None]), 0, 1)
    else:
        far = _far(page, height / 2, width / 2) / min(height, width)
        page *= 1 - 0.5 * np.exp(-(far**2) / 0.125)[..., None]
    return Variant(finished(random, page, 0.03), None, 0)


def in_a_corner(random: Random) -> Variant:
    """A small digit in a corner of the page."""
    height, width = random_size(random)
    ink, digit = sample_ink(random, int(min(height, width) * random.uniform(0.2, 0.4)))
    margin = int(min(height, width) * 0.02) + 2
    place = np.zeros((height, width))
    top, left = (
        int(random.choice([margin, side - length - margin]))
        for side, length in zip(place.shape, ink.shape, strict=True)
    )
    put(place, ink, top, left)
    page = inked(paper(random, height, width), place, ink_color(random))
    return Variant(finished(random, page), digit)


def fax(random: Random) -> Variant:
    """Black on white without greys, with specks."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.35, 0.8))
    black = ink > 0.5
    black ^= random.random((height, width)) < random.uniform(0, 0.003)
    return Variant(as_bytes(np.repeat(1.0 - black[..., None], 3, 2)), digit)


def sticky_note(random: Random) -> Variant:
    """A coloured note on something darker."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.35, 0.7))
    colors = [(1, 0.95, 0.45), (1, 0.6, 0.7), (0.6, 0.9, 1), (0.7, 1, 0.6)]
    color = np.array(colors[int(random.integers(4))])
    note = inked(np.ones((height, width, 3)) * color, ink, ink_color(random))
    page = np.full((int(1.6 * height), int(1.6 * width), 3), random.uniform(0.1, 0.6))
    top, left = (int(random.uniform(0.06, 0.54) * side) for side in (height, width))
    page[top : top + height, left : left + width] = note
    return Variant(finished(random, page), digit)


def thumb(random: Random) -> Variant:
    """A finger holds the paper at its edge."""
    height, width = random_size(random)
    side = int(min(height, width) * random.uniform(0.35, 0.55))
    ink, digit = sample_ink(random, side)
    place = np.zeros((height, width))
    put(place, ink, (height - ink.shape[0]) // 2, (width - ink.shape[1]) // 2)
    page = inked(paper(random, height, width), place, ink_color(random))
    along = random.uniform(0.2, 0.8)
    edges = (
        (height, along * width),
        (0, along * width),
        (along * height, 0),
        (along * height, width),
    )
    radius = min(height, width) * random.uniform(0.1, 0.2)
    finger = np.clip((radius - _far(page, *edges[int(random.integers(4))])) / 3 + 0.5, 0, 1)
    skin = np.array([0.85, 0.62, 0.5]) * random.uniform(0.4, 1.05)
    return Variant(finished(random, inked(page, finger, skin)), digit)


def circled(random: Random) -> Variant:
    """A circle is drawn around the digit, with the same pen or a red one."""
    height, width = random_size(random)
    side = int(min(height, width) * random.uniform(0.25, 0.45))
    ink, digit = sample_ink(random, side)
    reach = side * random.uniform(0.75, 0.95)
    middle = [random.uniform(reach + 4, max(reach + 5, each - reach - 4))
              for each in (height, width)]  # fmt: skip
    page = np.zeros((height, width))
    top, left = (int(at - each / 2) for at, each in zip(middle, ink.shape, strict=True))
    put(page, ink, top, left)
    far = _far(page, *middle) - reach * (1 + 0.04 * np.sin(2 * _turn(page, *middle)))
    ring = np.clip(side * random.uniform(0.015, 0.035) - np.abs(far) + 0.5, 0, 1)
    color = ink_color(random)
    pen = color if random.random() < 0.5 else np.array([0.8, 0.1, 0.1])
    made = inked(inked(paper(random, height, width), ring, pen), page, color)
    return Variant(finished(random, made), digit)


PHOTOGRAPH_SORTS: dict[str, Callable[[Random], Variant]] = {
    "glare": glare,
    "dim": dim,
    "out of focus": out_of_focus,
    "shaken": shaken,
    "whiteboard": whiteboard,
    "folded": folded,
    "fine squares": fine_squares,
    "margin line": margin_line,
    "empty margin": empty_margin,
    "empty photograph": empty_photograph,
    "in a corner": in_a_corner,
    "fax": fax,
    "sticky note": sticky_note,
    "thumb": thumb,
    "circled": circled,
}
SORTS = PICTURE_SORTS | PHOTOGRAPH_SORTS


def _page(random: Random, least: float, most: float) -> tuple[Array, int]:
    """Dark ink on light paper, and the digit; its size is a part of the page's shorter side."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(least, most))
    return inked(paper(random, height, width), ink, ink_color(random)), digit


def _with_margin(random: Random) -> tuple[Array, int]:
    """Ruled paper (H, W, 3) with a red line, and the column right of the line."""
    height, width = random_size(random)
    page = ruled_paper(random, height, width)
    left = int(width * random.uniform(0.1, 0.25))
    thick = int(random.integers(1, max(2, height // 200) + 1))
    page[:, left : left + thick] = (0.85, 0.3, 0.3)
    return page, left + thick + 4


def _far(page: Array, row: float, column: float) -> Array:
    y, x = np.mgrid[: page.shape[0], : page.shape[1]]
    return np.hypot(y - row, x - column)


def _turn(page: Array, row: float, column: float) -> Array:
    y, x = np.mgrid[: page.shape[0], : page.shape[1]]
    return np.arctan2(y - row, x - column)


def _across(random: Random, page: Array) -> Array:
    """The distance to a line through the page, negative on one side."""
    angle = random.uniform(0, np.pi)
    y, x = np.mgrid[: page.shape[0], : page.shape[1]]
    row, column = random.uniform(0, 1, 2) * page.shape[:2]
    return (x - column) * np.cos(angle) + (y - row) * np.sin(angle)
