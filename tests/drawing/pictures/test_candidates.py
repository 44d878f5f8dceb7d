import numpy as np
import pytest

from normviz.drawing.pictures.candidates import best_candidate


def page(level: float = 0.9, ink: float = 0.1, side: int = 200) -> np.ndarray:
    """A 1 of 100 by 10 pixels."""
    plane = np.full((side, side), level, np.float32)
    plane[50:150, 95:105] = ink
    return plane


@pytest.mark.parametrize(("level", "ink", "dark"), [(0.9, 0.1, True), (0.1, 0.9, False)])
def test_dark_and_light_ink_are_found(level: float, ink: float, dark: bool) -> None:
    found = best_candidate([page(level, ink)])
    assert found is not None
    assert found.dark == dark
    assert found.mask[100, 100]
    assert not found.mask[100, 50]
    assert len(found.groups) == 1
    assert found.strength > found.floor


def test_the_plane_that_shows_more_is_taken() -> None:
    pale, strong = page(0.9, 0.7), page(0.9, 0.4)
    found, alone = best_candidate([pale, strong]), best_candidate([strong])
    assert found is not None
    assert alone is not None
    assert found.score == alone.score


def test_wide_strokes_are_found_too() -> None:
    plane = np.full((400, 400), 0.9, np.float32)
    plane[80:320, 180:240] = 0.1
    found = best_candidate([plane])
    assert found is not None
    assert found.mask[200, 210]


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_a_plain_plane_shows_nothing(level: float) -> None:
    assert best_candidate([np.full((150, 150), level, np.float32)]) is None


def test_what_is_small_in_a_large_picture_is_dirt() -> None:
    plane = np.full((600, 600), 0.9, np.float32)
    plane[300:308, 300:302] = 0.1
    assert best_candidate([plane]) is None
