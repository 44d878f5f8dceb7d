"""Control points to paths."""

import numpy as np
import pytest

from normviz.engine.shipped_models.handwriting.curves import arc, corner, curve, evenly, sketch


def test_curve_passes_through_its_control_points() -> None:
    control = sketch([(0, 0), (0.4, 0.1), (0.5, 0.8), (0.1, 1)])
    path = curve(control)
    for point in control[:, :2]:
        assert np.hypot(*(path - point).T).min() < 1e-12


def test_corner_is_sharp_and_a_plain_point_is_not() -> None:
    def turn(path: np.ndarray) -> float:
        steps = np.diff(path, axis=0)
        angle = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        return float(np.abs(np.diff(angle)).max())

    start, middle, end = (0, 0), (1, 0), (1, 1)
    assert turn(curve(sketch([start, corner(*middle), end]))) == pytest.approx(np.pi / 2)
    assert turn(curve(sketch([start, middle, end]))) < 0.4


def test_two_control_points_are_a_line() -> None:
    assert curve(sketch([(0, 0), (1, 2)])).tolist() == [[0, 0], [1, 2]]


def test_arc_closes_and_shrinks() -> None:
    whole = np.array(arc((0.5, 0.5), (0.4, 0.5), -90, -360))
    assert whole[0] == pytest.approx([0.5, 0.0])
    assert whole[-1] == pytest.approx(whole[0])
    inward = np.array(arc((0, 0), (1, 1), 0, 360, shrink=0.25))
    assert np.hypot(*inward[-1]) == pytest.approx(0.75)


def test_evenly_spaces_points_along_the_path() -> None:
    path = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 3.0]])
    points = evenly(path, 9)
    assert np.diff(points, axis=0).__abs__().sum(1) == pytest.approx([0.5] * 8)
    assert points[-1].tolist() == [1, 3]


def test_evenly_keeps_a_dot() -> None:
    assert evenly(np.array([[2.0, 3.0], [2.0, 3.0]]), 5).tolist() == [[2, 3]]
