from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.training.stop_dialog import may_stop, may_stop_comparison, may_use_other_data

Buttons = QMessageBox.StandardButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def answered(ask: Callable[[], bool], act: Callable[[QMessageBox], None]) -> tuple[bool, str]:
    """What a question returns where a user does ``act``, and its text."""
    texts: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.append(box.text())
        act(box)

    QTimer.singleShot(0, answer)
    return ask(), texts[0]


def click(button: Buttons) -> Callable[[QMessageBox], None]:
    return lambda box: QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def press(key: Qt.Key) -> Callable[[QMessageBox], None]:
    return lambda box: QTest.keyClick(box, key)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (click(Buttons.Close), True),
        (click(Buttons.Cancel), False),
        (press(Qt.Key.Key_Escape), False),
        (press(Qt.Key.Key_Return), False),
    ],
    ids=["stop", "cancel", "escape", "default"],
)
def test_a_training_is_stopped_only_by_who_says_so(
    window: QWidget, act: Callable[[QMessageBox], None], expected: bool
) -> None:
    found, text = answered(lambda: may_stop(window), act)
    assert found == expected
    assert "The run is kept" in text


@pytest.mark.parametrize("elsewhere", [False, True])
def test_who_stops_a_comparison_is_told_what_is_kept(window: QWidget, *, elsewhere: bool) -> None:
    def ask() -> bool:
        return may_stop_comparison(window, elsewhere=elsewhere)

    found, text = answered(ask, click(Buttons.Close))
    assert found
    assert "Go on trains the rest" in text
    assert ("anew" in text) == elsewhere


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (click(Buttons.Yes), True),
        (click(Buttons.Cancel), False),
        (press(Qt.Key.Key_Escape), False),
        (press(Qt.Key.Key_Return), False),
    ],
    ids=["continue", "cancel", "escape", "default"],
)
def test_other_data_are_used_only_by_who_says_so(
    window: QWidget, act: Callable[[QMessageBox], None], expected: bool
) -> None:
    ask = lambda: may_use_other_data(window, "mine", "expected 70, received 69")  # noqa: E731
    found, text = answered(ask, act)
    assert found == expected
    assert text.startswith("mine was trained on other data")
    assert "expected 70, received 69" in text
