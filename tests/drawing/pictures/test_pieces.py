import numpy as np
import pytest

from normviz.drawing.pictures.pieces import pieces_of, strong_ink


def contrast(*boxes: tuple[slice, slice, float]) -> np.ndarray:
    plane = np.zeros((100, 100), np.float32)
    for rows, columns, strength in boxes:
        plane[rows, columns] = strength
    return plane


BAR = (slice(20, 60), slice(30, 36), 0.5)


def test_a_piece_knows_its_box_and_its_strength() -> None:
    plane = contrast(BAR)
    labels, (piece,) = pieces_of(plane > 0, plane)
    assert (piece.top, piece.bottom, piece.left, piece.right) == (20, 60, 30, 36)
    assert (piece.height, piece.width, piece.longest, piece.area) == (40, 6, 40, 240)
    assert piece.strength == 0.5
    assert piece.energy == 60
    assert labels[40, 33] == piece.label


def test_a_bar_is_as_thick_and_as_long_as_it_is() -> None:
    plane = contrast(BAR)
    _, (piece,) = pieces_of(plane > 0, plane)
    assert piece.thickness == pytest.approx(6, abs=1.1)
    assert piece.width_of_stroke == pytest.approx(6, abs=1.1)
    assert piece.stroke_length == pytest.approx(40, rel=0.3)


def test_corners_join_pieces_and_specks_are_left_out() -> None:
    plane = contrast(
        (slice(10, 20), slice(10, 20), 1.0),
        (slice(20, 30), slice(20, 30), 1.0),
        (slice(50, 51), slice(50, 52), 1.0),
    )
    _, found = pieces_of(plane > 0, plane)
    assert [(piece.height, piece.width) for piece in found] == [(20, 20)]


def test_no_ink_has_no_pieces() -> None:
    labels, found = pieces_of(np.zeros((5, 7), bool), np.zeros((5, 7), np.float32))
    assert found == []
    assert labels.shape == (5, 7)
    assert not strong_ink(np.zeros((5, 7), np.float32), 0.1).any()


def test_a_pale_line_that_touches_dark_ink_is_left_out() -> None:
    plane = contrast((slice(58, 61), slice(0, 100), 0.1), BAR)
    mask = strong_ink(plane, 0.05)
    assert mask[20:58, 30:36].all()
    assert not mask[59, 60:].any()
    alone = strong_ink(contrast((slice(58, 61), slice(0, 100), 0.1)), 0.05)
    assert alone[59].all()


def test_what_lies_at_the_floor_is_no_ink() -> None:
    assert not strong_ink(contrast((slice(20, 60), slice(30, 36), 0.1)), 0.1).any()
