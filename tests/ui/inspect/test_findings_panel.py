from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.inspection.records import Finding
from normviz.ui.inspect.findings_panel import FindingsPanel

HOSTILE = Finding("a", "error", "<b>bn</b>", "{what} is wrong.", {"what": "<i>x</i>"}, "wrong-axis")


def test_a_finding_is_told_as_plain_text_with_its_lesson(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings([HOSTILE])
    (row,) = panel.rows()
    assert row.layers.text() == "<b>bn</b>"
    assert row.text.text() == "<i>x</i> is wrong."
    assert row.text.textFormat() == Qt.TextFormat.PlainText
    assert (row.severity.text(), row.severity.tone) == ("Error", "error")
    assert row.why.lesson == "wrong-axis"
    assert row.accessibleName() == "Error: <b>bn</b>: <i>x</i> is wrong."


def test_without_findings_it_says_so(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings([HOSTILE])
    panel.show_findings([])
    assert panel.rows() == []
    assert not panel._none.isHidden()
