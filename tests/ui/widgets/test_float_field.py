from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.float_field import FloatField, format_float


@pytest.fixture
def epsilon(qtbot: QtBot, theme: ThemeController) -> FloatField:
    field = FloatField(
        "Epsilon", (0.0, 1.0), 1e-3, name="epsilon", tip="Added.", step=10, by_factor=True
    )
    qtbot.addWidget(field)
    field.show()
    return field


def enter(field: FloatField, text: str) -> None:
    line = field.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.insert(text)  # as pasted: QTest has no keys for it
    QTest.keyClick(line, Qt.Key.Key_Return)


def shown(field: FloatField) -> str:
    return field.findChild(QLineEdit).text()


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("1e-5", 1e-5, "1e-5"),
        ("0.25", 0.25, "0.25"),
        ("0,5", 0.5, "0.5"),
        ("0", 0.0, "0"),
        ("4×10⁻⁷", 4e-7, "4e-7"),
        ("82\u202f%", 0.82, "0.82"),
    ],
)
def test_usual_ways_to_write_a_number(
    epsilon: FloatField, text: str, value: float, written: str
) -> None:
    seen: list[float] = []
    epsilon.value_changed.connect(seen.append)
    enter(epsilon, text)
    assert seen == [value]
    assert epsilon.value() == value
    assert shown(epsilon) == written


@pytest.mark.parametrize("text", ["-1", "2", "nan", "inf", "1e999", "much", ""])
def test_nonsense_stays_with_the_reason(epsilon: FloatField, text: str) -> None:
    seen: list[float] = []
    epsilon.value_changed.connect(seen.append)
    line = epsilon.findChild(QLineEdit)
    line.clear()
    enter(epsilon, text)
    assert seen == []
    assert epsilon.value() == 1e-3
    assert shown(epsilon) == text
    expected = f"Type a number from 0 to 1 instead of {text or 'nothing'}."
    assert epsilon.error() == expected


def test_arrows_multiply_or_add(qtbot: QtBot, epsilon: FloatField) -> None:
    line = epsilon.findChild(QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert shown(epsilon) == "1e-5"
    QTest.keyClick(line, Qt.Key.Key_PageUp)
    assert epsilon.value() == 1.0
    momentum = FloatField("Momentum", (0.0, 1.0), 0.9, name="momentum", tip="Old.", step=0.01)
    qtbot.addWidget(momentum)
    for _ in range(3):
        QTest.keyClick(momentum.findChild(QLineEdit), Qt.Key.Key_Up)
    assert momentum.value() == 0.93


def test_factors_lead_away_from_zero(epsilon: FloatField) -> None:
    epsilon.set_value(0.0)
    QTest.keyClick(epsilon.findChild(QLineEdit), Qt.Key.Key_Up)
    assert epsilon.value() == 1e-8


def test_set_value_refuses_what_is_outside(epsilon: FloatField) -> None:
    for wrong in (2.0, float("nan"), -1e-9):
        with pytest.raises(ValueError, match="expected 0 to 1, received"):
            epsilon.set_value(wrong)
    assert epsilon.value() == 1e-3


def test_a_number_that_was_set_elsewhere_is_shown_as_it_is(
    qtbot: QtBot, epsilon: FloatField
) -> None:
    epsilon.show_value(1e30)
    assert epsilon.value() == 1e30
    assert not epsilon.error()


def test_it_is_described(epsilon: FloatField, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(epsilon)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.001, "1e-3"), (2.5e-5, "2.5e-5"), (0.99, "0.99"), (0, "0"), (1e6, "1e6"), (-12.5, "-12.5")],
)
def test_format(value: float, text: str) -> None:
    assert format_float(value) == text
    assert float(text) == value


def test_the_minus_sign_of_print_is_read(qtbot: QtBot) -> None:
    field = FloatField("Beta", (-10.0, 10.0), 0.0, name="beta", tip="Added.")
    qtbot.addWidget(field)
    enter(field, "\N{MINUS SIGN}1")
    assert (field.value(), field.error()) == (-1.0, "")


def test_what_can_be_read_in_two_ways_is_refused_with_both(qtbot: QtBot) -> None:
    field = FloatField("Gamma", (-1e6, 1e6), 1.0, name="gamma", tip="Multiplied.")
    qtbot.addWidget(field)
    enter(field, "1,000")
    assert field.value() == 1.0
    assert shown(field) == "1,000"
    assert field.error() == "1,000 can mean 1000 or 1. Write it without a comma."
    enter(field, "1 000")
    assert (field.value(), field.error()) == (1000.0, "")


def test_large_and_negative_limits_are_written_as_everywhere(qtbot: QtBot, theme: object) -> None:
    field = FloatField("Value", (-1e6, 1e6), 0.0, name="value", tip="Any.", step=1)
    qtbot.addWidget(field)
    enter(field, "much")
    assert field.error() == "Type a number from −1×10⁶ to 1×10⁶ instead of much."
