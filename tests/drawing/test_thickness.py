import numpy as np
import pytest

from normviz.drawing.thickness import signed_depth, stroke_width


def test_depth_is_the_distance_to_the_edge() -> None:
    random = np.random.default_rng(0)
    ink = random.random((12, 9)) < 0.4
    cells = np.argwhere(np.ones_like(ink))
    depth = signed_depth(ink)
    for y, x in cells:
        others = cells[ink.reshape(-1) != ink[y, x]]
        nearest = np.sqrt(((others - (y, x)) ** 2).sum(1).min()) - 0.5
        assert depth[y, x] == pytest.approx(nearest if ink[y, x] else -nearest, abs=1e-4)


@pytest.mark.parametrize("width", [6, 10, 15])
def test_the_width_of_a_bar(width: int) -> None:
    ink = np.zeros((200, 60), bool)
    ink[20:180, 20 : 20 + width] = True
    assert stroke_width(signed_depth(ink)) == pytest.approx(width, rel=0.07)


def test_no_ink_has_no_width() -> None:
    assert stroke_width(signed_depth(np.zeros((5, 5), bool))) == 0
