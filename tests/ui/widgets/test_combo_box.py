from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.combo_box import ComboBox

LONG = "Three layers, falling learning rate"


def box_of(qtbot: QtBot, width: int) -> ComboBox:
    box = ComboBox()
    box.addItems([LONG, "One layer"])
    box.setToolTip("The network.")
    box.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a box alone in its window would get the focus
    qtbot.addWidget(box)
    box.resize(width, box.sizeHint().height())
    box.show()
    return box


def tip_of(box: ComboBox) -> str:
    here = QPoint(5, 5)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, here, box.mapToGlobal(here)))
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_what_has_no_room_is_shortened_and_told_whole(qtbot: QtBot, theme: ThemeController) -> None:
    box = box_of(qtbot, 140)
    assert box.shown_text().endswith("…")
    assert LONG.startswith(box.shown_text()[:-1])
    assert tip_of(box) == f"{LONG}\nThe network."


def test_what_has_room_is_shown_as_it_is(qtbot: QtBot, theme: ThemeController) -> None:
    box = box_of(qtbot, 400)
    assert box.shown_text() == LONG
    assert tip_of(box) == "The network."


def test_what_is_painted_is_the_shortened_text(qtbot: QtBot, theme: ThemeController) -> None:
    box = box_of(qtbot, 140)
    same = box_of(qtbot, 140)
    same.setItemText(0, box.shown_text())
    assert same.shown_text() == box.shown_text()
    assert same.grab().toImage() == box.grab().toImage()


def test_the_wheel_turns_it_in_focus_only(qtbot: QtBot, theme: ThemeController) -> None:
    box = box_of(qtbot, 200)
    box.clearFocus()
    roll(box)
    assert box.currentIndex() == 0
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    roll(box)
    assert box.currentIndex() == 1


def roll(box: ComboBox) -> None:
    here = QPointF(5, 5)
    event = QWheelEvent(
        here,
        box.mapToGlobal(here),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


def test_where_nothing_is_chosen_the_placeholder_is_seen(
    qtbot: QtBot, theme: ThemeController
) -> None:
    box = box_of(qtbot, 200)
    box.setCurrentIndex(-1)
    empty = box.grab().toImage()
    box.setPlaceholderText("Choose one")
    assert box.shown_text() == "Choose one"
    assert box.grab().toImage() != empty
