import numpy as np
import pytest

from normviz.drawing.pictures.clearness import clearness, window
from normviz.drawing.pictures.contrast import stroke_contrast
from normviz.drawing.pictures.pieces import pieces_of, strong_ink


def clear(plane: np.ndarray) -> float:
    """How clear the first piece of dark ink on a plane is."""
    contrast, floor = stroke_contrast(plane, 21, dark=True)
    mask = strong_ink(contrast, floor)
    _, pieces = pieces_of(mask, contrast)
    return clearness([max(pieces, key=lambda piece: piece.area)], mask, contrast, plane)


def page(noise: float = 0.0) -> np.ndarray:
    random = np.random.default_rng(0)
    plane = np.asarray(0.85 + noise * random.normal(size=(160, 160)), np.float32)
    plane[40:120, 76:84] = 0.15
    return plane


def test_ink_on_paper_is_clear() -> None:
    assert clear(page()) > 4


def test_a_circle_around_it_hides_nothing() -> None:
    plane = page()
    y, x = np.mgrid[:160, :160] - 80
    rings = np.abs(np.hypot(y, x) - 55) < 4
    plane[rings] = 0.15
    contrast, floor = stroke_contrast(plane, 21, dark=True)
    labels, pieces = pieces_of(strong_ink(contrast, floor), contrast)
    one = min(pieces, key=lambda piece: piece.area)
    own = labels == one.label
    assert clearness([one], own, contrast, plane, rings=rings) > 1
    assert clearness([one], own, contrast, plane) < 1


def test_noise_makes_it_less_clear() -> None:
    assert 1 < clear(page(0.01)) <= clear(page())
    assert clear(page(0.12)) < clear(page(0.01))


def test_a_slow_change_of_the_light_is_paper() -> None:
    light = np.linspace(0.6, 1.0, 160, dtype=np.float32)
    assert clear(page() * light) > 1


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.0, (slice(40, 120), slice(76, 84))), (0.3, (slice(16, 144), slice(52, 108)))],
)
def test_the_window_around_a_group(share: float, expected: tuple[slice, slice]) -> None:
    plane = page() < 0.5
    _, pieces = pieces_of(plane, plane.astype(np.float32))
    assert window(pieces, share) == expected


def test_the_window_begins_within_the_picture() -> None:
    mask = np.zeros((50, 50), bool)
    mask[2:40, 1:6] = True
    _, pieces = pieces_of(mask, mask.astype(np.float32))
    rows, columns = window(pieces, 0.7)
    assert (rows.start, columns.start) == (0, 0)


@pytest.mark.parametrize(("width", "is_clear"), [(8, True), (2, False)])
def test_printed_lines_do_not_hide_ink_that_is_thicker(width: int, is_clear: bool) -> None:
    plane = np.full((160, 160), 0.85, np.float32)
    printed = np.zeros((160, 160), bool)
    printed[4::8] = printed[5::8] = True
    plane[printed] = 0.5
    plane[40:120, 76 : 76 + width] = 0.15
    own = plane < 0.2
    contrast = np.asarray(0.85 - plane, np.float32)
    _, pieces = pieces_of(own, contrast)
    assert clearness(pieces, own, contrast, plane) < 1
    found = clearness(pieces, own, contrast, plane, printed & ~own)
    assert (found > 1) == is_clear
