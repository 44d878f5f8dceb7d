"""The menu bar: permanent menus, and between them the menus of the current view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from normviz.ui.shell.shortcuts import Shortcut, plain, shortcuts_of
from normviz.ui.shell.view import MenuName, View, ViewEntry
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import Mode

Keys = QKeySequence | QKeySequence.StandardKey | str | Qt.Key


class Menus(QObject):
    """Builds and keeps the menus of a main window.

    Attributes:
        view_chosen: Emitted with the name of the view to show.
        open_scene_wanted: Emitted when a scene is to be opened.
        save_scene_wanted: Emitted when what is shown is to be saved as a scene.
        mode_chosen: Emitted with ``"system"``, ``"light"`` or ``"dark"``.
        region_wanted: Emitted with 1 for the next part of the window, -1 for the one before.
        shortcuts_wanted: Emitted when the list of keys is asked for.
        quiz_wanted: Emitted when the quiz is asked for.
        tour_wanted: Emitted when the tour is asked for.
        report_wanted: Emitted when a problem is to be reported.
        about_wanted: Emitted when About is asked for.
    """

    view_chosen = Signal(str)
    mode_chosen = Signal(str)
    open_scene_wanted = Signal()
    save_scene_wanted = Signal()
    region_wanted = Signal(int)
    shortcuts_wanted = Signal()
    quiz_wanted = Signal()
    tour_wanted = Signal()
    report_wanted = Signal()
    about_wanted = Signal()

    def __init__(
        self, window: QMainWindow, entries: Sequence[ViewEntry], undo_group: QUndoGroup
    ) -> None:
        super().__init__(window)
        self._window = window
        titles: dict[MenuName, str] = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "view": self.tr("&View"),
            "run": self.tr("&Run"),
            "help": self.tr("&Help"),
        }
        bar = window.menuBar()
        self._menus: dict[MenuName, QMenu] = {}
        self._anchors: dict[MenuName, QAction] = {}
        self._places: dict[MenuName, QAction] = {}
        for name, title in titles.items():
            self._menus[name] = bar.addMenu(title)
            self._menus[name].setObjectName(f"menu_{name}")
            self._menus[name].setToolTipsVisible(True)
        self._own: list[tuple[QMenu, QAction]] = []
        self._view_actions: dict[str, QAction] = {}
        self._mode_actions: dict[str, QAction] = {}
        self._fill_file()
        self._fill_edit(undo_group)
        self._fill_view(entries)
        self._anchors["run"] = self._menus["run"].addSeparator()
        self._fill_help()

    def show_view(self, name: str, view: View) -> None:
        """Offers what ``view`` offers, in place of what the view before offered."""
        for menu, action in self._own:
            menu.removeAction(action)
        self._own = []
        for menu_name, actions in view.menu_actions().items():
            menu = self._menus[menu_name]
            menu.insertActions(self._anchors[menu_name], actions)
            self._own += [(menu, action) for action in actions]
        runs = any(menu is self._menus["run"] for menu, _ in self._own)
        self._menus["run"].menuAction().setVisible(runs)
        self._view_actions[name].setChecked(True)

    def add_actions(self, name: MenuName, actions: Sequence[QAction]) -> None:
        """Puts actions of the window itself, in every view, into the menu File or View."""
        self._menus[name].insertActions(self._places[name], actions)

    def show_mode(self, mode: Mode) -> None:
        """Ticks the theme that was chosen."""
        self._mode_actions[mode].setChecked(True)

    def shortcuts(self) -> list[tuple[str, list[Shortcut]]]:
        """All keys by menu, as they are now."""
        return [(plain(menu.title()), shortcuts_of(menu)) for menu in self._menus.values()]

    def _fill_file(self) -> None:
        menu = self._menus["file"]
        opened = self._add(
            menu,
            "open_scene",
            self.tr("O&pen scene or model…"),
            "Ctrl+Shift+O",
            self.open_scene_wanted.emit,
        )
        opened.setStatusTip(
            self.tr("Opens a .normviz file (a scene or slides), or examines a model file.")
        )
        saved = self._add(
            menu,
            "save_scene",
            self.tr("Sa&ve scene…"),
            "Ctrl+Shift+S",
            self.save_scene_wanted.emit,
        )
        saved.setStatusTip(self.tr("Saves everything that the view shows to a .normviz file."))
        self._places["file"] = menu.addSeparator()
        self._anchors["file"] = menu.addSeparator()
        quit_action = self._add(menu, "quit", self.tr("&Quit"), "Ctrl+Q", self._window.close)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, undo_group: QUndoGroup) -> None:
        menu = self._menus["edit"]
        undo = undo_group.createUndoAction(self, self.tr("&Undo"))
        redo = undo_group.createRedoAction(self, self.tr("&Redo"))
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for action, name in ((undo, "undo"), (redo, "redo")):
            action.setObjectName(f"action_{name}")
            action.setIcon(icon(name))
            menu.addAction(action)
        menu.addSeparator()
        self._anchors["edit"] = menu.addSeparator()

    def _fill_view(self, entries: Sequence[ViewEntry]) -> None:
        menu = self._menus["view"]
        views = QActionGroup(self)
        for number, entry in enumerate(entries, 1):
            action = self._add(menu, entry.name, entry.title, f"Ctrl+{number}")
            action.setCheckable(True)
            action.setStatusTip(entry.tip)
            action.setData(entry.name)
            views.addAction(action)
            self._view_actions[entry.name] = action
        views.triggered.connect(self._choose_view)
        menu.addSeparator()
        self._anchors["view"] = menu.addSeparator()
        self._add(menu, "next_region", self.tr("Ne&xt part of the window"), "F6", self._next)
        self._add(menu, "previous_region", self.tr("Pre&vious part"), "Shift+F6", self._previous)
        menu.addSeparator()
        self._places["view"] = menu.addSeparator()
        self._fill_theme(menu.addMenu(self.tr("T&heme")))
        full = self._add(menu, "full_screen", self.tr("&Full screen"), "F11")
        full.setCheckable(True)
        full.triggered.connect(self._full_screen)

    def _fill_theme(self, menu: QMenu) -> None:
        menu.setObjectName("menu_theme")
        modes = QActionGroup(self)
        texts = {
            "system": (self.tr("Like the &system"), "Ctrl+Alt+0"),
            "light": (self.tr("&Light"), "Ctrl+Alt+1"),
            "dark": (self.tr("&Dark"), "Ctrl+Alt+2"),
        }
        for mode, (text, keys) in texts.items():
            action = self._add(menu, f"theme_{mode}", text, keys)
            action.setCheckable(True)
            action.setData(mode)
            modes.addAction(action)
            self._mode_actions[mode] = action
        modes.triggered.connect(self._choose_mode)

    def _fill_help(self) -> None:
        menu = self._menus["help"]
        self._anchors["help"] = menu.addSeparator()
        self._add(
            menu, "shortcuts", self.tr("&Keyboard shortcuts"), "F1", self.shortcuts_wanted.emit
        )
        quiz = self._add(menu, "quiz", self.tr("&Quiz"), "Ctrl+F2", self.quiz_wanted.emit)
        quiz.setStatusTip(self.tr("Asks which elements share statistics, and says why."))
        tour = self._add(menu, "tour", self.tr("&Tour"), "Ctrl+F1", self.tour_wanted.emit)
        tour.setStatusTip(self.tr("Shows what each view is for, in five steps."))
        report = self._add(
            menu,
            "report",
            self.tr("&Report a problem"),
            "Ctrl+Shift+F1",
            self.report_wanted.emit,
        )
        report.setStatusTip(
            self.tr("Copies a report about this installation and the end of its log.")
        )
        about = self._add(
            menu, "about", self.tr("&About normviz"), "Shift+F1", self.about_wanted.emit
        )
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        keys: Keys,
        slot: Callable[[], object] | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action_{name}")
        action.setShortcut(keys)
        if slot is not None:
            action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _choose_view(self, action: QAction) -> None:
        self.view_chosen.emit(action.data())

    def _choose_mode(self, action: QAction) -> None:
        self.mode_chosen.emit(action.data())

    def _next(self) -> None:
        self.region_wanted.emit(1)

    def _previous(self) -> None:
        self.region_wanted.emit(-1)

    def _full_screen(self, wanted: bool) -> None:
        if wanted:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
