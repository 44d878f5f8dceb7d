from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from normviz.ui.inspect.header import FileName, InspectHeader


def test_a_long_name_is_shortened_and_its_tooltip_is_whole(qtbot: QtBot) -> None:
    name = FileName()
    qtbot.addWidget(name)
    name.resize(100, 20)
    with qtbot.waitExposed(name):
        name.show()
    name.show_path("/models/" + "long" * 30 + ".keras")
    assert "…" in name.text()
    assert name.toolTip() == "/models/" + "long" * 30 + ".keras"
    name.resize(4000, 20)
    qtbot.waitUntil(lambda: name.text() == "long" * 30 + ".keras")


def test_an_empty_sentence_takes_no_room(qtbot: QtBot) -> None:
    header = InspectHeader(QAction("Open"))
    qtbot.addWidget(header)
    header.tell("It is damaged.", "error")
    assert (header.state.text(), header.state.tone) == ("It is damaged.", "error")
    header.tell("")
    assert header.state.isHidden()
