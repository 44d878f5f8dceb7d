from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from normviz.ui.compare.actions import CompareActions
from normviz.ui.compare.run_panel import RunPanel


def test_it_says_how_far_a_comparison_is(qtbot: QtBot) -> None:
    owner = QObject()
    panel = RunPanel(CompareActions(owner))
    qtbot.addWidget(panel)
    panel.show_forecast("15 runs, about 1 min 00 s", "")
    panel.show_state("running", 2, 15, "40 s")
    assert panel.state.text() == "Run 3 of 15, about 40 s left"
    assert not panel.forecast.isHidden()
    assert panel.left_out.isHidden()
    panel.show_state("idle", 15, 15, "")
    assert panel.state.isHidden()
