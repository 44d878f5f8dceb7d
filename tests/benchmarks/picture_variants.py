"""Pictures of handwritten digits as people bring them: each function makes one of a kind.

The ink comes from MNIST's test digits and from the strokes that the app brings along; papers,
pens, light, places and damage are random, seeded by the caller.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy import ndimage

from normviz.datasets import load_test
from normviz.drawing import HANDS, read_sample_strokes

Array = np.ndarray
Random = np.random.Generator


@dataclass(frozen=True)
class Variant:
    """A picture (H, W, 3 or 4) uint8 and what it shows.

    Attributes:
        pixels: The picture.
        digit: The digit; None where there is no single one.
        count: How many digits there are.
    """

    pixels: Array
    digit: int | None
    count: int = 1


def _mnist() -> tuple[Array, Array] | None:
    folder = os.environ.get("NORMVIZ_DATA")
    if not folder:
        return None
    images, labels = load_test("mnist", Path(folder), 2000)
    return images, labels


_MNIST = _mnist()
_STROKES = [
    (digit, drawing) for hand in HANDS for digit, drawing in enumerate(read_sample_strokes(hand))
]


def sample_ink(random: Random, side: int, pen: float | None = None) -> tuple[Array, int]:
    """Ink of a digit, its longer side ``side`` pixels long, cut to its box, and the digit.

    Args:
        random: Source of chance.
        side: Longer side in pixels.
        pen: Width of the pen in pixels: strokes of the app; from MNIST or with any pen when None.
    """
    if pen is None and _MNIST is not None and random.random() < 0.6:
        at = int(random.integers(len(_MNIST[0])))
        small = np.pad(_MNIST[0][at] / 255.0, 2)
        large = ndimage.zoom(small, side / 20, order=3)
        sharp = min(8.0, max(1.0, side / 30))
        ink = np.clip((ndimage.gaussian_filter(large, side / 60) - 0.45) * sharp + 0.5, 0, 1)
        return _cut(ink), int(_MNIST[1][at])
    digit, drawing = _STROKES[int(random.integers(len(_STROKES)))]
    pen = pen or side * random.uniform(0.05, 0.12)
    return stroke_ink(drawing.strokes, side, pen, random), digit


def stroke_ink(strokes: tuple[Array, ...], side: int, pen: float, random: Random) -> Array:
    """Strokes drawn with a round pen, slightly turned and slanted, cut to their box."""
    angle, slant = np.deg2rad(random.uniform(-8, 8)), random.uniform(-0.12, 0.12)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turn = turn @ np.array([[1, slant], [0, 1]])
    paths = [np.asarray(each, float) @ turn.T for each in strokes]
    points = np.concatenate(paths)
    low, extent = points.min(0), float(np.ptp(points, axis=0).max())
    margin = pen / 2 + 2
    scale = max(side - pen, 1) / extent
    placed = [(path - low) * scale + margin for path in paths]
    finer = 2 if side < 400 else 1
    size = finer * int(np.ceil(side + 2 * margin))
    line = np.zeros((size, size), bool)
    for path in placed:
        x, y = np.rint(finer * _dense(path, 0.4 / finer)).astype(int).T
        line[y, x] = True
    far = ndimage.distance_transform_edt(~line) / finer
    ink = np.clip(pen / 2 - far + 0.5, 0, 1)
    return _cut(ink.reshape(size // finer, finer, size // finer, finer).mean((1, 3)))


def plain(random: Random) -> Variant:
    """Dark ink on light paper, large in the picture."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.4, 0.85))
    page = inked(paper(random, height, width), ink, ink_color(random))
    return Variant(finished(random, page), digit)


def chalk(random: Random) -> Variant:
    """Light ink on a dark board."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.35, 0.8))
    board = random.uniform(0.05, 0.3) + random.uniform(-0.04, 0.04, 3)
    page = lit(random, np.full((height, width, 3), board), 0.2)
    return Variant(finished(random, inked(page, ink, random.uniform(0.75, 1, 3))), digit)


def mnist_file(random: Random) -> Variant:
    """28×28 as MNIST is, light on dark or dark on light."""
    if _MNIST is None:
        return plain(random)
    at = int(random.integers(len(_MNIST[0])))
    image = _MNIST[0][at] if random.random() < 0.5 else 255 - _MNIST[0][at]
    return Variant(np.repeat(image[:, :, None], 3, 2), int(_MNIST[1][at]))


def pencil(random: Random) -> Variant:
    """Pale grey strokes on white paper."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.35, 0.8))
    grain = ndimage.gaussian_filter(random.normal(0, 1, ink.shape), 0.8)
    ink = ink * np.clip(0.9 + 0.35 * grain, 0.3, 1)
    page = lit(random, np.full((height, width, 3), random.uniform(0.9, 1.0)), 0.1)
    grey = np.full(3, random.uniform(0.55, 0.72))
    return Variant(finished(random, inked(page, ink, grey), 0.01), digit)


def highlighter(random: Random) -> Variant:
    """Yellow, pink or green marker, broad and light."""
    height, width = random_size(random)
    side = round(random.uniform(0.45, 0.85) * height)
    ink, digit = placed(random, height, width, side / height, side * random.uniform(0.1, 0.17))
    color = np.array([[1, 0.97, 0.2], [1, 0.55, 0.8], [0.6, 1, 0.45], [0.45, 0.9, 1]])
    page = paper(random, height, width, white=True)
    chosen = color[random.integers(4)]
    return Variant(finished(random, inked(page, ink * 0.95, chosen)), digit)


def jpeg_noise(random: Random) -> Variant:
    """A picture saved with a low quality."""
    made = plain(random)
    return replace(made, pixels=through_jpeg(made.pixels, int(random.integers(8, 30))))


def alpha_sheet(random: Random) -> Variant:
    """A white sheet on a transparent surround."""
    return on_desk(random, desk=False)


def transparent_ink(random: Random) -> Variant:
    """Ink on nothing."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.35, 0.8))
    pixels = np.empty((height, width, 4))
    pixels[..., :3] = random.uniform(0, 1, 3)
    pixels[..., 3] = ink
    return Variant(as_bytes(pixels), digit)


def desk_sheet(random: Random) -> Variant:
    """A sheet on a dark or wooden desk."""
    return on_desk(random)


def on_desk(random: Random, desk: bool = True, blank: bool = False) -> Variant:
    """A light sheet with a digit, somewhere on a desk or on nothing, turned or in perspective."""
    height, width = (int(each) for each in random.integers(400, 1000, 2))
    sheet_height, sheet_width = (int(each * random.uniform(0.45, 0.85)) for each in (height, width))
    if blank:
        ink, digit = np.zeros((sheet_height, sheet_width)), None
    else:
        share = random.uniform(0.35, 0.75)
        ink, digit = placed(random, sheet_height, sheet_width, share)
    sheet = inked(paper(random, sheet_height, sheet_width, white=True), ink, ink_color(random))
    top = random.uniform(0.02, 0.98) * (height - sheet_height)
    left = random.uniform(0.02, 0.98) * (width - sheet_width)
    angle = np.deg2rad(random.uniform(-9, 9)) if random.random() < 0.7 else 0.0
    corners = np.array([[0, 0], [0, 1], [1, 1], [1, 0]]) * [sheet_height, sheet_width]
    middle = np.array([sheet_height, sheet_width]) / 2
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    landed = (corners - middle) @ turn.T + middle + [top, left]
    if random.random() < 0.5:
        landed = landed + random.uniform(-0.04, 0.04, (4, 2)) * [sheet_height, sheet_width]
    moved, covers = _perspective(sheet, corners, landed, (height, width))
    if not desk:
        pixels = np.concatenate([moved, covers[..., None]], -1)
        return Variant(as_bytes(pixels), digit, 0 if blank else 1)
    page = _desk(random, height, width)
    shade = ndimage.gaussian_filter(covers, 12)
    page = page * (1 - 0.3 * shade[..., None])
    page = page * (1 - covers[..., None]) + moved * covers[..., None]
    return Variant(finished(random, lit(random, page, 0.15)), digit, 0 if blank else 1)


def coloured(random: Random) -> Variant:
    """Coloured ink on coloured paper, perhaps of the same lightness."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.4, 0.8))
    while True:
        ground, color = random.uniform(0.1, 1, (2, 3))
        if np.abs(ground - color).max() > 0.4:
            break
    page = lit(random, np.full((height, width, 3), ground), 0.1)
    return Variant(finished(random, inked(page, ink, color)), digit)


def shadow(random: Random) -> Variant:
    """A hard shadow whose edge may go through the digit."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.4, 0.8))
    page = inked(paper(random, height, width), ink, ink_color(random))
    y, x = np.mgrid[:height, :width]
    angle = random.uniform(0, 2 * np.pi)
    across = (x - width * random.uniform(0.3, 0.7)) * np.cos(angle)
    across = across + (y - height * random.uniform(0.3, 0.7)) * np.sin(angle)
    share = np.clip(across / random.uniform(0.5, 6) + 0.5, 0, 1)
    dark = random.uniform(0.35, 0.7)
    return Variant(finished(random, page * (1 - (1 - dark) * share[..., None])), digit)


def boxed(random: Random) -> Variant:
    """A printed box, or a row of boxes, around the digit."""
    height, width = random_size(random)
    unit = min(height, width)
    side = int(unit * random.uniform(0.3, 0.6))
    ink, digit = sample_ink(random, side)
    room = 1 + random.uniform(0.1, 0.8)
    tall = int(ink.shape[0] * room) + 8
    wide = max(int(ink.shape[1] * room), int(0.6 * tall)) + 8
    top = int(random.integers(4, max(5, height - tall - 4)))
    left = int(random.integers(4, max(5, width - wide - 4)))
    page = paper(random, height, width)
    thick = int(random.integers(1, max(2, unit // 120) + 1))
    frame = np.zeros((height, width))
    cells = range(-1, 2) if random.random() < 0.3 else range(1)
    for cell in cells:
        _rectangle(frame, top, left + cell * wide, tall, wide, thick)
    page = inked(page, frame, np.full(3, random.uniform(0.05, 0.5)))
    place = np.zeros((height, width))
    free = tall - ink.shape[0], wide - ink.shape[1]
    at = [int(random.uniform(0.25, 0.75) * each) for each in free]
    put(place, ink, top + at[0], left + at[1])
    page = turned(random, inked(page, place, ink_color(random)))
    return Variant(finished(random, page), digit)


def ruled(random: Random) -> Variant:
    """A digit on lined or squared paper."""
    height, width = random_size(random)
    ink, digit = placed(random, height, width, random.uniform(0.25, 0.7))
    page = inked(ruled_paper(random, height, width), ink, ink_color(random) * 0.6)
    return Variant(finished(random, turned(random, page)), digit)


def small(random: Random) -> Variant:
    """A digit of a tenth to a thirtieth of the page's height."""
    height, width = (int(each) for each in random.integers(700, 2000, 2))
    ink, digit = placed(random, height, width, random.uniform(1 / 30, 1 / 10), square=height)
    page = inked(paper(random, height, width), ink, ink_color(random))
    return Variant(finished(random, page, 0.008, 0.4), digit)


def thin(random: Random) -> Variant:
    """Strokes one or two pixels wide on a large page."""
    side = int(random.integers(700, 1400))
    pen = float(random.choice([1.0, 1.5, 2.0, 2.5]))
    ink, digit = placed(random, side, side, random.uniform(0.3, 0.85), pen)
    page = np.full((side, side, 3), random.uniform(0.85, 1))
    color = np.full(3, random.uniform(0, 0.3))
    return Variant(as_bytes(inked(page, ink, color)), digit)


def blank(random: Random) -> Variant:
    """Plain, lined, dotted or squared paper, a smooth photograph, or an empty sheet."""
    kind = int(random.integers(6))
    height, width = random_size(random)
    if kind == 0:
        page = paper(random, height, width)
    elif kind in (1, 2):
        page = turned(random, ruled_paper(random, height, width))
    elif kind == 3:
        page = _dotted(random, height, width)
    elif kind == 4:
        page = ndimage.gaussian_filter(random.uniform(0, 1, (height, width, 3)), (60, 60, 0))
        page = (page - page.min()) / np.ptp(page)
    else:
        return on_desk(random, blank=True)
    return Variant(finished(random, page), None, 0)


def two_digits(random: Random) -> Variant:
    """Two digits beside each other, apart or touching slightly."""
    height = int(random.integers(200, 700))
    side = int(height * random.uniform(0.4, 0.75))
    pen = side * random.uniform(0.05, 0.1)
    pair = []
    for _ in range(2):
        _, drawing = _STROKES[int(random.integers(len(_STROKES)))]
        ink = stroke_ink(drawing.strokes, side, pen, random)
        pair.append(ink)
    gap = int(side * random.uniform(0.08, 0.6)) if random.random() < 0.7 else -int(pen * 0.7)
    wide = pair[0].shape[1] + pair[1].shape[1] + gap
    width = int(max(height, wide * random.uniform(1.2, 1.8)))
    page = np.zeros((height, width))
    left = (width - wide) // 2
    for ink, at in zip(pair, (left, left + pair[0].shape[1] + gap), strict=True):
        top = (height - ink.shape[0]) // 2 + int(random.uniform(-0.05, 0.05) * side)
        put(page, ink, top, at)
    made = inked(paper(random, height, width), page, ink_color(random))
    return Variant(finished(random, made), None, 2)


def broken(random: Random) -> Variant:
    """One digit with gaps in its ink."""
    height, width = random_size(random)
    side = int(min(height, width) * random.uniform(0.45, 0.8))
    digit, drawing = _STROKES[int(random.integers(len(_STROKES)))]
    pen = side * random.uniform(0.05, 0.1)
    ink = stroke_ink(drawing.strokes, side, pen, random)
    for _ in range(int(random.integers(1, 4))):
        angle = random.uniform(0, np.pi)
        y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
        at = random.uniform(0.2, 0.8, 2) * ink.shape
        far = (y - at[0]) * np.cos(angle) + (x - at[1]) * np.sin(angle)
        ink = ink * (np.abs(far) > random.uniform(0.1, 0.3) * pen)
    page = np.zeros((height, width))
    put(page, ink, (height - ink.shape[0]) // 2, (width - ink.shape[1]) // 2)
    made = inked(paper(random, height, width), page, ink_color(random))
    return Variant(finished(random, made), digit)


SORTS: dict[str, Callable[[Random], Variant]] = {
    "plain": plain,
    "chalk": chalk,
    "mnist file": mnist_file,
    "transparent ink": transparent_ink,
    "pencil": pencil,
    "highlighter": highlighter,
    "jpeg noise": jpeg_noise,
    "alpha sheet": alpha_sheet,
    "sheet on desk": desk_sheet,
    "coloured": coloured,
    "hard shadow": shadow,
    "printed box": boxed,
    "ruled": ruled,
    "small digit": small,
    "thin strokes": thin,
    "blank": blank,
    "two digits": two_digits,
    "broken ink": broken,
}


def through_jpeg(pixels: Array, quality: int) -> Array:
    """The picture (H, W, 3) after it was saved as a JPEG."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels[..., :3])
    image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality)
    back = QImage.fromData(kept).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(back.constBits(), np.uint8).reshape(height, back.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def _dense(path: Array, spacing: float) -> Array:
    """The path (k, 2) with points at most ``spacing`` apart."""
    steps = np.hypot(*np.diff(path, axis=0).T) if len(path) > 1 else np.zeros(0)
    counts = np.maximum(1, np.ceil(steps / spacing)).astype(int)
    along = np.concatenate([[0.0], np.repeat(1 / counts, counts).cumsum()])
    return np.column_stack([np.interp(along, np.arange(len(path)), each) for each in path.T])


def _cut(ink: Array) -> Array:
    rows, columns = (np.flatnonzero((ink > 0.3).any(axis)) for axis in (1, 0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def random_size(random: Random) -> tuple[int, int]:
    side = int(random.integers(150, 900))
    return side, int(side * random.uniform(0.75, 1.4))


def placed(
    random: Random, height: int, width: int, share: float, pen: float | None = None,
    square: int | None = None,
) -> tuple[Array, int]:  # fmt: skip
    side = max(10, int(share * (square or min(height, width))))
    ink, digit = sample_ink(random, side, pen)
    page = np.zeros((height, width))
    free = [max(each - length, 1) for each, length in zip(page.shape, ink.shape, strict=True)]
    top, left = (int(random.uniform(0.05, 0.95) * each) for each in free)
    put(page, ink, top, left)
    return page, digit


def put(page: Array, ink: Array, top: int, left: int) -> None:
    rows = slice(max(top, 0), min(top + ink.shape[0], page.shape[0]))
    columns = slice(max(left, 0), min(left + ink.shape[1], page.shape[1]))
    part = ink[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    page[rows, columns] = np.maximum(page[rows, columns], part)


def paper(random: Random, height: int, width: int, white: bool = False) -> Array:
    tone = random.uniform(0.8 if white else 0.7, 1.0) - random.uniform(0, 0.08, 3)
    return lit(random, np.full((height, width, 3), tone), 0.25)


def lit(random: Random, page: Array, most: float) -> Array:
    height, width = page.shape[:2]
    y, x = np.mgrid[:height, :width] / max(height, width)
    a, b, c = random.uniform(-1, 1, 3) * most
    light = 1 + a * (x - 0.5) + b * (y - 0.5) - abs(c) * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    return np.clip(page * light[..., None], 0, 1)


def ink_color(random: Random) -> Array:
    colours = [(0.08, 0.08, 0.1), (0.1, 0.15, 0.5), (0.6, 0.1, 0.1), (0.05, 0.35, 0.15)]
    return np.array(colours[int(random.choice(4, p=[0.5, 0.3, 0.1, 0.1]))])


def inked(page: Array, ink: Array, color: Array) -> Array:
    return page * (1 - ink[..., None]) + np.asarray(color) * ink[..., None]


def _rectangle(page: Array, top: int, left: int, tall: int, wide: int, thick: int) -> None:
    for row in (top, top + tall):
        page[max(row, 0) : row + thick, max(left, 0) : max(left + wide + thick, 0)] = 1
    for column in (left, left + wide):
        if column >= 0:
            page[max(top, 0) : top + tall + thick, column : column + thick] = 1


def ruled_paper(random: Random, height: int, width: int) -> Array:
    page = paper(random, height, width)
    step = int(min(height, width) * random.uniform(0.06, 0.16))
    thick = int(random.integers(1, max(1, min(height, width) // 250) + 1))
    lines = np.zeros((height, width))
    start = int(random.integers(step))
    for at in range(start, height, step):
        lines[at : at + thick] = 1
    if random.random() < 0.5:
        for at in range(int(random.integers(step)), width, step):
            lines[:, at : at + thick] = 1
    elif random.random() < 0.3:
        lines[:, width // 8 : width // 8 + thick] = 1
    tones = [(0.55, 0.65, 0.88), (0.6, 0.6, 0.6), (0.3, 0.45, 0.75), (0.25, 0.25, 0.25)]
    return inked(page, lines, np.array(tones[int(random.integers(4))]))


def _dotted(random: Random, height: int, width: int) -> Array:
    page = paper(random, height, width)
    step = int(min(height, width) * random.uniform(0.05, 0.12))
    y, x = np.mgrid[:height, :width]
    radius = max(1.0, step * 0.08)
    offset = int(random.integers(step))
    far = np.hypot((y + offset) % step - step / 2, (x + offset) % step - step / 2)
    return inked(page, np.clip(radius - far + 0.5, 0, 1), np.full(3, random.uniform(0.3, 0.7)))


def _desk(random: Random, height: int, width: int) -> Array:
    kind = int(random.integers(3))
    if kind == 0:
        tone = random.uniform(0.08, 0.35) + random.uniform(-0.05, 0.05, 3)
        return np.clip(np.full((height, width, 3), tone), 0, 1)
    y, x = np.mgrid[:height, :width] / max(height, width)
    wave = ndimage.gaussian_filter(random.normal(0, 1, (height, width)), (3, 40)) * 12
    grain = np.sin(60 * y + 4 * wave + 3 * np.sin(4 * x)) * 0.5 + 0.5
    fine = ndimage.gaussian_filter(random.normal(0, 1, (height, width)), (0.7, 15))
    strength = random.uniform(0.04, 0.15)
    wood = np.array([0.45, 0.3, 0.17]) if kind == 1 else np.array([0.62, 0.46, 0.3])
    return np.clip(wood * (1 - strength * grain + 0.3 * strength * fine)[..., None], 0, 1)


def _perspective(
    sheet: Array, corners: Array, placed: Array, shape: tuple[int, int]
) -> tuple[Array, Array]:
    """A sheet (h, w, 3) whose corners (4, 2) come to lie at ``placed``, and where it covers."""
    rows, values = [], []
    for (y, x), (v, u) in zip(placed, corners, strict=True):
        rows += [[y, x, 1, 0, 0, 0, -v * y, -v * x], [0, 0, 0, y, x, 1, -u * y, -u * x]]
        values += [v, u]
    h = np.append(np.linalg.solve(np.array(rows), np.array(values)), 1).reshape(3, 3)
    y, x = np.mgrid[: shape[0], : shape[1]]
    target = np.stack([y, x, np.ones_like(y)], -1) @ h.T
    source = target[..., :2] / target[..., 2:]
    inside = np.minimum(source, [each - 1 for each in sheet.shape[:2]] - source).min(-1)
    covers = np.clip(inside + 0.5, 0, 1)
    at = [source[..., 0], source[..., 1]]
    moved = [ndimage.map_coordinates(sheet[..., c], at, order=1, mode="nearest") for c in range(3)]
    return np.stack(moved, -1), covers


def turned(random: Random, page: Array) -> Array:
    if random.random() < 0.5:
        return page
    angle = random.uniform(-3, 3)
    return ndimage.rotate(page, angle, reshape=False, order=1, mode="nearest")


def finished(random: Random, page: Array, noise: float = 0.02, blur: float = 1.0) -> Array:
    """The picture after a lens and a camera."""
    soft = ndimage.gaussian_filter(page, (*[random.uniform(0, blur)] * 2, 0))
    return as_bytes(soft + random.normal(0, random.uniform(0, noise), page.shape[:2])[..., None])


def as_bytes(page: Array) -> Array:
    return np.rint(np.clip(page, 0, 1) * 255).astype(np.uint8)
