import numpy as np
import pytest

from normviz.drawing.pictures.planes import needed_channels, planes_of, shrunk, unit_picture


@pytest.mark.parametrize("shape", [(4, 5), (4, 5, 1), (4, 5, 2), (4, 5, 3), (4, 5, 4)])
def test_every_kind_of_picture_becomes_a_unit(shape: tuple[int, ...]) -> None:
    unit = unit_picture(np.full(shape, 51, np.uint8))
    assert unit.shape == (4, 5, shape[2] if len(shape) == 3 else 1)
    np.testing.assert_allclose(unit, 0.2)


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((4, 5)),
        np.zeros((4, 5, 5), np.uint8),
        np.zeros(4, np.uint8),
        np.zeros((0, 5), "u1"),
    ],
)
def test_what_is_no_picture_is_refused(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match="expected a uint8 picture"):
        unit_picture(picture)


def test_a_picture_is_shrunk_by_averages_and_never_enlarged() -> None:
    unit = np.zeros((40, 80, 1), np.float32)
    unit[:, ::2] = 1
    np.testing.assert_allclose(shrunk(unit, 40), np.full((20, 40, 1), 0.5), atol=1e-6)
    assert shrunk(unit, 100) is unit


def test_colours_of_transparent_pixels_do_not_count() -> None:
    unit = np.zeros((2, 2, 4), np.float32)
    unit[0, 0] = [1, 0, 0, 1]
    small = shrunk(unit, 1)
    np.testing.assert_allclose(small[0, 0], [1, 0, 0, 0.25], atol=1e-6)


def test_grey_has_one_plane_and_colours_have_four() -> None:
    grey = np.full((9, 9, 3), 0.4, np.float32)
    assert len(planes_of(grey)) == 1
    coloured = grey.copy()
    coloured[4, 4, 0] = 1
    planes = planes_of(coloured)
    assert len(planes) == 4
    assert planes[1][4, 4] == 1
    np.testing.assert_allclose(planes[0][0, 0], 0.4, atol=1e-6)


def test_ink_on_nothing_is_seen_by_its_opacity() -> None:
    unit = np.zeros((40, 40, 4), np.float32)
    unit[10:30, 18:22, 3] = 1
    (plane,) = planes_of(unit)
    np.testing.assert_array_equal(plane, unit[..., 3])


def test_holes_in_an_opaque_picture_are_the_ink() -> None:
    unit = np.ones((40, 40, 2), np.float32)
    unit[10:30, 18:22, 1] = 0
    (plane,) = planes_of(unit)
    np.testing.assert_array_equal(plane, 1 - unit[..., 1])


def test_an_opaque_sheet_goes_on_where_the_picture_is_transparent() -> None:
    unit = np.zeros((60, 60, 2), np.float32)
    unit[10:50, 10:50] = 1
    unit[20:40, 28:32, 0] = 0
    (plane,) = planes_of(unit)
    assert plane[0, 0] == plane[59, 30] == 1
    assert plane[30, 30] == 0


def test_opaque_pictures_with_alpha_are_as_without() -> None:
    grey = np.random.default_rng(0).random((12, 12, 1)).astype(np.float32)
    with_alpha = np.concatenate([grey, np.ones_like(grey)], -1)
    np.testing.assert_array_equal(planes_of(with_alpha)[0], grey[..., 0])


def test_channels_that_say_nothing_are_left_out() -> None:
    grey = np.full((4, 5, 4), 0.4, np.float32)
    assert needed_channels(grey).shape == (4, 5, 2)
    grey[..., 3] = 1
    assert needed_channels(grey).shape == (4, 5, 1)
    grey[0, 0, 1] = 0.5
    assert needed_channels(grey).shape == (4, 5, 3)
