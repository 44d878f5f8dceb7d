import numpy as np
import pytest

from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke, resolved, rubbed


def line(*points: tuple[float, float], width: float = 20) -> Stroke:
    return Stroke(np.array(points, float), width, np.ones(len(points)))


def at(x: float, y: float) -> np.ndarray:
    return np.array([x, y], float)


def test_a_page_without_ink_is_empty() -> None:
    assert Page().is_empty
    assert not Page((line((0, 0)),)).is_empty


def test_an_eraser_across_a_line_leaves_both_ends() -> None:
    page = rubbed(Page((line((100, 200), (300, 200)),)), at(200, 150), at(200, 250), 15)
    first, second = page.strokes
    assert first.points[0] == pytest.approx([100, 200])
    assert second.points[-1] == pytest.approx([300, 200])
    gap = second.points[0, 0] - first.points[-1, 0]
    assert 40 <= gap <= 44  # twice the eraser's radius and a quarter of the pen, in steps of 2


def test_an_eraser_over_all_of_it_leaves_nothing() -> None:
    page = rubbed(Page((line((100, 200), (140, 200)),)), at(90, 200), at(150, 200), 20)
    assert page.is_empty


def test_an_eraser_far_away_changes_nothing() -> None:
    page = Page((line((100, 200), (140, 200)), line((10, 10))))
    assert rubbed(page, at(300, 300), at(350, 350), 20) is page


def test_other_strokes_stay_the_same_objects() -> None:
    near, far = line((100, 100)), line((300, 300), (310, 310))
    assert rubbed(Page((near, far)), at(100, 100), at(100, 100), 5).strokes == (far,)


def test_a_picture_is_rubbed_out_and_seen_anew() -> None:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[100:110, 50:350] = 255
    page = Page((), PagePicture(ink, np.ones((28, 28), np.float32)))
    assert rubbed(page, at(200, 300), at(210, 300), 20) is page
    after = rubbed(page, at(200, 105), at(200, 105), 20).picture
    assert after is not None
    assert after.seen is None
    assert not after.ink[100:110, 185:215].any()
    assert after.ink[100:110, 50:180].all()
    assert ink.all(axis=1).sum() == 0
    assert ink[105, 200] == 255  # the page before is as it was
    assert rubbed(page, at(40, 105), at(360, 105), 20).is_empty


def test_an_eraser_outside_of_the_page_changes_no_picture() -> None:
    ink = np.full((SIDE, SIDE), 255, np.uint8)
    page = Page((), PagePicture(ink, None))
    assert rubbed(page, at(-200, -200), at(-100, -100), 20) is page


def test_a_resolved_stroke_keeps_its_ends_and_cuts_corners() -> None:
    stroke = line((0, 0), (100, 0), (100, 100))
    fine = resolved(stroke)
    steps = np.hypot(*np.diff(fine.points, axis=0).T)
    assert fine.points[0] == pytest.approx([0, 0])
    assert fine.points[-1] == pytest.approx([100, 100])
    assert steps.max() <= 2.5
    corner = np.hypot(*(fine.points - [100, 0]).T).min()
    assert corner == pytest.approx(np.hypot(25, 25) / 2 * 1.0, abs=8)
    assert len(fine.pressure) == len(fine.points)


def test_a_point_stays_a_point() -> None:
    dot = line((5, 5))
    assert resolved(dot) is dot
