import numpy as np

from normviz.ui.plots.legend_place import CORNERS, Corner, DrawnLine, DrawnPlot, best_corner

ACCURACY_BOTTOM_RIGHT = CORNERS[0]


def plot(*heights: float | list[float]) -> DrawnPlot:
    """Lines over four epochs in a plot from 0 to 1; the legend takes a third of it each way."""
    lines = [
        DrawnLine(np.arange(5.0), np.broadcast_to(np.asarray(height, float), (5,)), 1.0)
        for height in heights
    ]
    return DrawnPlot(lines, ((0.0, 4.0), (0.0, 1.0)), (1 / 3, 1 / 3))


def test_it_stays_below_a_rising_accuracy() -> None:
    plots = [plot([1, 0.5, 0.3, 0.2, 0.1]), plot([0.1, 0.6, 0.8, 0.9, 0.95])]
    assert best_corner(plots, ACCURACY_BOTTOM_RIGHT) == ACCURACY_BOTTOM_RIGHT


def test_it_leaves_curves_at_chance() -> None:
    plots = [plot(0.9), plot(0.1, 0.12)]
    assert best_corner(plots, ACCURACY_BOTTOM_RIGHT) == Corner(1, right=True, bottom=False)


def test_it_goes_to_the_loss_where_the_accuracy_is_full() -> None:
    plots = [plot([1, 0.2, 0.1, 0.1, 0.1]), plot(0.1, 0.9)]
    assert best_corner(plots, ACCURACY_BOTTOM_RIGHT) == Corner(0, right=True, bottom=False)


def test_it_does_not_jump_for_little() -> None:
    crossing = plot([0.9, 0.9, 0.9, 0.9, 0.0])  # a tenth of the width is hidden, and a little
    beside = DrawnPlot(crossing.lines, crossing.ranges, (0.04, 1 / 3))
    assert best_corner([crossing, beside], ACCURACY_BOTTOM_RIGHT) == ACCURACY_BOTTOM_RIGHT


def test_gaps_and_what_is_not_seen_hide_nothing() -> None:
    gap = DrawnLine(np.arange(5.0), np.full(5, np.nan), 1.0)
    beyond = DrawnLine(np.arange(5.0), np.full(5, -2.0), 1.0)
    empty = DrawnPlot([gap, beyond], ((0.0, 4.0), (0.0, 1.0)), (0.5, 0.5))
    left = Corner(1, right=False, bottom=False)
    assert best_corner([empty, empty], left) == left
