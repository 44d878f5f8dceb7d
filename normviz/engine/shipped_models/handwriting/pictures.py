"""The pictures that the shipped models are trained on, made once and kept as files.

Digits made up from sketches, and the digits of MNIST and of scikit-learn: turned and slanted, or
traced back to strokes and drawn again by other hands. All that is drawn comes through
``digits.from_strokes``, as a drawing of the user's does.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.datasets import load
from normviz.drawing import from_strokes
from normviz.drawing.augment import Variation, vary
from normviz.drawing.mnist_fit import refit
from normviz.drawing.redraw import RedrawVariation as OtherHand
from normviz.drawing.redraw import redraw
from normviz.drawing.skeleton import skeleton_strokes
from normviz.engine.shipped_models.handwriting.hand import NEAT, pen_for, rewritten
from normviz.engine.shipped_models.handwriting.writer import write
from normviz.files.arrays import read_arrays, write_arrays
from normviz.files.contents import ExpectedArray, ExpectedContents

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]
Part = tuple[Images, Labels]
Floats = NDArray[np.float32]

CHUNK: Final = 1_000
_CONTENTS: Final = ExpectedContents(
    what="chunk of pictures",
    advice="delete it, it is made again",
    arrays=(
        ExpectedArray("images", ("u1",), ((1, CHUNK), 28, 28), required=True),
        ExpectedArray("labels", ("u1",), ((1, CHUNK),), required=True),
    ),
)
_VARIATION: Final = Variation(
    rotation=18.0,
    scale=(0.9, 1.0),
    stretch=0.25,
    shear=0.25,
    shift=0.0,
    thickness=(-0.5, 0.8),
)


def synthetic_pictures(count: int, seed: int, folder: Path, workers: int = 1) -> Part:
    """Digits out of sketches, each class as often.

    Args:
        count: How many, rounded down to whole thousands.
        seed: Equal seeds give equal pictures.
        folder: Where chunks are kept; those that are there are not made again.
        workers: Processes that draw.

    Returns:
        Images (count, 28, 28) and labels (count,), uint8.
    """
    jobs = [partial(_made_up, (seed, index)) for index in range(count // CHUNK)]
    paths = [folder / f"made-up-{seed}-{index:03}.npz" for index in range(len(jobs))]
    return _collected(paths, jobs, workers)


def changed_pictures(
    name: str, way: str, seed: int, folder: Path, data_dir: Path | None, workers: int = 1
) -> Part:
    """The training digits of a data set, each of them changed once.

    Args:
        name: ``mnist`` or ``digits``.
        way: One of :data:`WAYS`.
        seed: Equal seeds give equal pictures.
        folder: Where chunks are kept; those that are there are not made again.
        data_dir: Where the user keeps data sets.
        workers: Processes that work.

    Returns:
        Images (N, 28, 28) and labels (N,), uint8.
    """
    data = load(name, data_dir)
    jobs, paths = [], []
    for start in range(0, len(data.train_labels), CHUNK):
        part = slice(start, start + CHUNK)
        images, labels = data.train_images[part], data.train_labels[part]
        jobs.append(partial(_changed, images, labels, way, (seed, start)))
        paths.append(folder / f"{name}-{way}-{seed}-{start:05}.npz")
    return _collected(paths, jobs, workers)


def rewritten_pictures(pictures: Floats, random: np.random.Generator) -> Floats:
    """Each picture (N, 28, 28) traced to strokes and drawn by another hand and pen."""
    again = np.zeros_like(pictures)
    for index, strokes in enumerate(skeleton_strokes(pictures)):
        if strokes:
            written = rewritten(strokes, NEAT, random)
            again[index] = from_strokes(written, pen_for(written, random))
    return again


def varied_pictures(pictures: Floats, random: np.random.Generator) -> Floats:
    """Each picture (N, 28, 28) turned, slanted, thicker or thinner, and fitted again."""
    return refit(vary(pictures, _VARIATION, random))


WAYS: Final[dict[str, Callable[[Floats, np.random.Generator], Floats]]] = {
    "varied": varied_pictures,
    "written": rewritten_pictures,
    "redrawn": partial(redraw, hand=OtherHand()),
}
"""Name to how pictures (N, 28, 28) in 0…1 are changed."""


def _made_up(seed: tuple[int, ...]) -> Part:
    random = np.random.default_rng(seed)
    labels = np.arange(CHUNK).astype(np.uint8) % 10
    drawings = [write(int(label), random) for label in labels]
    pictures = np.stack([from_strokes(strokes, pen_for(strokes, random)) for strokes in drawings])
    return to_bytes(pictures), labels


def _changed(images: Images, labels: Labels, way: str, seed: tuple[int, ...]) -> Part:
    pictures = images.astype(np.float32) / np.float32(255)
    return to_bytes(WAYS[way](pictures, np.random.default_rng(seed))), labels


def to_bytes(pictures: Floats) -> Images:
    """Pictures in 0…1 as uint8."""
    return np.rint(pictures * 255).astype(np.uint8)


def _collected(paths: list[Path], jobs: Sequence[Callable[[], Part]], workers: int) -> Part:
    missing = [(path, job) for path, job in zip(paths, jobs, strict=True) if not path.is_file()]
    if workers > 1 and len(missing) > 1:
        # Spawned: a fork of a process that runs TensorFlow's threads may hang.
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(_keep, missing))
    else:
        for item in missing:
            _keep(item)
    parts = [read_arrays(path, _CONTENTS) for path in paths]
    return _joined(parts, "images"), _joined(parts, "labels")


def _keep(item: tuple[Path, Callable[[], Part]]) -> None:
    path, job = item
    images, labels = job()
    write_arrays(path, {"images": images, "labels": labels})


def _joined(parts: list[dict[str, NDArray[Any]]], name: str) -> NDArray[np.uint8]:
    return np.concatenate([part[name] for part in parts])
