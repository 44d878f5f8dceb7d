import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from normviz import __version__
from normviz.ui.shell.dialogs import AboutDialog, ShortcutsDialog

GROUPS = [("File", [("Ctrl+Q", "Quit")]), ("Run", []), ("Edit", [("Ctrl+Z", "Undo")])]


@pytest.fixture
def shortcuts(qtbot: QtBot) -> ShortcutsDialog:
    made = ShortcutsDialog(GROUPS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_keys_stand_beneath_their_menus(shortcuts: ShortcutsDialog) -> None:
    tree = shortcuts.findChild(QTreeWidget, "shortcuts_list")
    assert isinstance(tree, QTreeWidget)
    found = {
        tree.topLevelItem(at).text(0): [
            (row.text(0), row.text(1))
            for row in map(tree.topLevelItem(at).child, range(tree.topLevelItem(at).childCount()))
        ]
        for at in range(tree.topLevelItemCount())
    }
    assert found == {"File": [("Quit", "Ctrl+Q")], "Edit": [("Undo", "Ctrl+Z")]}
    assert tree.topLevelItem(0).isExpanded()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_closes(shortcuts: ShortcutsDialog, by_key: bool) -> None:
    if by_key:
        QTest.keyClick(shortcuts, Qt.Key.Key_Escape)
    else:
        button = shortcuts.findChild(QPushButton, "close_button")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not shortcuts.isVisible()


def test_about_names_version_and_paper(qtbot: QtBot) -> None:
    about = AboutDialog()
    about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(about)
    texts = [label.text() for label in about.findChildren(QLabel)]
    assert f"normviz {__version__}" in texts
    assert any("arxiv.org/abs/1803.08494" in text for text in texts)
    assert any("Qt 6." in text for text in texts)


def test_everything_is_described(shortcuts: ShortcutsDialog, assert_described) -> None:
    assert_described(shortcuts)
