from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.settings.values import Settings
from normviz.ui.shell.main_window import MainWindow, stored_mode
from normviz.ui.shell.rail import Rail
from normviz.ui.shell.view import MenuName, View, ViewEntry
from normviz.ui.style.palette import DARK, LIGHT, Theme
from normviz.ui.style.theme import ThemeController, current_theme
from normviz.ui.threads.deadlines import FOREVER

SCENES = ["O&pen scene or model…", "Sa&ve scene…", "Open &recent", "Save s&lides…"]


class Rename(QUndoCommand):
    """Writes a text into a label."""

    def __init__(self, label: QLabel, text: str) -> None:
        super().__init__("Rename")
        self._label, self._new, self._old = label, text, label.text()

    def redo(self) -> None:
        self._label.setText(self._new)

    def undo(self) -> None:
        self._label.setText(self._old)


class Page(View):
    """A view with two fields, one action and something to undo."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWindowTitle(name.title())
        self.name = name
        self.themes: list[Theme] = []
        self.restored = ""
        self.is_shut = False
        self.closable = True
        self.triggered = 0
        self.first, self.second = QLineEdit(), QLineEdit()
        self.label = QLabel("old")
        column = QVBoxLayout(self)
        for number, field in enumerate((self.first, self.second)):
            field.setObjectName(f"{name}_field_{number}")
            field.setAccessibleName("Field")
            field.setToolTip("A field.")
            column.addWidget(field)
        self.stack = QUndoStack(self)
        self.action = QAction(f"&Export {name}…", self)
        self.action.setShortcut("Ctrl+E")
        self.action.triggered.connect(self.count)
        self.actions_by_menu: dict[MenuName, list[QAction]] = {"file": [self.action]}

    def count(self) -> None:
        self.triggered += 1

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        return self.actions_by_menu

    def key_help(self) -> list[tuple[str, str]]:
        return [("←, →", "Walk along W")]

    def regions(self) -> list[QWidget]:
        return [self.first, self.second]

    @property
    def undo_stack(self) -> QUndoStack:
        return self.stack

    def restore(self, settings: Settings) -> None:
        self.restored = settings.text("text") or ""
        self.first.setText(self.restored)

    def save(self) -> dict[str, Any]:
        return {"text": self.first.text()}

    def set_theme(self, theme: Theme) -> None:
        self.themes.append(theme)

    def may_close(self) -> bool:
        return self.closable

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:  # noqa: ARG002
        self.is_shut = True
        self.was_seen = self.window().isVisible()
        return True


class Shell:
    """A window on two pages, and how often each was created."""

    def __init__(self, theme: ThemeController, settings: SettingsStore) -> None:
        self.created: list[str] = []
        self.window = MainWindow(self.entries(), theme, settings)

    def entries(self) -> Sequence[ViewEntry]:
        return [
            ViewEntry("cube", "Cube", "cube", "Shows cubes.", lambda: self.make("cube")),
            ViewEntry("train", "Train", "train", "Trains.", lambda: self.make("train")),
        ]

    def make(self, name: str) -> View:
        self.created.append(name)
        return Page(name)

    def page(self) -> Page:
        page = self.window.current_view()
        assert isinstance(page, Page)
        return page

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        combined = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            combined |= modifier
        QTest.keyClick(self.window, key, combined)

    def menu_texts(self, name: str) -> list[str]:
        menu = self.window.menuBar().findChild(QWidget, f"menu_{name}")
        return [action.text() for action in menu.actions() if not action.isSeparator()]


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def make_shell(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore
) -> Callable[[], Shell]:
    def make() -> Shell:
        shell = Shell(theme, settings)
        qtbot.addWidget(shell.window)
        shell.window.show_last_view()
        shell.window.show()
        shell.window.activateWindow()
        qtbot.waitUntil(shell.window.isActiveWindow)
        return shell

    return make


@pytest.fixture
def shell(make_shell: Callable[[], Shell]) -> Shell:
    return make_shell()


def test_it_opens_on_the_first_view_and_creates_no_other(shell: Shell) -> None:
    assert shell.created == ["cube"]
    assert shell.page().name == "cube"
    assert shell.window.windowTitle() == "Cube – normviz"
    assert shell.window.findChild(QToolButton, "rail_cube").isChecked()


def test_no_view_is_created_before_one_is_shown(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore
) -> None:
    shell = Shell(theme, settings)
    qtbot.addWidget(shell.window)
    assert shell.created == []
    assert shell.window.current_view() is None
    with pytest.raises(KeyError):
        shell.window.show_view("nonsense")


def test_ctrl_and_a_digit_changes_the_view_once_created(shell: Shell) -> None:
    shell.press(Qt.Key.Key_2, CTRL)
    assert shell.page().name == "train"
    assert shell.window.findChild(QToolButton, "rail_train").isChecked()
    shell.press(Qt.Key.Key_1, CTRL)
    shell.press(Qt.Key.Key_2, CTRL)
    assert shell.created == ["cube", "train"]


def test_the_rail_is_clicked(shell: Shell) -> None:
    QTest.mouseClick(shell.window.findChild(QToolButton, "rail_train"), Qt.MouseButton.LeftButton)
    assert shell.page().name == "train"
    assert shell.window.windowTitle() == "Train – normviz"


def test_menus_hold_the_actions_of_the_current_view_only(shell: Shell) -> None:
    assert shell.menu_texts("file") == [*SCENES, "&Export cube…", "&Quit"]
    cube = shell.page()
    shell.press(Qt.Key.Key_2, CTRL)
    assert shell.menu_texts("file") == [*SCENES, "&Export train…", "&Quit"]
    shell.press(Qt.Key.Key_E, CTRL)
    assert (cube.triggered, shell.page().triggered) == (0, 1)


def test_the_run_menu_is_there_when_something_runs(shell: Shell) -> None:
    run = shell.window.menuBar().findChild(QWidget, "menu_run")
    assert not run.menuAction().isVisible()
    page = shell.page()
    page.actions_by_menu = {"run": [page.action]}
    page.menus_changed.emit()
    assert run.menuAction().isVisible()
    assert shell.menu_texts("file") == [*SCENES, "&Quit"]


def test_undo_acts_on_the_current_view(shell: Shell) -> None:
    cube = shell.page()
    cube.stack.push(Rename(cube.label, "cube"))
    shell.press(Qt.Key.Key_2, CTRL)
    train = shell.page()
    train.stack.push(Rename(train.label, "train"))
    assert shell.menu_texts("edit") == ["&Undo Rename", "&Redo"]
    shell.press(Qt.Key.Key_Z, CTRL)
    assert (cube.label.text(), train.label.text()) == ("cube", "old")
    shell.press(Qt.Key.Key_Z, CTRL, SHIFT)
    assert train.label.text() == "train"
    shell.press(Qt.Key.Key_Z, CTRL)
    shell.press(Qt.Key.Key_Y, CTRL)
    assert train.label.text() == "train"


def test_the_theme_is_chosen_by_key_and_kept(shell: Shell, settings: SettingsStore) -> None:
    assert shell.page().themes == [LIGHT]
    shell.press(Qt.Key.Key_2, CTRL, ALT)
    assert current_theme() is DARK
    assert shell.page().themes == [LIGHT, DARK]
    assert stored_mode(settings.settings) == "dark"
    shell.press(Qt.Key.Key_2, CTRL)
    assert shell.page().themes == [DARK]


def test_the_rail_follows_the_theme(qtbot: QtBot, shell: Shell) -> None:
    rail = shell.window.findChild(Rail)

    def colors() -> set[str]:
        picture = rail.grab().toImage()
        places = [(4, 300), (rail.width() - 1, 300), (12, 20)]
        return {picture.pixelColor(x, y).name() for x, y in places}

    assert colors() == {LIGHT.background, LIGHT.border, LIGHT.accent_soft}
    shell.press(Qt.Key.Key_2, CTRL, ALT)
    qtbot.waitUntil(lambda: colors() == {DARK.background, DARK.border, DARK.accent_soft})


def test_nonsense_in_the_settings_is_ignored(
    make_shell: Callable[[], Shell], settings: SettingsStore
) -> None:
    nonsense = {"theme": "pink", "view": "nonsense", "geometry": "nonsense"}
    settings.save({f"window/{name}": value for name, value in nonsense.items()})
    assert stored_mode(settings.settings) == "system"
    shell = make_shell()
    assert shell.page().name == "cube"
    assert shell.window.width() >= 640


def test_the_first_window_leaves_room_for_its_title_bar(make_shell: Callable[[], Shell]) -> None:
    screen = QGuiApplication.primaryScreen().availableSize()
    assert 560 < make_shell().window.height() <= screen.height() - 30


def test_the_session_is_kept(make_shell: Callable[[], Shell], settings: SettingsStore) -> None:
    before = make_shell()
    before.window.resize(944, 590)
    before.press(Qt.Key.Key_2, CTRL)
    before.page().first.setText("kept")
    before.window.close()
    assert settings.settings.text("views/train/text") == "kept"
    after = make_shell()
    assert after.page().name == "train"
    assert after.page().restored == "kept"
    assert after.created == ["train"]
    assert after.window.size() == QSize(944, 590)


def test_a_session_that_is_killed_is_kept_too(
    qtbot: QtBot,
    make_shell: Callable[[], Shell],
    settings: SettingsStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("normviz.ui.shell.main_window.KEEP_MS", 5)
    shell = make_shell()
    shell.window.show_view("train")
    qtbot.waitUntil(lambda: settings.settings.text("window/view") == "train")
    assert settings.settings.mapping("window/geometry") is not None


def test_closing_asks_first_and_shuts_the_views_down(shell: Shell) -> None:
    page = shell.page()
    page.closable = False
    shell.press(Qt.Key.Key_Q, CTRL)
    assert shell.window.isVisible()
    assert not page.is_shut
    page.closable = True
    shell.press(Qt.Key.Key_Q, CTRL)
    assert not shell.window.isVisible()
    assert page.is_shut


def test_window_and_dialogs_disappear_before_anything_is_waited_for(shell: Shell) -> None:
    page = shell.page()
    shell.press(Qt.Key.Key_F1)
    dialog = shell.window.findChild(QDialog, "shortcuts_dialog")
    assert dialog.isVisible()
    shell.window.close()
    assert page.was_seen is False
    assert not dialog.isVisible()


def test_leaving_twice_ends_the_work_once(shell: Shell) -> None:
    page = shell.page()
    assert shell.window.leave()
    page.is_shut = False
    assert shell.window.leave()
    shell.window.close()
    assert not page.is_shut


def test_the_focus_starts_in_the_view(shell: Shell) -> None:
    assert QApplication.focusWidget() is shell.page().first


def test_f6_walks_through_the_parts_and_remembers_the_place(shell: Shell) -> None:
    page = shell.page()
    rail = shell.window.findChild(Rail)
    shell.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.second
    shell.press(Qt.Key.Key_F6)
    assert rail.isAncestorOf(QApplication.focusWidget())
    shell.press(Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is page.second
    shell.window.show_message("info", "Something.")
    shell.press(Qt.Key.Key_F6)
    shell.press(Qt.Key.Key_F6)
    assert shell.window.message_bar.isAncestorOf(QApplication.focusWidget())


def test_the_focus_moves_into_the_view_that_is_shown(shell: Shell) -> None:
    shell.press(Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is shell.page().first


def test_a_view_speaks_through_the_message_bar(shell: Shell) -> None:
    page = shell.page()
    page.message.emit("error", "Expected 1, received 2.")
    assert shell.window.message_bar.text() == "Expected 1, received 2."
    page.message.emit("info", "")
    assert shell.window.message_bar.text() == ""
    page.message.emit("warning", "Look out.")
    shell.press(Qt.Key.Key_2, CTRL)
    assert shell.window.message_bar.text() == ""


def test_the_first_view_of_a_window_in_sight_is_heard(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore
) -> None:
    class Speaking(Page):
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
            super().showEvent(event)
            self.message.emit("warning", "A run is left out.")

    entry = ViewEntry("train", "Train", "train", "Trains.", lambda: Speaking("train"))
    window = MainWindow([entry], theme, settings)
    qtbot.addWidget(window)
    window.show()
    window.show_view("train")
    assert window.message_bar.text() == "A run is left out."


def test_a_message_moves_nothing_of_the_view(shell: Shell) -> None:
    page = shell.page()
    before = [part.geometry() for part in (page, page.first, page.second)]
    page.message.emit("error", "Expected 1, received 2. " * 30)
    QApplication.processEvents()
    assert shell.window.message_bar.isVisible()
    assert [part.geometry() for part in (page, page.first, page.second)] == before


def test_a_fault_can_be_copied(shell: Shell) -> None:
    shell.window.show_fault("Something went wrong.", "Traceback …")
    button = shell.window.findChild(QPushButton, "message_bar_action")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Traceback …"
    shell.window.show_fault("Expected 1, received 2.", "")
    assert not button.isVisible()


def test_the_list_of_keys_is_made_from_the_actions(shell: Shell) -> None:
    shell.press(Qt.Key.Key_F1)
    dialog = shell.window.findChild(QDialog, "shortcuts_dialog")
    tree = dialog.findChild(QTreeWidget)
    listed = {}
    for group in (tree.topLevelItem(at) for at in range(tree.topLevelItemCount())):
        rows = (group.child(at) for at in range(group.childCount()))
        listed.update({row.text(0): row.text(1) for row in rows})
    assert listed["Export cube…"] == "Ctrl+E"
    assert listed["Walk along W"] == "←, →"
    assert listed["Redo"] == "Ctrl+Shift+Z, Ctrl+Y"
    assert listed["Dark"] == "Ctrl+Alt+2"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_says_the_version(shell: Shell) -> None:
    shell.press(Qt.Key.Key_F1, SHIFT)
    dialog = shell.window.findChild(QDialog, "about_dialog")
    assert any("normviz 0." in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_full_screen_and_back(shell: Shell) -> None:
    shell.press(Qt.Key.Key_F11)
    assert shell.window.isFullScreen()
    shell.press(Qt.Key.Key_F11)
    assert not shell.window.isFullScreen()


def test_every_action_is_in_a_menu_with_a_key_of_its_own(shell: Shell) -> None:
    actions = [action for action in shell.window.findChildren(QAction) if action.text()]
    actions = [each for each in actions if each.menu() is None]
    keys = [each.shortcut().toString() for each in actions if each.objectName()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_every_control_is_described(
    shell: Shell, assert_described: Callable[[QWidget], None]
) -> None:
    shell.window.show_message("info", "Something.")
    shell.press(Qt.Key.Key_F1)
    shell.press(Qt.Key.Key_F1, SHIFT)
    assert_described(shell.window)
    tip = shell.window.findChild(QToolButton, "rail_train").toolTip()
    assert tip == "Trains. (Ctrl+2)"


def test_settings_that_cannot_be_kept_do_not_hide_another_problem(
    make_shell: Callable[[], Shell], settings: SettingsStore, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    shell = make_shell()
    settings.path = tmp_path / "file" / "settings.json"
    shell.window.show_message("error", "The run could not be renamed.")
    shell.window.keep_session()
    first, second = shell.window.message_bar.text().splitlines()
    assert first == "The run could not be renamed."
    assert "file" in second
    assert shell.window.message_bar.kind() == "error"
