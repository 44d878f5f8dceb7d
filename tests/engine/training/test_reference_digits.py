from dataclasses import replace

import numpy as np
import pytest

from normviz import datasets
from normviz.datasets.custom_digits import DATASET
from normviz.engine.training import reference_digits as module
from normviz.engine.training.reference_digits import (
    ReferenceDigits,
    measure_after,
    measure_before,
    reference_digits,
)
from normviz.recipes import find
from normviz.runs.initial_state import DigitMixture

LABELS = np.array([3, 3, 5, 7], np.uint8)
DIGITS = ReferenceDigits(np.zeros((4, 28, 28), np.uint8), LABELS, "MNIST", 0)


class Says:
    """A network that gives every picture the same digit."""

    def __init__(self, digit: int) -> None:
        self.digit = digit

    def predict_on_batch(self, inputs: np.ndarray) -> np.ndarray:
        return np.eye(10)[np.full(len(inputs), self.digit)]


def test_before_and_after_are_measured_on_the_same_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_BATCH", 3)
    recipe = find("relu")
    before = measure_before(Says(3), recipe, DIGITS)
    assert (before.data, before.samples, before.before, before.after) == ("MNIST", 4, 0.5, None)
    found = measure_after(Says(7), recipe, DIGITS, before)
    assert found == replace(before, after=0.25)


def test_other_digits_are_no_comparison() -> None:
    before = measure_before(Says(3), find("relu"), DIGITS)
    other = replace(DIGITS, title="other digits")
    assert measure_after(Says(3), find("relu"), other, before) is None


@pytest.mark.parametrize("own", [0, 5])
def test_it_is_said_whether_own_digits_were_set_aside(own: int) -> None:
    others = datasets.load_or_bundled(datasets.dataset_named(DATASET).mixed_with, None)
    images, labels = others.test_images[:2000], others.test_labels[:2000]
    held = (np.full((own, 28, 28), 9, np.uint8), np.zeros(own, np.uint8))
    mixture = DigitMixture(images[:3], labels[:3], *(held if own else (images, labels)), "mixed")
    found = reference_digits(mixture, None)
    assert found.own_validated == own
    assert found.title == others.title
    np.testing.assert_array_equal(found.images, images)
