import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.remarks.remark_row import InitialWeightBar, RemarkRow
from normviz.ui.cube.inspector.remarks.remark_texts import RemarkText
from tests.ui.cube.inspector.conftest import Read

IDENTITY = RemarkText("identity", "Both are the same.", proof=lambda _: 0.25)


@pytest.fixture
def row(qtbot: QtBot, theme: object) -> RemarkRow:
    made = RemarkRow()
    qtbot.addWidget(made)
    made.show()
    return made


def button(row: RemarkRow) -> QPushButton:
    found = row.findChild(QPushButton, "inspector_check")
    assert isinstance(found, QPushButton)
    return found


def test_a_note_is_written_and_spoken(row: RemarkRow) -> None:
    row.show_remark(RemarkText("info", "Good to know."))
    assert row.text() == row.accessibleName() == "Good to know."
    assert not row.bar().isVisible()
    assert row.result() == ""


def test_a_check_says_the_largest_difference(row: RemarkRow, read: Read) -> None:
    row.show_remark(IDENTITY)
    row.check(read())
    assert "Largest difference on this tensor: 0.25" in row.result()


def test_a_note_without_a_check_has_no_result(row: RemarkRow, read: Read) -> None:
    row.show_remark(RemarkText("info", "Good to know."))
    row.check(read())
    row.offer_check(read())
    assert row.result() == ""
    assert not button(row).isVisible()


def test_a_check_that_takes_a_moment_is_asked_for(row: RemarkRow, read: Read) -> None:
    row.show_remark(IDENTITY)
    row.offer_check(read())
    assert row.result() == ""
    QTest.mouseClick(button(row), Qt.MouseButton.LeftButton)
    assert "0.25" in row.result()
    assert not button(row).isVisible()


def test_another_note_takes_the_result_away(row: RemarkRow, read: Read) -> None:
    row.show_remark(IDENTITY)
    row.check(read())
    row.show_remark(RemarkText("identity", "Other.", proof=lambda _: 0.0))
    assert row.result() == ""


def test_a_share_is_a_bar(row: RemarkRow) -> None:
    row.show_remark(RemarkText("info", "The start.", share=0.75))
    assert row.bar().isVisible()
    assert row.bar().share() == 0.75


def test_the_bar_fills_from_the_side_where_reading_starts(qtbot: QtBot, theme: object) -> None:
    bar = InitialWeightBar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.height())
    bar.set_share(0.25)
    image = bar.grab().toImage()
    filled, rest = image.pixel(25, 4), image.pixel(150, 4)
    assert filled != rest
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = bar.grab().toImage()
    assert (mirrored.pixel(25, 4), mirrored.pixel(175, 4)) == (rest, filled)
