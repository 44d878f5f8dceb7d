import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController, current_theme
from normviz.ui.widgets.labelled import Labelled


@pytest.fixture
def row(qtbot: QtBot, theme: ThemeController) -> Labelled:
    made = Labelled("&Width", "width", "How wide.")
    made.add_editor(QLineEdit(), "field", stretch=1)
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    return made


def editor(row: Labelled) -> QLineEdit:
    found = row.findChild(QLineEdit, "width_field")
    assert isinstance(found, QLineEdit)
    return found


def test_the_label_names_the_editor_and_leads_to_it(row: Labelled) -> None:
    assert row.accessibleName() == editor(row).accessibleName() == "Width"
    assert editor(row).toolTip() == "How wide."
    assert row.label.buddy() is editor(row)
    assert editor(row).focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_label_stays_with_its_first_editor(row: Labelled) -> None:
    second = QLineEdit()
    row.add_editor(second, "second")
    assert row.label.buddy() is editor(row)
    assert second.objectName() == "width_second"


def test_a_refusal_stands_beneath_and_colours_the_editor(row: Labelled) -> None:
    editor(row).setText("much")
    row.set_error("Expected a number.")
    message = row.findChild(QLabel, "width_message")
    assert message.isVisible()
    assert message.y() > editor(row).y()
    assert row.error() == row.accessibleDescription() == "Expected a number."
    color = editor(row).palette().color(QPalette.ColorRole.Text)
    assert color == QColor(current_theme().error)
    assert editor(row).text() == "much"


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_refusal_goes_again(row: Labelled, nothing: str | None) -> None:
    row.set_error("Expected a number.")
    row.set_error(nothing)
    assert row.error() == ""
    color = editor(row).palette().color(QPalette.ColorRole.Text)
    assert color != QColor(current_theme().error)


def test_a_refusal_follows_the_theme(qtbot: QtBot, row: Labelled, theme: ThemeController) -> None:
    row.set_error("Expected a number.")
    theme.set_mode("dark")
    wanted = QColor(current_theme().error)
    qtbot.waitUntil(lambda: editor(row).palette().color(QPalette.ColorRole.Text) == wanted)


def test_stacked_the_editor_has_the_whole_width(row: Labelled) -> None:
    beside = editor(row).width()
    row.stack()
    row.stack()
    assert row.is_stacked
    row.resize(300, 90)
    row.layout().activate()
    assert editor(row).width() > beside
    assert row.label.y() < editor(row).y()
