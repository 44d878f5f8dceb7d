import base64
import zlib

import numpy as np
import pytest

from normviz.drawing.strokes import MAX_POINTS, MAX_STROKES
from normviz.scenes.drawn_page import SIDE, DrawnPage, DrawnPicture, DrawnStroke
from tests.scenes.scene_strategies import picture

DOT = DrawnStroke(((1.0, 2.0),), 9.0)


def packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_picture_is_packed_and_unpacked(is_whole: bool) -> None:
    random = np.random.default_rng(1)
    ink = random.integers(0, 256, (SIDE, SIDE), np.uint8)
    seen = random.random((28, 28), np.float32) if is_whole else None
    found, small = DrawnPicture.of(ink, seen, 2).arrays()
    np.testing.assert_array_equal(found, ink)
    if seen is None:
        assert small is None
    else:
        np.testing.assert_array_equal(small, seen)


@pytest.mark.parametrize(
    "ink",
    ["", "no base64!", base64.b64encode(b"no zlib").decode(), packed(b"short"),
     packed(bytes(SIDE**2 + 1)), packed(bytes(1 << 24))],
)  # fmt: skip
def test_damaged_ink_is_refused(ink: str) -> None:
    with pytest.raises(ValueError, match="ink: expected"):
        DrawnPicture(ink)


@pytest.mark.parametrize("value", [-0.5, 1.5, np.nan, np.inf])
def test_what_no_network_sees_is_refused(value: float) -> None:
    seen = packed(np.full((28, 28), value, "<f4").tobytes())
    with pytest.raises(ValueError, match="numbers from 0 to 1"):
        DrawnPicture(picture().ink, seen)


@pytest.mark.parametrize(
    ("points", "width", "pressure"),
    [((), 9.0, ()), (((1e9, 0.0),), 9.0, ()), (((0.0, 0.0),), -1.0, ()),
     (((0.0, 0.0),), 9.0, (1.0, 1.0)), (((0.0, 0.0),), 9.0, (11.0,)),
     (((0.0, 0.0),), float("nan"), ())],
)  # fmt: skip
def test_what_no_pen_draws_is_refused(points, width, pressure) -> None:
    with pytest.raises(ValueError, match="expected"):
        DrawnStroke(points, width, pressure)


def test_more_than_a_stroke_file_has_is_refused() -> None:
    with pytest.raises(ValueError, match="received 10\u202f001 and 10\u202f001"):
        DrawnPage((DOT,) * (MAX_STROKES + 1))
    with pytest.raises(ValueError, match="received 1 and 100\u202f001"):
        DrawnPage((DrawnStroke(((0.0, 0.0),) * (MAX_POINTS + 1), 9.0),))
