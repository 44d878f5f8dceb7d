import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.cube.export_dialog import ExportDialog
from normviz.ui.cube.figure_exporter import ExportOptions


class Figure:
    """A figure of one colour that remembers how it was asked for."""

    def __init__(self) -> None:
        self.asked: list[ExportOptions] = []

    def __call__(self, options: ExportOptions) -> QImage:
        self.asked.append(options)
        if options.scale == 8:
            raise UserError("expected less, received more", code="figure-too-large")
        image = QImage(options.size[0], options.size[1], QImage.Format.Format_RGB32)
        image.fill(QColor("#336699"))
        return image


@pytest.fixture
def figure() -> Figure:
    return Figure()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def dialog(owner: QWidget, figure: Figure) -> ExportDialog:
    dialog = ExportDialog(ExportOptions(), figure, owner)
    dialog.show()
    return dialog


def spin(dialog: ExportDialog, name: str) -> QSpinBox:
    return dialog.findChild(QSpinBox, f"export_{name}")


def type_into(box: QSpinBox, text: str) -> None:
    box.setFocus()
    box.lineEdit().selectAll()
    box.lineEdit().insert(text)
    QTest.keyClick(box, Qt.Key.Key_Tab)


def save_button(dialog: ExportDialog) -> QWidget:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)


def test_at_first_the_figure_is_cut_to_its_content(dialog: ExportDialog) -> None:
    assert dialog.options() == ExportOptions()
    assert not spin(dialog, "width").isEnabled()


def test_every_choice_is_in_the_options_and_in_the_preview(
    dialog: ExportDialog, figure: Figure
) -> None:
    dialog.findChild(QComboBox, "export_extent").setCurrentIndex(2)
    dialog.findChild(QComboBox, "export_colors").setCurrentIndex(2)
    spin(dialog, "width").setValue(400)
    spin(dialog, "height").setValue(300)
    spin(dialog, "text").setValue(20)
    spin(dialog, "scale").setValue(3)
    dialog.findChild(QCheckBox).setChecked(True)
    expected = ExportOptions("size", (400, 300), 20, "dark", transparent=True, scale=3)
    assert dialog.options() == expected
    assert figure.asked[-1] == expected
    assert "400 × 300" in dialog.findChild(QLabel, "export_told").text()


def test_what_was_chosen_last_is_there_again(owner: QWidget, figure: Figure) -> None:
    chosen = ExportOptions("window", (100, 200), 12, "light", transparent=True, scale=4)
    assert ExportDialog(chosen, figure, owner).options() == chosen


def test_what_cannot_be_made_is_told_and_not_saved(dialog: ExportDialog) -> None:
    spin(dialog, "scale").setValue(8)
    told = dialog.findChild(QLabel, "export_told").text()
    assert told.startswith("The figure has too many cells or pixels for a file. Show a smaller")
    assert not save_button(dialog).isEnabled()
    spin(dialog, "scale").setValue(1)
    assert save_button(dialog).isEnabled()


def test_an_animation_is_one_click_away(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert not dialog.wants_animation
    button = dialog.findChild(QPushButton, "export_animation")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.wants_animation
    assert dialog.isHidden()


@pytest.mark.parametrize("name", ["text", "scale"])
@pytest.mark.parametrize("text", ["5000", "many", "-3", "1e400"])
def test_a_number_that_is_refused_is_neither_replaced_nor_saved(
    dialog: ExportDialog, name: str, text: str
) -> None:
    box = spin(dialog, name)
    shown = box.text()
    type_into(box, text)
    told = dialog.findChild(QLabel, "export_told").text()
    assert told.startswith(f"{box.accessibleName()}: Type a whole number")
    assert told.endswith(f"instead of {text}.")
    assert not save_button(dialog).isEnabled()
    dialog.findChild(QCheckBox).toggle()
    assert not save_button(dialog).isEnabled()
    type_into(box, shown)
    assert box.text() == shown
    assert save_button(dialog).isEnabled()


def test_a_number_may_be_typed_with_its_unit_or_without(dialog: ExportDialog) -> None:
    dialog.findChild(QComboBox, "export_extent").setCurrentIndex(2)
    for text in ("700", "800 px", "9e2px"):
        type_into(spin(dialog, "width"), text)
        assert save_button(dialog).isEnabled()
    assert dialog.options().size[0] == 900
    type_into(spin(dialog, "width"), "12 px")
    assert "from 64 to 8192 instead of 12" in dialog.findChild(QLabel, "export_told").text()
