from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import GRID, HALF, ThemeController, current_theme
from normviz.ui.widgets.flat_button import FlatButton, RowPosition


def button(qtbot: QtBot, place: RowPosition = "alone") -> FlatButton:
    made = FlatButton(place)
    qtbot.addWidget(made)
    made.resize(60, 28)
    made.show()
    return made


def ground(made: FlatButton) -> str:
    return made.grab().toImage().pixelColor(10, 5).name()


def test_a_checked_button_lies_on_the_wash_of_the_accent(
    qtbot: QtBot, theme: ThemeController
) -> None:
    made = button(qtbot)
    before = ground(made)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.isChecked()
    assert ground(made) == QColor(current_theme().accent_soft).name() != before


def test_the_colours_of_another_theme_are_taken_at_once(
    qtbot: QtBot, theme: ThemeController
) -> None:
    made = button(qtbot)
    made.setChecked(True)
    light = ground(made)
    theme.set_mode("dark")
    assert ground(made) == QColor(current_theme().accent_soft).name() != light


def test_a_row_is_outlined_and_its_outer_corners_are_round(
    qtbot: QtBot, theme: ThemeController
) -> None:
    border = QColor(current_theme().border)

    def edges(place: RowPosition, *, mirrored: bool = False) -> tuple[bool, bool]:
        """Whether the left and the right side of the button have a line."""
        made = button(qtbot, place)
        if mirrored:
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        image = made.grab().toImage()
        return image.pixelColor(0, 14) == border, image.pixelColor(59, 14) == border

    assert edges("alone") == (False, False)
    assert edges("only") == (True, True)
    assert edges("first") == (True, True)
    assert edges("last") == (False, True)
    assert edges("last", mirrored=True) == (True, False)


def test_a_disabled_button_is_not_pressed(qtbot: QtBot) -> None:
    made = button(qtbot)
    made.setEnabled(False)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert not made.isChecked()


def test_it_is_on_the_grid_s_height_and_takes_the_focus(qtbot: QtBot) -> None:
    made = button(qtbot)
    assert made.sizeHint().height() >= 3 * GRID + HALF
    assert made.sizeHint() != QSize()
    assert made.focusPolicy() == Qt.FocusPolicy.StrongFocus
