"""Trains the network that tells digits that touch from a single digit again.

``python -m normviz.engine.shipped_models.make_pair_network --data-dir D``

It needs MNIST in the data folder, and takes the pictures that ``make_models`` has made.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray

from normviz.datasets import load
from normviz.drawing.pictures import pair_network
from normviz.drawing.resample import Floats
from normviz.engine.shipped_models.handwriting.pictures import (
    changed_pictures,
    synthetic_pictures,
)
from normviz.engine.shipped_models.touching_digits import single, touching
from normviz.errors import UserError
from normviz.files.arrays import write_arrays

_COUNT: Final = 24_000
"""Pictures of each kind, in all."""
_CHUNK: Final = 1_000
_SYNTHETIC: Final = 120_000
_EPOCHS: Final = 14
_BATCH: Final = 128
_RATE: Final = 0.002
_SINGLE_WEIGHT: Final = 3.0
"""To call one digit several is worse than the other way round."""


def main(argv: Sequence[str] | None = None) -> int:
    """Trains the network and writes it."""
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    arguments = _parser().parse_args(argv)
    try:
        sources = _sources(arguments.data_dir, arguments.work_dir, arguments.workers)
        images, labels = pictures(sources, _COUNT, arguments.workers)
        model = trained(images, labels, arguments.epochs)
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        write(arguments.output, model.get_weights())
    except (UserError, OSError) as error:
        sys.stderr.write(f"make_pair_network: {error}\n")
        return 2
    return 0


def write(path: Path, weights: Sequence[NDArray[Any]]) -> None:
    """Writes the weights in half precision, in the order of Keras."""
    write_arrays(path, {str(at): each.astype(np.float16) for at, each in enumerate(weights)})


def pictures(
    sources: Sequence[NDArray[np.uint8]], count: int, workers: int = 1
) -> tuple[Floats, Floats]:
    """Pictures (2 · count, 28, 28) in 0…1, and 1 for each that shows several digits, else 0.

    Args:
        sources: Pictures (N, 28, 28) of single digits; a picture's digits are all of one source.
        count: How many of each kind, a multiple of the sources.
        workers: Processes that draw.
    """
    each = count // len(sources)
    parts = [(source, start, min(_CHUNK, each - start))
             for source in sources for start in range(0, each, _CHUNK)]  # fmt: skip
    jobs = [partial(_made, source, seed, size) for seed, (source, _, size) in enumerate(parts)]
    if workers > 1:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            made = list(pool.map(_called, jobs))
    else:
        made = [job() for job in jobs]
    images = np.concatenate(made)
    labels = np.tile(np.array([0, 1], np.float32), len(images) // 2)
    return images, labels


def trained(images: Floats, labels: Floats, epochs: int = _EPOCHS) -> Any:
    """A network trained on pictures (N, 28, 28) and their labels (N,)."""
    keras.utils.set_random_seed(1)
    model = _network()
    steps = -(-len(labels) // _BATCH) * epochs
    rate = keras.optimizers.schedules.CosineDecay(_RATE, steps, alpha=0.01)
    loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.01)
    model.compile(keras.optimizers.Adam(rate), loss)
    weights = np.where(labels > 0, 1.0, _SINGLE_WEIGHT).astype(np.float32)
    model.fit(images[..., None], labels, batch_size=_BATCH, epochs=epochs,
              sample_weight=weights, verbose=2)  # fmt: skip
    return model


def _network() -> Any:
    def convolution(filters: int) -> Any:
        return keras.layers.Conv2D(filters, pair_network.KERNEL, pair_network.STRIDE,
                                   activation="relu")  # fmt: skip

    return keras.Sequential([
        keras.Input((28, 28, 1)),
        *(convolution(filters) for filters in pair_network.FILTERS),
        keras.layers.Flatten(),
        keras.layers.Dense(pair_network.UNITS, activation="relu"),
        keras.layers.Dropout(0.1),
        keras.layers.Dense(1),
    ])  # fmt: skip


def _sources(data_dir: Path | None, work: Path, workers: int) -> list[NDArray[np.uint8]]:
    """MNIST as it is, drawn again by other hands, turned and slanted, and made-up digits."""
    real = load("mnist", data_dir).train_images
    given = (work, data_dir, workers)
    others = [changed_pictures("mnist", way, 1, *given)[0] for way in ("written", "varied")]
    return [real, *others, synthetic_pictures(_SYNTHETIC, 1, work, workers)[0]]


def _called(job: "partial[Floats]") -> Floats:
    return job()


def _made(source: NDArray[np.uint8], seed: int, count: int) -> Floats:
    """Pictures (2 · count, 28, 28): a single digit and several that touch, by turns."""
    random = np.random.default_rng([seed, count])
    unit = source[random.integers(len(source), size=8 * count)].astype(np.float32) / np.float32(255)
    made = [picture for one in unit[:count]
            for picture in (single(one, random), touching(unit, random))]  # fmt: skip
    return np.stack(made)


def _parser() -> argparse.ArgumentParser:
    prog = "python -m normviz.engine.shipped_models.make_pair_network"
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--data-dir", type=Path, metavar="D", help="folder with mnist/")
    parser.add_argument("--work-dir", type=Path, metavar="W", default=Path("build/models"),
                        help="of make_models (default: %(default)s)")  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="O",
                        default=Path("resources").joinpath(*pair_network.FILE),
                        help="file of the network (default: %(default)s)")  # fmt: skip
    parser.add_argument("--epochs", type=int, default=_EPOCHS, help="default: %(default)s")
    parser.add_argument("--workers", type=int, default=2, help="default: %(default)s")
    return parser


if __name__ == "__main__":
    sys.exit(main())
