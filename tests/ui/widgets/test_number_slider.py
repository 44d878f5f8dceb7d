from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.number_slider import NumberSlider


def refuse_odd(value: int) -> str:
    return "Expected an even number." if value % 2 else ""


class Bench(QWidget):
    """Two controls, so that the focus has somewhere to go."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = NumberSlider("N", (1, 16), 4, name="n", tip="Samples.", check=refuse_odd)
        self.wide = NumberSlider("H", (1, 256), 9, name="h", tip="Rows.", logarithmic=True)
        column = QVBoxLayout(self)
        column.addWidget(self.linear)
        column.addWidget(self.wide)
        self.spin = self.linear.findChild(QSpinBox, "n_spin")
        self.slider = self.linear.findChild(QSlider, "n_slider")
        self.wide_spin = self.wide.findChild(QSpinBox, "h_spin")
        self.seen: list[int] = []
        self.linear.value_changed.connect(self.seen.append)


@pytest.fixture
def bench(qtbot: QtBot, theme: ThemeController) -> Bench:
    widget = Bench()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def type_into(spin: QSpinBox, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    if text.isascii():
        QTest.keyClicks(spin, text)
    else:
        spin.lineEdit().insert(text)  # as pasted: QTest has no keys for it
    QTest.keyClick(spin, Qt.Key.Key_Return)


def wheel(widget: QWidget, delta: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_typing_is_taken_as_a_whole(bench: Bench) -> None:
    type_into(bench.spin, "16")
    assert bench.seen == [16]
    assert bench.linear.value() == 16
    assert bench.slider.value() == bench.slider.maximum()


@pytest.mark.parametrize("text", ["0", "17", "-3", "123456"])
def test_out_of_range_is_shown_and_the_last_good_value_stays(bench: Bench, text: str) -> None:
    type_into(bench.spin, text)
    assert bench.seen == []
    assert bench.linear.value() == 4
    assert bench.spin.text() == text
    assert bench.linear.error() == f"Choose 1 to 16 instead of {text}."
    message = bench.linear.findChild(QLabel, "n_message")
    assert message.isVisible()
    assert message.y() > bench.spin.y()
    assert bench.linear.accessibleDescription() == bench.linear.error()


def test_a_good_value_takes_the_message_away(bench: Bench) -> None:
    type_into(bench.spin, "99")
    type_into(bench.spin, "4")
    assert bench.linear.error() == ""
    assert not bench.linear.findChild(QLabel, "n_message").isVisible()
    assert bench.seen == []


def test_a_check_refuses_values_inside_the_range(bench: Bench) -> None:
    type_into(bench.spin, "7")
    assert bench.linear.error() == "Expected an even number."
    assert bench.linear.value() == 4
    assert bench.seen == []


def test_the_error_colour_follows_the_theme(
    qtbot: QtBot, bench: Bench, theme: ThemeController
) -> None:
    type_into(bench.spin, "99")
    assert bench.spin.palette().text().color().name() == LIGHT.error
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: bench.spin.palette().text().color().name() == DARK.error)
    type_into(bench.spin, "8")
    assert bench.spin.palette().text().color().name() == DARK.text


def test_arrow_keys_step(bench: Bench) -> None:
    bench.wide_spin.setFocus()
    QTest.keyClick(bench.wide_spin, Qt.Key.Key_Up)
    assert bench.wide.value() == min(each for each in bench.wide.choices() if each > 9)
    bench.slider.setFocus()
    QTest.keyClick(bench.slider, Qt.Key.Key_Right)
    QTest.keyClick(bench.slider, Qt.Key.Key_Right)
    assert bench.linear.error() == ""
    assert bench.seen == [6]


def test_stepping_stops_at_the_ends(bench: Bench) -> None:
    type_into(bench.spin, "16")
    QTest.keyClick(bench.spin, Qt.Key.Key_Up)
    assert bench.linear.value() == 16
    assert bench.linear.error() == ""


def test_stepping_from_between_two_choices_goes_to_the_next_one(bench: Bench) -> None:
    bench.wide.set_choices((1, 2, 4, 8, 16))
    type_into(bench.wide_spin, "5")
    QTest.keyClick(bench.wide_spin, Qt.Key.Key_Up)
    assert bench.wide.value() == 8
    type_into(bench.wide_spin, "5")
    QTest.keyClick(bench.wide_spin, Qt.Key.Key_Down)
    assert bench.wide.value() == 4


def test_the_wheel_turns_only_in_focus(bench: Bench) -> None:
    bench.wide_spin.setFocus()
    wheel(bench.spin, 240)
    wheel(bench.slider, 240)
    assert bench.linear.value() == 4
    before = bench.wide.value()
    wheel(bench.wide_spin, 120)
    assert bench.wide.value() > before


def test_dragging_the_slider_reaches_the_end(bench: Bench) -> None:
    y = bench.slider.height() // 2
    QTest.mousePress(
        bench.slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle(bench)
    )
    QTest.mouseMove(bench.slider, QPoint(bench.slider.width() + 50, y))
    QTest.mouseRelease(bench.slider, Qt.MouseButton.LeftButton)
    assert bench.linear.value() == 16
    assert bench.spin.text() == "16"


def handle(bench: Bench) -> QPoint:
    share = bench.slider.value() / bench.slider.maximum()
    return QPoint(round(5 + share * (bench.slider.width() - 10)), bench.slider.height() // 2)


def test_set_value_shows_and_tells(bench: Bench) -> None:
    bench.linear.set_value(8)
    assert bench.seen == [8]
    assert bench.spin.value() == 8
    with pytest.raises(ValueError, match="expected 1 to 16, received 17"):
        bench.linear.set_value(17)


def test_a_smaller_range_moves_the_value_inside(bench: Bench) -> None:
    bench.linear.set_range(1, 2)
    assert bench.linear.value() == 2
    assert bench.seen == [2]
    with pytest.raises(ValueError, match="at least one choice"):
        bench.linear.set_choices(())


@pytest.mark.parametrize(("low", "high"), [(1, 1), (1, 2), (0, 7), (1, 256), (-4, 100)])
def test_a_logarithmic_slider_reaches_both_ends_in_rising_steps(
    bench: Bench, low: int, high: int
) -> None:
    bench.wide.set_range(low, high)
    choices = list(bench.wide.choices())
    assert choices == sorted(set(choices))
    assert (choices[0], choices[-1]) == (low, high)


def test_labels_can_be_lined_up_and_everything_is_described(
    bench: Bench, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(bench)
    assert bench.spin.toolTip() == "Samples."
    assert bench.spin.x() == bench.wide_spin.x()


def test_where_room_is_scarce_the_number_is_left(bench: Bench) -> None:
    bench.linear.set_slider_visible(False)
    assert not bench.slider.isVisible()
    type_into(bench.spin, "6")
    assert bench.seen == [6]
    bench.linear.set_slider_visible(True)
    assert bench.slider.isVisible()


@pytest.mark.parametrize(("text", "value"), [("1e1", 10), ("8.0", 8), ("1\u202f2", 4)])
def test_other_ways_to_write_a_whole_number(bench: Bench, text: str, value: int) -> None:
    type_into(bench.spin, text)
    assert bench.linear.value() == value
    assert bool(bench.linear.error()) == (value == 4)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4.5", "Type a whole number instead of 4.5."),
        ("many", "Type a whole number instead of many."),
        ("1,000", "1,000 can mean 1000 or 1. Write it without a comma."),
        ("\N{MINUS SIGN}3", "Choose 1 to 16 instead of -3."),
    ],
)
def test_what_is_no_whole_number_stays_with_the_reason(
    bench: Bench, text: str, reason: str
) -> None:
    type_into(bench.spin, text)
    assert bench.linear.value() == 4
    assert bench.linear.error() == reason
    assert bench.seen == []
    if "Type a whole" in reason or "can mean" in reason:
        assert bench.spin.text() == text
    type_into(bench.spin, "6")
    assert (bench.linear.value(), bench.linear.error(), bench.seen) == (6, "", [6])
