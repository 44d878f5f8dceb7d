import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.plots.plot_axis import PlotAxis


@pytest.fixture
def axis(qtbot: QtBot) -> PlotAxis:
    return PlotAxis("bottom")


def test_numbers_have_the_minus_sign_of_print(axis: PlotAxis) -> None:
    assert axis.tickStrings([-1.0, 0.0, 1.0], 1.0, 1.0) == ["−1", "0", "1"]


def test_a_logarithmic_axis_writes_one_two_and_five(axis: PlotAxis) -> None:
    axis.setLogMode(x=True)
    texts = axis.tickStrings(list(np.log10(np.arange(1, 11))), 1.0, 0.1)
    assert [bool(text) for text in texts] == [n in (1, 2, 5, 10) for n in range(1, 11)]


def test_its_label_is_short_where_there_is_no_room(axis: PlotAxis) -> None:
    for width, text in ((40.0, "epoch"), (600.0, "epoch (thin: training, wide: validation)")):
        axis.resize(width, 30.0)
        axis.show_label()
        assert axis.labelText == text


def test_it_says_what_is_averaged_where_there_is_room(axis: PlotAxis) -> None:
    axis.show_averaged(64)
    for width, text in (
        (40.0, "epoch"),
        (300.0, "epoch (thin: training, wide: validation)"),
        (900.0, "epoch (thin: training, mean of 64 samples; wide: validation)"),
    ):
        axis.resize(width, 30.0)
        axis.show_label()
        assert axis.labelText == text
    axis.show_averaged(0)
    middle = axis.label.mapRectToParent(axis.label.boundingRect()).center().x()
    assert middle == pytest.approx(axis.width() / 2, abs=2)
    assert axis.labelText == "epoch (thin: training, wide: validation)"
