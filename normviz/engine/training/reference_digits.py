"""Measures how well a network that learns own digits still reads the others."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz import datasets
from normviz.datasets.custom_digits import DATASET
from normviz.engine.training.custom_samples import MOST_OTHERS
from normviz.engine.training.preprocessing import Floats, network_input
from normviz.recipes.recipe import Recipe
from normviz.runs.initial_state import DigitMixture
from normviz.runs.storage.reference_accuracy import ReferenceAccuracy

_BATCH: Final = 256


@dataclass(frozen=True, eq=False)
class ReferenceDigits:
    """Test digits of MNIST, or of what stands in for it.

    Attributes:
        images: uint8 (N, 28, 28).
        labels: uint8 (N,).
        title: What they are called, for people.
        own_validated: Own digits that the run is validated on; 0 where it is on these.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    title: str
    own_validated: int


def reference_digits(mixture: DigitMixture, data_dir: Path | None) -> ReferenceDigits:
    """The digits to measure a run on ``mixture`` with; none of them is trained on.

    Raises:
        UserError: A file is damaged.
    """
    others = datasets.load_or_bundled(datasets.dataset_named(DATASET).mixed_with, data_dir)
    images, labels = others.test_images[:MOST_OTHERS], others.test_labels[:MOST_OTHERS]
    is_validated_on = np.array_equal(mixture.validation_images, images)
    own = 0 if is_validated_on else len(mixture.validation_labels)
    return ReferenceDigits(images, labels, others.title, own)


def measure_before(model: Any, recipe: Recipe, digits: ReferenceDigits) -> ReferenceAccuracy:
    """The accuracy of a network that has not begun to learn."""
    accuracy = _accuracy(model, recipe, digits)
    return ReferenceAccuracy(digits.title, len(digits.labels), accuracy, digits.own_validated)


def measure_after(
    model: Any, recipe: Recipe, digits: ReferenceDigits, before: ReferenceAccuracy
) -> ReferenceAccuracy | None:
    """The accuracy of a network that has learned, beside what it was.

    None where the digits are others than those that were measured before.
    """
    if (before.data, before.samples) != (digits.title, len(digits.labels)):
        return None
    return replace(before, after=_accuracy(model, recipe, digits))


def _accuracy(model: Any, recipe: Recipe, digits: ReferenceDigits) -> float:
    parts = [slice(at, at + _BATCH) for at in range(0, len(digits.labels), _BATCH)]
    hits = [
        _answers(model, network_input(recipe, digits.images[part])).argmax(1) == digits.labels[part]
        for part in parts
    ]
    return float(np.concatenate(hits).mean())


def _answers(model: Any, x: Floats) -> NDArray[Any]:
    """Of a model on several devices, where each answers for all digits, those of the first."""
    answers: NDArray[Any] = model.predict_on_batch(x)[: len(x)]
    return answers
