"""Effects of hand, pen and tablet on strokes: tremor, slant, hooks, gaps, few samples."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.engine.shipped_models.handwriting.curves import evenly

Points = NDArray[np.float64]
Strokes = list[Points]


@dataclass(frozen=True)
class StrokeVariation:
    """How far strokes are changed; lengths are shares of the digit's height.

    Attributes:
        slant: Mean and deviation of the shear; positive leans to the right.
        rotation: Deviation of the angle, in degrees; three of them at most.
        stretch: Deviation of the logarithm of width against height.
        bend: Deviation of the smooth displacement.
        loose: Deviation of a stroke's place against the others.
        ends: Largest part of a stroke that is left out at an end, or hooked on.
        sparse: Share of digits of which the tablet kept few points.
        tremble: Largest deviation of the points.
    """

    slant: tuple[float, float] = (0.12, 0.22)
    rotation: float = 6.5
    stretch: float = 0.26
    bend: float = 0.03
    loose: float = 0.02
    ends: float = 0.08
    sparse: float = 0.25
    tremble: float = 0.01


WILD = StrokeVariation()
"""For digits that were made up."""
NEAT = StrokeVariation(slant=(0.0, 0.12), rotation=5.0, stretch=0.14, loose=0.008, ends=0.03)
"""For digits that a person wrote and that are varied as they are."""


def rewritten(
    strokes: Sequence[Points], hand: StrokeVariation, random: np.random.Generator
) -> Strokes:
    """The strokes as another hand would write them.

    Args:
        strokes: Arrays (k, 2), y down, in any unit.
        hand: How far they may be changed.
        random: Where the chance comes from.

    Returns:
        Arrays (k, 2); about 1 high.
    """
    unit = _to_unit([stroke for stroke in strokes if len(stroke)])
    # A stroke that was lifted in the middle of a line stays where it is: only whole drawings move.
    moved = [stroke + random.normal(0, hand.loose, 2) for stroke in unit]
    ended = [_ended(stroke, hand, random) for stroke in moved]
    bent = _bent(ended, hand.bend, random)
    matrix = _matrix(hand, random)
    turned = [(stroke - 0.5) @ matrix.T for stroke in bent]
    return _sampled(turned, hand, random)


def pen_for(strokes: Sequence[Points], random: np.random.Generator) -> float | None:
    """A pen for a drawing: often unknown, else from a hair to a brush."""
    if random.random() < 0.35:
        return None
    points = np.concatenate(list(strokes))
    extent = float((points.max(0) - points.min(0)).max())
    return float(max(extent, 1e-3) * np.exp(random.uniform(np.log(0.02), np.log(0.25))))


def _to_unit(strokes: Strokes) -> Strokes:
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    size = float((high - low).max()) or 1.0
    middle = (low + high) / 2
    return [(stroke - middle) / size + 0.5 for stroke in strokes]


def _matrix(hand: StrokeVariation, random: np.random.Generator) -> Points:
    angle = np.deg2rad(np.clip(random.normal(0, hand.rotation), -18, 18))
    shear = random.normal(*hand.slant)
    wide = np.exp(np.clip(random.normal(0, hand.stretch), -0.55, 0.45))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(turn @ np.array([[1.0, -shear], [0.0, 1.0]]) @ np.diag([wide, 1.0]))


def _bent(strokes: Strokes, size: float, random: np.random.Generator) -> Strokes:
    """A smooth displacement of the whole page: one wave to each side, and along."""
    frequency = random.uniform(0.5, 2.0, (2, 2, 2))
    phase = random.uniform(0, 2 * np.pi, (2, 2))
    amount = random.normal(0, size, (2, 2))

    def displaced(stroke: Points) -> Points:
        wave = np.sin(2 * np.pi * np.einsum("kx,abx->kab", stroke, frequency) / 2 + phase)
        return np.asarray(stroke + np.einsum("kab,ab->ka", wave, amount))

    return [displaced(stroke) for stroke in strokes]


def _ended(stroke: Points, hand: StrokeVariation, random: np.random.Generator) -> Points:
    """The stroke cut short at its ends, or with a hook where the pen came down or left."""
    if len(stroke) < 3 or not hand.ends:
        return stroke
    path = evenly(stroke, max(len(stroke), 24))
    cut = (np.clip(random.uniform(-hand.ends, hand.ends, 2), 0, 1) * len(path)).astype(int)
    path = path[cut[0] : len(path) - cut[1]]
    for end in (0, -1):
        if random.random() < 0.2:
            angle = random.uniform(0, 2 * np.pi)
            hook = random.uniform(0.02, hand.ends) * np.array([np.cos(angle), np.sin(angle)])
            tip = (path[end] + hook)[None]
            path = np.concatenate([tip, path] if end == 0 else [path, tip])
    return path


def _sampled(strokes: Strokes, hand: StrokeVariation, random: np.random.Generator) -> Strokes:
    """The points that a tablet or a mouse would keep."""
    length = [float(np.hypot(*np.diff(stroke, axis=0).T).sum()) for stroke in strokes]
    few = random.random() < hand.sparse
    rate = random.uniform(5, 12) if few else random.uniform(18, 60)
    counts = [max(2, round(rate * part) + 1) if part else 1 for part in length]
    tremble = random.uniform(0, hand.tremble)
    return [
        points + random.normal(0, tremble, points.shape) for points in map(evenly, strokes, counts)
    ]
