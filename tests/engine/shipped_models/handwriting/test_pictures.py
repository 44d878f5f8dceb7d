"""Training pictures, kept in chunks."""

from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import load
from normviz.engine.shipped_models.handwriting import pictures
from normviz.engine.shipped_models.handwriting.pictures import (
    WAYS,
    changed_pictures,
    synthetic_pictures,
)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "CHUNK", 20)


def test_made_up_digits_are_kept_and_repeatable(tmp_path: Path) -> None:
    images, labels = synthetic_pictures(40, 1, tmp_path)
    assert images.shape == (40, 28, 28)
    assert np.bincount(labels).tolist() == [4] * 10
    assert images.max((1, 2)).min() > 100
    files = sorted(tmp_path.iterdir())
    assert len(files) == 2
    files[1].unlink()
    before = files[0].stat().st_mtime_ns
    again, _ = synthetic_pictures(40, 1, tmp_path)
    assert np.array_equal(images, again)
    assert files[0].stat().st_mtime_ns == before


def test_other_seeds_make_other_digits(tmp_path: Path) -> None:
    assert not np.array_equal(
        synthetic_pictures(20, 1, tmp_path)[0], synthetic_pictures(20, 2, tmp_path)[0]
    )


@pytest.mark.parametrize("way", WAYS)
def test_changed_digits_stay_digits_and_are_others(way: str) -> None:
    data = load("digits")
    before = data.train_images[:30].astype(np.float32) / 255
    after = WAYS[way](before, np.random.default_rng(0))
    assert after.shape == before.shape
    assert 0 <= after.min() <= after.max() <= 1
    assert (np.abs(after - before).mean((1, 2)) > 0.01).all()
    likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(before, after, strict=True)]
    assert np.median(likeness) > 0.5


def test_changed_keeps_the_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "CHUNK", 800)
    images, labels = changed_pictures("digits", "varied", 1, tmp_path, None)
    assert images.dtype == np.uint8
    assert np.array_equal(labels, load("digits").train_labels)
    assert len(list(tmp_path.iterdir())) == 2
