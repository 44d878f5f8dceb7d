"""The claimed accuracy of the shipped models, on digits that none was trained on."""

import json
from pathlib import Path

import numpy as np
import pytest

from normviz.datasets import load_test
from normviz.drawing import from_strokes
from normviz.drawing.redraw import redraw
from normviz.engine.inference.predictor import Predictor, load_predictor
from normviz.engine.shipped_models.scores import randomly_moved
from normviz.runs.shipped_models import list_shipped

HARD = Path(__file__).parents[1] / "data" / "hard_strokes.json"
PENS = (None, 3.0, 7.0, 12.0, 20.0)
"""The drawings are 100 high."""


@pytest.fixture(scope="module")
def default() -> Predictor:
    return load_predictor("default")


def right(predictor: Predictor, pages: np.ndarray, labels: np.ndarray) -> float:
    parts = np.array_split(pages, max(1, len(pages) // 500))
    said = np.concatenate([predictor.predict(part).argmax(1) for part in parts])
    return float((said == labels).mean())


def test_the_six_norms_ship() -> None:
    names = {"none", "batch", "layer", "instance", "group", "weight"}
    assert {model.norm for model in list_shipped()} == names


def test_difficult_strokes_are_read_with_any_pen(default: Predictor) -> None:
    drawings = json.loads(HARD.read_text())
    for pen in PENS:
        pages = np.stack([from_strokes(drawing["strokes"], pen) for drawing in drawings])
        labels = np.array([drawing["label"] for drawing in drawings])
        said = default.predict(pages).argmax(1)
        wrong = [
            f"{drawing['label']} ({drawing['note']}): {digit}"
            for drawing, digit in zip(drawings, said, strict=True)
            if drawing["label"] != digit
        ]
        assert (said == labels).mean() >= 0.97, wrong


def test_digits_moved_or_drawn_from_their_skeleton_are_read(
    default: Predictor, data_dir: Path
) -> None:
    images, labels = load_test("mnist", data_dir, 600)
    pages = images.astype(np.float32) / 255
    random = np.random.default_rng(7)
    assert right(default, randomly_moved(pages, random), labels) >= 0.97
    assert right(default, redraw(pages, random), labels) >= 0.97


def test_the_accuracy_that_is_told_is_the_accuracy(data_dir: Path) -> None:
    images, labels = load_test("mnist", data_dir)
    pages = images.astype(np.float32) / 255
    for model in list_shipped():
        found = right(load_predictor(model.name), pages, labels)
        assert found >= 0.992, model.name
        assert found == pytest.approx(model.test_accuracy, abs=5e-4), model.name
