import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.whole_spin import WholeSpin


@pytest.fixture
def spin(qtbot: QtBot) -> WholeSpin:
    box = WholeSpin()
    box.setRange(0, 100_000)
    box.setValue(7)
    qtbot.addWidget(box)
    return box


def enter(spin: WholeSpin, text: str) -> None:
    spin.lineEdit().selectAll()
    spin.lineEdit().insert(text)  # as typed or pasted
    QTest.keyClick(spin, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("3\u202f211", 3211), ("2×10³", 2000), ("1e2", 100), (" 5 ", 5), ("8.0", 8)],
)
def test_a_whole_number_is_read_as_the_app_writes_it(
    spin: WholeSpin, text: str, value: int
) -> None:
    refused: list[str] = []
    spin.refused.connect(refused.append)
    enter(spin, text)
    assert (spin.value(), refused) == (value, [])


@pytest.mark.parametrize("text", ["", "many", "4.5", "1,000", "\N{MINUS SIGN}1", "100001"])
def test_what_is_refused_stays_and_the_value_too(spin: WholeSpin, text: str) -> None:
    refused: list[str] = []
    spin.refused.connect(refused.append)
    enter(spin, text)
    assert spin.value() == 7
    assert len(refused) == bool(text)
    if text:
        assert spin.text() == text
        assert text in refused[0]
    spin.setValue(7)
    assert spin.text() == "7"


def test_limits_are_written_as_all_numbers_are(spin: WholeSpin) -> None:
    refused: list[str] = []
    spin.refused.connect(refused.append)
    enter(spin, "100001")
    assert "from 0 to 100\u202f000 instead of 100001" in refused[0]


def test_an_emptied_field_gets_its_value_back(spin: WholeSpin) -> None:
    enter(spin, "")
    assert (spin.text(), spin.value()) == ("7", 7)


@pytest.mark.parametrize("text", ["7", "8", ""])
def test_a_number_in_the_place_of_what_was_refused_is_told_once(spin: WholeSpin, text: str) -> None:
    told: list[str] = []
    spin.refused.connect(told.append)
    spin.corrected.connect(lambda: told.append("corrected"))
    for entered in ("many", text, text):
        enter(spin, entered)
    assert told[1:] == ["corrected"]


def test_what_was_refused_stays_so_when_it_is_left(spin: WholeSpin) -> None:
    told: list[str] = []
    spin.corrected.connect(lambda: told.append("corrected"))
    spin.show()
    enter(spin, "many")
    spin.setFocus()
    spin.clearFocus()
    spin.editingFinished.emit()  # as Qt does where nothing was typed since
    assert told == []
    assert spin.refusal() == "Type a whole number instead of many."
    enter(spin, "7")
    assert (told, spin.refusal()) == (["corrected"], "")
