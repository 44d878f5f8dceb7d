from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.checked_field import CheckedField
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.rows import align


def field(label: str, name: str) -> FloatField:
    return FloatField(label, (0.0, 1.0), 0.5, name=name, tip="A number.")


def left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).x()


def edit(control: QWidget) -> QWidget:
    found = control.findChild(QWidget, f"{control.objectName()}_field")
    assert isinstance(found, QWidget)
    return found


def test_editors_line_up_and_long_labels_stand_above(qtbot: QtBot) -> None:
    short, longer = field("ε", "short"), field("Momentum", "longer")
    checked = CheckedField("γ", (0.0, 1.0), 0.5, name="checked", tip="A number.")
    longest = field("Normalisierungsgruppenanzahl", "longest")
    panel = QWidget()
    column = QVBoxLayout(panel)
    for control in (short, longer, checked, longest):
        column.addWidget(control)
    align([short, longer, checked, longest])
    qtbot.addWidget(panel)
    panel.resize(260, 200)
    panel.show()
    assert left(edit(short)) == left(edit(longer)) == left(edit(checked))
    assert left(edit(longest)) == left(longest.label)
    assert longest.label.geometry().bottom() < edit(longest).geometry().top()
    assert longest.label.width() >= longest.label.sizeHint().width()
