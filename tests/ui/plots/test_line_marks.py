from PySide6.QtCore import Qt

from normviz.ui.plots.line_marks import line_style, symbol_of
from normviz.ui.style.palette import LIGHT


def test_the_first_runs_have_solid_lines_and_discs() -> None:
    ranks = range(len(LIGHT.runs))
    assert {line_style(LIGHT, rank) for rank in ranks} == {Qt.PenStyle.SolidLine}
    assert {symbol_of(LIGHT, rank) for rank in ranks} == {"o"}


def test_style_and_marker_together_come_again_after_twenty_rounds() -> None:
    rounds = range(0, 20 * len(LIGHT.runs), len(LIGHT.runs))
    looks = [(line_style(LIGHT, rank), symbol_of(LIGHT, rank)) for rank in rounds]
    assert len(set(looks)) == 20
