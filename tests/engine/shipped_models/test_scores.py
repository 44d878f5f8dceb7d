"""The evaluation sets of the shipped models."""

from pathlib import Path

import numpy as np
import pytest

from normviz.drawing import HANDS
from normviz.engine.shipped_models import scores as scores
from normviz.engine.shipped_models.scores import accuracies, evaluation_sets, randomly_moved


class Knows:
    """A model that says what it was told to."""

    def __init__(self, labels: np.ndarray) -> None:
        self.labels = labels

    def predict(self, pictures: np.ndarray, **_: object) -> np.ndarray:
        return np.eye(10)[self.labels[: len(pictures)]]


def test_accuracy_counts_right_answers() -> None:
    labels = np.array([1, 2, 3, 4], np.uint8)
    sets = {"all": (np.zeros((4, 28, 28), np.float32), np.array([1, 2, 3, 9], np.uint8))}
    assert accuracies(Knows(labels), sets) == {"all": 0.75}


def test_moved_pictures_are_centred_again() -> None:
    page = np.zeros((8, 28, 28), np.float32)
    page[:, 5:23, 8:11] = 1
    page[:, 20:23, 8:20] = 1
    after = randomly_moved(page, np.random.default_rng(0))
    rows = (after.sum(2) * np.arange(28)).sum(1) / after.sum((1, 2))
    assert np.abs(rows - 14).max() < 1
    assert np.ptp([picture.sum() for picture in after]) < 60


def test_sets_have_pictures_and_labels(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_MOVED", 40)
    sets = evaluation_sets(data_dir)
    assert list(sets) == ["mnist", "moved", "skeleton", "other hand", "strokes", "digits"]
    assert len(sets["mnist"][1]) == 10_000
    assert len(sets["strokes"][1]) == 10 * len(HANDS) * 5
    for pictures, labels in sets.values():
        assert pictures.shape == (len(labels), 28, 28)
        assert 0 <= pictures.min() <= pictures.max() <= 1
