import numpy as np
import pytest

from normviz.drawing.mnist_fit import BOX, MIDDLE, SIDE, fitted, place, refit
from normviz.drawing.resample import centre_of_mass


def page(top: int, left: int, height: int, width: int, side: int = 100) -> np.ndarray:
    ink = np.zeros((side, side), np.float32)
    ink[top : top + height, left : left + width] = 1
    return ink


def test_a_drawing_fills_the_box_along_its_longer_side() -> None:
    box = fitted(page(10, 20, 60, 30))
    assert box.shape == (BOX, BOX)
    np.testing.assert_allclose(box.sum(1), np.full(BOX, 10), atol=1e-4)
    columns = np.flatnonzero(box.any(0))
    assert (columns[0], columns[-1]) == (5, 14)


def test_fine_samples_and_a_margin_make_it_larger() -> None:
    box = fitted(page(10, 20, 60, 60), fine=3, margin=2)
    assert box.shape == (72, 72)
    assert not box[:6].any()
    assert not box[:, -6:].any()
    np.testing.assert_allclose(box[6:66, 6:66], 1, atol=1e-5)


def test_the_soft_edge_of_ink_is_no_part_of_the_box() -> None:
    ink = page(10, 20, 60, 60)
    soft = ink.copy()
    soft[5:10] = 0.05
    np.testing.assert_allclose(fitted(soft), fitted(ink), atol=1e-6)


def test_the_place_of_a_drawing_does_not_matter() -> None:
    np.testing.assert_allclose(fitted(page(0, 0, 40, 20)), fitted(page(60, 80, 40, 20)), atol=1e-6)


@pytest.mark.parametrize(("height", "width"), [(60, 30), (5, 90), (3, 3)])
def test_a_refitted_picture_is_centred_by_its_mass(height: int, width: int) -> None:
    (picture,) = refit(page(1, 2, height, width)[None])
    assert picture.shape == (SIDE, SIDE)
    np.testing.assert_allclose(centre_of_mass(picture), MIDDLE, atol=0.51)
    used = np.flatnonzero(picture.max(0 if width > height else 1) > 0.02)
    assert used[-1] - used[0] + 1 == BOX


def test_pictures_without_ink_stay_empty() -> None:
    assert not refit(np.zeros((2, 40, 30), np.float32)).any()
    assert refit(np.zeros((3, 0, 5), np.float32)).shape == (3, SIDE, SIDE)


def test_boxes_are_moved_by_whole_pixels_and_stay_inside() -> None:
    box = np.zeros((1, 20, 20), np.float32)
    box[0, :, 0] = 0.5
    box[0, 19] = 1
    placed = place(box)[0]
    assert placed.sum() == pytest.approx(box.sum())
    assert set(np.unique(placed)) == {0.0, 0.5, 1.0}
    rows = np.flatnonzero(placed.any(1))
    assert rows[-1] - rows[0] == 19
