"""Scores of a model for drawings: on MNIST, on shifted and redrawn digits, on strokes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.datasets import load, load_test
from normviz.drawing import HANDS, from_ink, from_strokes, read_sample_strokes
from normviz.drawing.augment import warp
from normviz.drawing.redraw import RedrawVariation, redraw

Floats = NDArray[np.float32]
Trial = tuple[Floats, NDArray[np.uint8]]

_MOVED: Final = 2_000
_PENS: Final = (None, 0.02, 0.06, 0.12, 0.2)
"""Pens as shares of the drawing's height; None is the file's own."""


def evaluation_sets(data_dir: Path | None, seed: int = 0) -> dict[str, Trial]:
    """Sets of digits that no model was trained on: pictures (N, 28, 28) in 0…1 and labels.

    Args:
        data_dir: Where MNIST lies.
        seed: Start of all that is random.

    Returns:
        ``mnist``: the test digits. ``moved``: those shifted, scaled by 0.5 to 1.5 and turned by
        up to 15°, and read as ink. ``skeleton``: those traced and drawn again as they were.
        ``other hand``: drawn again by another hand and pen. ``strokes``: the hand-drawn digits
        that ship, with five pens. ``digits``: scikit-learn's test digits.

    Raises:
        UserError: MNIST is not there.
    """
    random = np.random.default_rng(seed)
    images, labels = load_test("mnist", data_dir)
    pictures = _unit(images)
    part, part_labels = pictures[:_MOVED], labels[:_MOVED]
    other = load("digits")
    return {
        "mnist": (pictures, labels),
        "moved": (randomly_moved(part, random), part_labels),
        "skeleton": (redraw(part, random), part_labels),
        "other hand": (redraw(part, random, RedrawVariation()), part_labels),
        "strokes": _strokes(),
        "digits": (_unit(other.test_images), other.test_labels),
    }


def accuracies(model: Any, sets: Mapping[str, Trial]) -> dict[str, float]:
    """The share of right answers in each of the sets."""
    return {
        name: float(np.mean(answers(model, pictures) == labels))
        for name, (pictures, labels) in sets.items()
    }


def answers(model: Any, pictures: Floats) -> NDArray[np.intp]:
    """The digit that a model sees in each picture (N, 28, 28)."""
    return np.asarray(model.predict(pictures, batch_size=500, verbose=0).argmax(1))


def randomly_moved(pictures: Floats, random: np.random.Generator) -> Floats:
    """Pictures (N, 28, 28) shifted, scaled and turned on a larger canvas, and read as ink."""
    count = len(pictures)
    canvas = np.pad(pictures, ((0, 0), (14, 14), (14, 14)))
    angle = np.deg2rad(random.uniform(-15, 15, count))
    scale = random.uniform(0.5, 1.5, count)
    cos, sin = np.cos(angle) / scale, np.sin(angle) / scale
    matrices = np.stack([np.stack([cos, sin], -1), np.stack([-sin, cos], -1)], -2)
    turned = warp(canvas, matrices, random.uniform(-6, 6, (count, 2)))
    return np.stack([from_ink(page) for page in turned])


def _strokes() -> Trial:
    pictures, labels = [], []
    for drawing in (drawing for hand in HANDS for drawing in read_sample_strokes(hand)):
        height = float(np.ptp(np.concatenate(drawing.strokes)[:, 1]))
        for pen in _PENS:
            width = drawing.pen_width if pen is None else pen * height
            pictures.append(from_strokes(drawing.strokes, width))
            labels.append(drawing.label)
    return np.stack(pictures), np.array(labels, np.uint8)


def _unit(images: NDArray[np.uint8]) -> Floats:
    return images.astype(np.float32) / np.float32(255)
