"""Trains the shipped models again.

``python -m normviz.engine.shipped_models.make_models --data-dir D``

It needs MNIST in the data folder. A model learns from 370,000 pictures, and goes over them once
more, slowly, together with scikit-learn's digits: those are of few people, and would be learnt by
heart if they were there from the start. What is made on the way is kept in the work folder, so
that all can be stopped and started again at any time.

Models that are there need not be trained anew when ways of writing were added to the handwriting:
with ``--start resources/models`` each goes once more over all of the pictures, slowly, from the
weights that it has. The models that ship were trained so: anew, and then on from there with the
digits of ``glyphs_looped``; the default went once more in the same way with those of
``glyphs_rare``.

It trains on one core, which costs a third less than two of them: run it twice at once, each with
some of the norms (``--norm batch --norm layer``) and then once without, for the index. So it takes
about an hour on two cores. All is seeded; on another processor the numbers differ in the last
digits, and with them the weights.
"""

import argparse
import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.datasets import load
from normviz.engine.inference.shipped_networks import from_shipped_weights
from normviz.engine.networks.shipped_network import ShippedNetwork, build, shipped_network
from normviz.engine.shipped_models.handwriting.pictures import (
    WAYS,
    Part,
    changed_pictures,
    synthetic_pictures,
)
from normviz.engine.shipped_models.scores import Trial, accuracies, evaluation_sets
from normviz.engine.training.pipeline import training_batches
from normviz.errors import UserError
from normviz.runs.shipped_models import ShippedModel, read_stored, write_index, write_stored

NORMS: Final = ("none", "batch", "layer", "instance", "group", "weight")
DEFAULT: Final = "batch"
"""The model that a fresh window answers with."""
EPOCHS: Final = {"none": 6, "batch": 3, "layer": 3, "instance": 3, "group": 3, "weight": 3}
"""How often each picture is seen: without a norm it takes longer. After more of it the pictures are
known by heart, and strokes of people who are not among them are read less well."""

_BATCH: Final = 128
_RATE: Final = 0.002
_LAST_RATE: Final = 0.0005
_SMOOTHING: Final = 0.03
_MADE_UP: Final = 120_000


@dataclass(frozen=True)
class ModelTraining:
    """How all of the models are trained.

    Attributes:
        data_dir: Where MNIST lies.
        work: Where pictures and unfinished work are kept.
        epochs: How often each picture is seen; as in :data:`EPOCHS` when None.
        seed: Start of all that is random.
        workers: Processes that draw pictures.
        start: The folder of models to go on from; all is learnt anew when None.
    """

    data_dir: Path | None
    work: Path
    epochs: int | None = None
    seed: int = 1
    workers: int = 2
    start: Path | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Makes the models named on the command line, and the index of all that are there."""
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    arguments = _parser().parse_args(argv)
    recipe = ModelTraining(arguments.data_dir, arguments.work_dir, arguments.epochs, arguments.seed,
                    arguments.workers, arguments.start)  # fmt: skip
    try:
        recipe.work.mkdir(parents=True, exist_ok=True)
        arguments.output.mkdir(parents=True, exist_ok=True)
        make(arguments.norm or NORMS, recipe, arguments.output)
    except (UserError, OSError) as error:
        sys.stderr.write(f"make_models: {error}\n")
        return 2
    return 0


def make(norms: Sequence[str], recipe: ModelTraining, output: Path) -> None:
    """Trains what is missing in ``output``, and writes the index.

    Args:
        norms: Names of the catalogue, one per model.
        recipe: How they are trained.
        output: The folder of the models.

    Raises:
        UserError: MNIST is not there, or a file cannot be written.
    """
    missing = [norm for norm in norms if not (output / f"{norm}.npz").exists()]
    if missing:
        pictures = training_pictures(recipe)
        if recipe.start is None:
            for norm in missing:
                _train(norm, pictures, recipe)
        pictures = _together([pictures, *few_writers_part(recipe)])
        for norm in missing:
            model = from_shipped_weights(read_stored(_unpolished(norm, recipe)))
            fit(model, *pictures, 1, _LAST_RATE, recipe.seed + 1)
            _write(output / f"{norm}.npz", norm, model)
    sets = evaluation_sets(recipe.data_dir)
    found = [_scored(output / f"{norm}.npz", sets) for norm in norms]
    for model in found:
        sys.stdout.write(f"{model}\n")
    write_index(output, found)


def _train(norm: str, pictures: Part, recipe: ModelTraining) -> None:
    path = _unpolished(norm, recipe)
    if not path.exists():
        epochs = recipe.epochs or EPOCHS[norm]
        _write(path, norm, train_network(shipped_network(norm), *pictures, epochs, recipe.seed))


def _unpolished(norm: str, recipe: ModelTraining) -> Path:
    return (recipe.start or recipe.work) / f"{norm}.npz"


def _write(path: Path, norm: str, model: Any) -> None:
    write_stored(path, shipped_network(norm).to_json(), model.get_weights())


def training_pictures(recipe: ModelTraining) -> Part:
    """All pictures and labels, uint8: MNIST as it is, changed in three ways, and made-up digits."""
    real = load("mnist", recipe.data_dir)
    given = (recipe.work, recipe.data_dir, recipe.workers)
    parts = [
        (real.train_images, real.train_labels),
        *(changed_pictures("mnist", way, recipe.seed, *given) for way in WAYS),
        *(changed_pictures("digits", "written", seed, *given) for seed in range(6)),
        synthetic_pictures(_MADE_UP, recipe.seed, recipe.work, recipe.workers),
    ]
    return _together(parts)


def few_writers_part(recipe: ModelTraining) -> list[Part]:
    """The digits of scikit-learn, each turned and slanted ten times."""
    given = (recipe.work, recipe.data_dir, recipe.workers)
    return [changed_pictures("digits", "varied", seed, *given) for seed in range(10)]


def _together(parts: Sequence[Part]) -> Part:
    images, labels = zip(*parts, strict=True)
    return np.concatenate(images), np.concatenate(labels)


def train_network(
    network: ShippedNetwork,
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    epochs: int,
    seed: int,
) -> Any:
    """A new model, trained on pictures."""
    model = build(network, seed)
    fit(model, images, labels, epochs, _RATE, seed)
    return model


def fit(
    model: Any,
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    epochs: int,
    highest: float,
    seed: int,
) -> None:
    """Trains with Adam and a rate that rises shortly to its highest and falls as a cosine."""
    steps = -(-len(labels) // _BATCH)
    total = steps * epochs
    rate = keras.optimizers.schedules.CosineDecay(
        highest / 20, total - total // 20, warmup_target=highest, warmup_steps=total // 20,
        alpha=0.002,
    )  # fmt: skip
    loss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=_SMOOTHING)
    model.compile(keras.optimizers.Adam(rate), loss, metrics=["accuracy"])
    batches = training_batches(
        images,
        labels,
        batch_size=_BATCH,
        seed=seed,
        epochs=range(epochs),
        skip=0,
        prepare=lambda raw: _moved(tf.cast(raw, tf.float32) / 255),
    ).map(lambda x, y: (x, tf.one_hot(y, 10)))
    model.fit(batches, epochs=epochs, steps_per_epoch=steps, shuffle=False, verbose=2)


def _moved(pictures: Any) -> Any:
    """A batch moved by a pixel at most: centring by mass is not exact either."""
    by = tf.random.uniform((2,), -1, 2, tf.int32)
    return tf.roll(pictures, by, axis=(1, 2))


def _scored(path: Path, sets: Mapping[str, Trial]) -> ShippedModel:
    """What the index says about a model: measured on what was written, not on what was trained."""
    stored = read_stored(path)
    model = from_shipped_weights(stored)
    found = accuracies(model, sets)
    data = path.read_bytes()
    return ShippedModel(
        name=path.stem,
        norm=str(stored.spec["norm"]),
        default=path.stem == DEFAULT,
        test_accuracy=found.pop("mnist"),
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        parameters=model.count_params(),
        scores=found,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m normviz.engine.shipped_models.make_models")
    parser.add_argument("--data-dir", type=Path, metavar="D", help="folder with mnist/")
    parser.add_argument("--work-dir", type=Path, metavar="W", default=Path("build/models"),
                        help="what is made on the way (default: %(default)s)")  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="O", default=Path("resources/models"),
                        help="folder of the models (default: %(default)s)")  # fmt: skip
    parser.add_argument("--start", type=Path, metavar="S",
                        help="folder of models to go on from (default: learns anew)")  # fmt: skip
    parser.add_argument("--norm", action="append", choices=NORMS, help="only this one; repeatable")
    parser.add_argument("--epochs", type=int, help="default: 3 or 6, by the norm")
    parser.add_argument("--seed", type=int, default=ModelTraining.seed, help="default: %(default)s")
    parser.add_argument(
        "--workers", type=int, default=ModelTraining.workers, help="default: %(default)s"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
