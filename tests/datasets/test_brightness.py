from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import load, load_or_bundled
from normviz.datasets.brightness import LEAST_CONTRAST, relit
from normviz.datasets.bundled import TEST_COUNT, read_bundled

IMAGES = np.random.default_rng(1).integers(0, 256, (40, 28, 28)).astype(np.uint8)


def test_each_image_keeps_its_pattern_at_another_contrast_and_brightness() -> None:
    changed = relit(IMAGES)
    assert changed.dtype == np.uint8
    spans = np.ptp(changed, (1, 2)) / np.ptp(IMAGES, (1, 2))
    assert spans.min() > LEAST_CONTRAST - 0.01
    assert 0.5 < spans.mean() < 0.8
    assert len(np.unique(changed.min((1, 2)))) > 20
    for before, after in zip(IMAGES, changed, strict=True):
        assert np.corrcoef(before.ravel(), after.ravel())[0, 1] > 0.999


def test_the_first_images_are_changed_alike_however_many_there_are() -> None:
    np.testing.assert_array_equal(relit(IMAGES[:7]), relit(IMAGES)[:7])


def test_no_image_at_all_is_none() -> None:
    assert relit(IMAGES[:0]).shape == (0, 28, 28)


def test_the_training_part_stays_as_it_is() -> None:
    data = load("digits-brightness")
    images, labels = read_bundled()
    np.testing.assert_array_equal(data.train_images, images[:-TEST_COUNT])
    np.testing.assert_array_equal(data.test_images, relit(images[-TEST_COUNT:]))
    np.testing.assert_array_equal(data.test_labels, labels[-TEST_COUNT:])


def test_the_bundled_digits_stand_in_for_mnist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert load_or_bundled("mnist-brightness").name == "digits-brightness"
