"""Training samples from own digits, augmented and mixed with others against forgetting."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz import datasets
from normviz.datasets.custom_digits import DATASET, OwnDigits
from normviz.drawing.augment import Variation, vary
from normviz.errors import UserError
from normviz.number_text import count
from normviz.recipes import TrainingSettings
from normviz.runs.initial_state import DigitMixture

ENOUGH: Final = 20
"""Number of own digits from which on a fifth of them is held back for validation."""
MOST_OTHERS: Final = 2_000
"""Number of other test digits that validate where own digits are too few to hold any back."""
AN_EPOCH: Final = 1_000
"""Fewer own digits than that are repeated, each time varied."""

_VARIATION: Final = Variation(
    rotation=8.0, scale=(0.92, 1.05), stretch=0.08, shear=0.1, shift=1.0, thickness=(-0.2, 0.3)
)
"""Less than from hand to hand: what is the user's own is to be learned."""

Images = NDArray[np.uint8]
Part = tuple[Images, Images]
Indices = NDArray[np.intp]


def mix_custom_samples(
    seed: int, data_dir: Path | None = None, own_dir: Path | None = None
) -> DigitMixture:
    """The own digits, varied, and as many of MNIST, or of what stands in for it.

    Args:
        seed: Equal seeds give equal mixtures of equal digits.
        data_dir: Where the user keeps data sets.
        own_dir: Where the own digits are; the platform's folder when None.

    Raises:
        UserError: There are no own digits, or a file is damaged.
    """
    images, labels = OwnDigits(own_dir).pictures()
    others = datasets.load_or_bundled(datasets.dataset_named(DATASET).mixed_with, data_dir)
    random = np.random.default_rng(seed)
    trained, held = _divide(labels, random)
    copies = -(-AN_EPOCH // len(trained))
    own = np.concatenate(
        [images[trained], *(_varied(images[trained], random) for _ in range(copies - 1))]
    )
    chosen = np.resize(random.permutation(len(others.train_labels)), len(own))
    title = _title(len(trained), copies, f"{count(len(own))} of {others.title}")
    if len(held):
        validation = images[held], labels[held]
        aside = f"{count(len(held))} other own digits"
    else:
        validation = others.test_images[:MOST_OTHERS], others.test_labels[:MOST_OTHERS]
        aside = (
            f"{count(len(validation[1]))} test digits of {others.title} and no own ones, too few "
            "to set some aside"
        )
    return DigitMixture(
        np.concatenate([own, others.train_images[chosen]]),
        np.concatenate([np.tile(labels[trained], copies), others.train_labels[chosen]]),
        *validation,
        f"{title}; validated on {aside}",
    )


def refuse_settings(settings: TrainingSettings) -> None:
    """Does nothing where a run on own digits can have these settings.

    Raises:
        UserError: They divide the data in another way.
    """
    if settings.train_on != "train" or settings.validate_on == "held-out":
        raise UserError(
            "own digits are divided by themselves: expected to train on train and to validate"
            " on test or none, received {train} and {validate}",
            code="own-digits-parts",
            train=settings.train_on,
            validate=settings.validate_on,
        )


def _divide(labels: Images, random: np.random.Generator) -> tuple[Indices, Indices]:
    """Indices to train and to validate on: every fifth digit label by label, or none of few.

    The only digit of its label is always trained on.
    """
    everything = np.arange(len(labels))
    if len(labels) < ENOUGH:
        return everything, everything[:0]
    by_label = np.lexsort((random.permutation(len(labels)), labels))
    counts = np.bincount(labels, minlength=10)
    held = [index for index in by_label[2::5] if counts[labels[index]] > 1]
    return np.setdiff1d(everything, held), np.sort(held)


def _varied(images: Images, random: np.random.Generator) -> Images:
    changed = vary(np.divide(images, 255, dtype=np.float32), _VARIATION, random)
    return np.rint(np.clip(changed, 0, 1) * 255).astype(np.uint8)


def _title(trained: int, copies: int, others: str) -> str:
    varied = f", each in {count(copies)} variants" if copies > 1 else ""
    return f"own digits ({count(trained)}{varied}) and {others}"
