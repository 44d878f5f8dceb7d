from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.inspection.records import Finding, Inspection, LayerRecord
from normviz.ui.inspect.inspection_pane import InspectionPane

LAYER = LayerRecord("a", "", "batch", (0,), (8, 6), 6, 8, 1e-3, 0.9, True, 24)
OTHER = replace(LAYER, name="b", shape=(None, 6), set_size=None)
FINDING = Finding("r", "info", "b", "It is so.", {}, "wrong-axis")


def test_the_whole_model_is_shown_again_by_its_button(qtbot: QtBot) -> None:
    pane = InspectionPane(QAction("Open"))
    qtbot.addWidget(pane)
    pane.show_inspection(Inspection("f", "keras", "Keras", (LAYER, OTHER), (FINDING,)), "a")
    assert pane.title.text() == "Findings of a"
    assert pane.findings.rows() == []
    QTest.mouseClick(pane.show_all, Qt.MouseButton.LeftButton)
    assert pane.title.text() == "Findings of the whole model"
    assert len(pane.findings.rows()) == 1
    assert pane.show_all.isHidden()


@pytest.mark.parametrize(("count", "share"), [(2, 0.3), (200, 0.5)])
def test_few_layers_leave_the_room_to_their_findings(
    qtbot: QtBot, count: int, share: float
) -> None:
    pane = InspectionPane(QAction("Open"))
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show()
    layers = tuple(replace(LAYER, name=str(at)) for at in range(count))
    pane.show_inspection(Inspection("f", "keras", "Keras", layers, (FINDING,)), "")
    for height in (600, 800):
        pane.resize(900, height)
        assert pane.table.height() <= share * height
        whole = pane.table.verticalScrollBar().maximum() == 0
        assert whole is (count == 2)
    pane.rows.setSizes([500, 300])
    pane.resize(900, 801)
    assert pane.table.height() > 400


def test_what_is_not_known_is_explained_where_it_occurs(qtbot: QtBot) -> None:
    pane = InspectionPane(QAction("Open"))
    qtbot.addWidget(pane)
    pane.show_inspection(Inspection("f", "keras", "Keras", (OTHER,), ()), "")
    assert not pane.unknown.isHidden()
    pane.show_inspection(Inspection("f", "keras", "Keras", (LAYER,), ()), "")
    assert pane.unknown.isHidden()
