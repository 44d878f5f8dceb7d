from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.norms import CATALOG
from normviz.ui.cube.controls.norm_delegate import AXES_ROLE
from normviz.ui.cube.controls.norm_list import NormList

LEFT = Qt.MouseButton.LeftButton
NAMES = ("batch", "layer", "group")


@pytest.fixture
def norms(qtbot: QtBot) -> NormList:
    made = NormList()
    made.setAccessibleName("Norms")
    made.resize(240, 120)
    made.show_norms(NAMES, training=True)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def asked(norms: NormList) -> list[tuple[object, ...]]:
    """What the list asks for."""
    seen: list[tuple[object, ...]] = []
    norms.moved.connect(lambda source, target: seen.append(("move", source, target)))
    norms.removed.connect(lambda row: seen.append(("remove", row)))
    return seen


def middle(norms: NormList, row: int) -> QPoint:
    return norms.visualItemRect(norms.item(row)).center()


def drag(norms: NormList, source: int, y: int) -> None:
    start = middle(norms, source)
    QTest.mousePress(norms.viewport(), LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(
            norms.viewport(), QPoint(start.x(), start.y() + (y - start.y()) * step // 4)
        )


def release(norms: NormList, y: int) -> None:
    QTest.mouseRelease(norms.viewport(), LEFT, pos=QPoint(middle(norms, 0).x(), y))


def test_rows_show_titles_and_reduced_axes(norms: NormList) -> None:
    assert [norms.item(row).text() for row in range(3)] == [CATALOG[name].title for name in NAMES]
    assert norms.item(0).data(AXES_ROLE) == "N, H, W"
    norms.show_norms(NAMES[:2], training=False)
    assert norms.count() == 2
    assert norms.item(0).data(AXES_ROLE) == ""


def test_the_list_is_as_high_as_its_rows(norms: NormList) -> None:
    three = norms.sizeHint().height()
    norms.show_norms((), training=True)
    one = norms.sizeHint().height()
    norms.show_norms(NAMES[:1], training=True)
    assert norms.sizeHint().height() == one < three


def test_a_click_on_the_cross_removes_its_row(norms: NormList, asked: list[object]) -> None:
    rect = norms.visualItemRect(norms.item(1))
    cross = QPoint(rect.right() - 8, rect.center().y())
    QTest.mouseClick(norms.viewport(), LEFT, pos=cross)
    assert asked == [("remove", 1)]
    assert norms.count() == 3  # whoever owns the list changes it


def test_a_press_on_the_cross_can_be_taken_back(norms: NormList, asked: list[object]) -> None:
    rect = norms.visualItemRect(norms.item(1))
    QTest.mousePress(norms.viewport(), LEFT, pos=QPoint(rect.right() - 8, rect.center().y()))
    QTest.mouseRelease(norms.viewport(), LEFT, pos=middle(norms, 0))
    assert asked == []


@pytest.mark.parametrize(
    ("source", "gap", "expected"),
    [(0, 3, [("move", 0, 2)]), (2, 0, [("move", 2, 0)]), (1, 1, []), (1, 2, [])],
)
def test_a_dragged_row_is_dropped_in_a_gap(
    norms: NormList, asked: list[object], source: int, gap: int, expected: list[object]
) -> None:
    height = norms.visualItemRect(norms.item(0)).height()
    drag(norms, source, gap * height)
    release(norms, gap * height)
    assert asked == expected


def test_escape_drops_a_dragged_row_where_it_was(norms: NormList, asked: list[object]) -> None:
    drag(norms, 0, 70)
    QTest.keyClick(norms, Qt.Key.Key_Escape)
    release(norms, 70)
    assert asked == []


@pytest.mark.parametrize(
    ("row", "key", "modifier", "expected"),
    [
        (1, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, [("move", 1, 0)]),
        (1, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, [("move", 1, 2)]),
        (0, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, []),
        (2, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, []),
        (1, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, [("remove", 1)]),
        (2, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, [("remove", 2)]),
    ],
)
def test_the_keyboard_moves_and_removes(
    norms: NormList,
    asked: list[object],
    row: int,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: list[object],
) -> None:
    norms.setFocus()
    norms.setCurrentRow(row)
    QTest.keyClick(norms, key, modifier)
    assert asked == expected


def test_the_wheel_is_left_to_the_panel(norms: NormList, wheel: Callable[[NormList], bool]) -> None:
    assert not wheel(norms.viewport())
