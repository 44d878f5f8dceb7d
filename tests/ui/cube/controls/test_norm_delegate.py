import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.norm_delegate import AXES_ROLE, NormDelegate
from normviz.ui.style.theme import HALF, current_theme

ROW = QRect(0, 0, 240, 28)


@pytest.fixture
def rows(qtbot: QtBot, theme: object) -> QListWidget:
    made = QListWidget()
    made.setItemDelegate(NormDelegate(made))
    made.addItem("Group Norm")
    made.item(0).setData(AXES_ROLE, "C/G, H, W")
    qtbot.addWidget(made)
    return made


def option(rows: QListWidget, *states: QStyle.StateFlag) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    rows.initViewItemOption(made)
    made.rect = ROW
    for state in states:
        made.state |= state
    return made


def painted(rows: QListWidget, *states: QStyle.StateFlag, right_to_left: bool = False) -> QImage:
    image = QImage(ROW.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    chosen = option(rows, *states)
    if right_to_left:
        chosen.direction = Qt.LayoutDirection.RightToLeft
    with QPainter(image) as painter:
        rows.itemDelegate().paint(painter, chosen, rows.model().index(0, 0))
    return image


def differing(one: QImage, other: QImage) -> set[int]:
    """The columns in which two images differ."""
    return {
        x
        for x in range(one.width())
        if any(one.pixel(x, y) != other.pixel(x, y) for y in range(one.height()))
    }


def test_a_row_paints_all_its_ground(rows: QListWidget) -> None:
    image = painted(rows)
    assert image.pixelColor(120, 1) == QColor(current_theme().field)
    assert image.pixelColor(239, 27) != QColor(Qt.GlobalColor.magenta)


def test_the_selected_row_has_a_bar_at_its_start(rows: QListWidget) -> None:
    selected = QStyle.StateFlag.State_Selected
    accent = QColor(current_theme().accent)
    image = painted(rows, selected)
    assert image.pixelColor(1, 14) == accent
    assert image.pixelColor(238, 14) != accent
    mirrored = painted(rows, selected, right_to_left=True)
    assert mirrored.pixelColor(238, 14) == accent


def test_the_cross_beneath_the_pointer_is_stronger(rows: QListWidget) -> None:
    delegate = rows.itemDelegate()
    assert isinstance(delegate, NormDelegate)
    before = painted(rows)
    delegate.pointer = delegate.remove_rect(option(rows)).center()
    changed = differing(before, painted(rows))
    assert changed
    assert min(changed) >= delegate.remove_rect(option(rows)).left()
    delegate.pointer = QPoint(20, 14)
    assert not differing(before, painted(rows))


def test_the_cross_is_at_the_end_of_the_row(rows: QListWidget) -> None:
    delegate = rows.itemDelegate()
    assert isinstance(delegate, NormDelegate)
    chosen = option(rows)
    assert delegate.remove_rect(chosen).right() == ROW.right()
    chosen.direction = Qt.LayoutDirection.RightToLeft
    assert delegate.remove_rect(chosen).left() == ROW.left()


def test_title_and_axes_are_both_drawn(rows: QListWidget) -> None:
    whole = painted(rows)
    rows.item(0).setData(AXES_ROLE, "")
    without_axes = painted(rows)
    assert max(differing(whole, without_axes)) > 150
    rows.item(0).setText("")
    assert min(differing(without_axes, painted(rows))) < 60


def test_a_row_is_a_line_on_the_grid(rows: QListWidget) -> None:
    chosen = option(rows)
    height = rows.itemDelegate().sizeHint(chosen, rows.model().index(0, 0)).height()
    assert height % HALF == 0
    assert height >= chosen.fontMetrics.height() + 2 * HALF
