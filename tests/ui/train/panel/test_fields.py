import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.fields import WholeField


def test_a_number_above_the_limits_is_shown_as_far_as_qt_counts(qtbot: QtBot) -> None:
    field = WholeField("Epochs", (1, 1000), name="epochs", tip="How often.")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.value_changed):
        field.show_value(5000)
        assert field._spin.value() == 5000
        field.show_value(2**53)
        assert field._spin.value() == 2**31 - 1


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("2e2", 200, ""),
        ("1,000", 10, "1,000 can mean 1000 or 1. Write it without a comma."),
        ("2000", 10, "Type a whole number from 1 to 1000 instead of 2000."),
        ("7.5", 10, "Type a whole number instead of 7.5."),
    ],
)
def test_what_is_typed_is_read_or_refused_with_the_reason(
    qtbot: QtBot, text: str, value: int, reason: str
) -> None:
    field = WholeField("Epochs", (1, 1000), name="epochs", tip="How often.")
    qtbot.addWidget(field)
    field.show_value(10)
    field._spin.selectAll()
    QTest.keyClicks(field._spin, text)
    QTest.keyClick(field._spin, Qt.Key.Key_Return)
    assert (field._spin.value(), field.error()) == (value, reason)
    field.show_value(11)
    assert (field._spin.text(), field.error()) == ("11", "")


@pytest.mark.parametrize("again", ["10", "11", ""])
def test_what_is_refused_is_forgotten_with_any_number_in_its_place(
    qtbot: QtBot, again: str
) -> None:
    field = WholeField("Epochs", (1, 1000), name="epochs", tip="How often.")
    qtbot.addWidget(field)
    field.show_value(10)
    for text in ("many", again):
        field._spin.selectAll()
        QTest.keyClick(field._spin, Qt.Key.Key_Delete)
        QTest.keyClicks(field._spin, text)
        QTest.keyClick(field._spin, Qt.Key.Key_Return)
    assert (field._spin.value(), field.error()) == (int(again or 10), "")
    assert not field.is_refused
