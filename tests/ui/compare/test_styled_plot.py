import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.compare.styled_plot import StyledPlot
from normviz.ui.style.palette import DARK, LIGHT

STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.parametrize("suffix", STARTS)
def test_a_plot_is_written_in_each_format(qtbot: QtBot, suffix: str) -> None:
    plot = StyledPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.set_theme(DARK)
    plot.plot([0, 1], [0, -1])
    plot.resize(300, 200)
    plot.show()
    assert plot.picture(suffix).startswith(STARTS[suffix])
