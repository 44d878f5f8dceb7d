from pathlib import Path

import numpy as np
import pytest

from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.prediction.rasterizer import rasterize
from normviz.ui.draw.settings.examples import FONTS, VALIDATION, Examples

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Examples:
    """Examples on a machine without MNIST."""
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    return Examples(tmp_path)


def test_every_source_has_all_ten_digits(examples: Examples) -> None:
    keys = [key for key, _ in examples.sources()]
    assert keys == [VALIDATION, *HANDS, FONTS]
    for key in keys:
        for digit in range(10):
            page = examples.page(key, digit, 0, 24)
            assert not page.is_empty, (key, digit)
            assert rasterize(page).any()
            assert all((s.points >= 0).all() and (s.points <= SIDE).all() for s in page.strokes)


def test_drawn_digits_are_seen_as_their_strokes(examples: Examples) -> None:
    drawing = read_sample_strokes("foot")[7]
    page = examples.page("foot", 7, 0, 24)
    points = np.concatenate(drawing.strokes)
    scale = 0.62 * SIDE / np.ptp(points, axis=0).max()
    wanted = from_strokes(drawing.strokes, 24 / scale)
    assert np.abs(rasterize(page) - wanted).max() < 0.02


def test_another_turn_shows_another_validation_digit(examples: Examples) -> None:
    first, second = (examples.page(VALIDATION, 5, turn, 24) for turn in (0, 1))
    images, labels = examples.validation()
    assert (rasterize(first) * 255 == images[labels == 5][0]).all()
    assert (rasterize(second) * 255 == images[labels == 5][1]).all()
    wrapped = examples.page(VALIDATION, 5, int((labels == 5).sum()), 24)
    assert (rasterize(wrapped) == rasterize(first)).all()


def test_real_digits_are_taken_where_they_are(data_dir: Path) -> None:
    images, labels = Examples(data_dir).validation()
    assert images.shape == (2000, 28, 28)
    assert labels[:4].tolist() == [7, 2, 1, 0]


def test_digits_that_stand_in_for_missing_ones_are_told(examples: Examples) -> None:
    assert examples.note(VALIDATION) == ""
    examples.page(VALIDATION, 5, 0, 24)
    assert "The data folder holds no MNIST" in examples.note(VALIDATION)
    assert examples.note(FONTS) == ""


def test_real_digits_need_no_note(data_dir: Path) -> None:
    examples = Examples(data_dir)
    examples.validation()
    assert examples.note(VALIDATION) == ""
