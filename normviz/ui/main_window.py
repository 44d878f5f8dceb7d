"""The main window: rail, one view at a time, menus, status bar, and the message above the view."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent, QUndoGroup
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from normviz.ui.menus import Menus
from normviz.ui.palette import Theme
from normviz.ui.rail import Rail
from normviz.ui.regions import focus_region
from normviz.ui.shortcuts import plain
from normviz.ui.status_bar import StatusBar
from normviz.ui.theme import Mode, ThemeController
from normviz.ui.view import MessageKind, View, ViewEntry
from normviz.ui.widgets.message_bar import MessageBar

FIRST_SIZE = QSize(1280, 832)
SMALLEST_SIZE = QSize(944, 560)
FRAME = QSize(0, 40)
"""What title bar and borders take; no platform says it before the window is there."""
KEEP_MS = 30_000
"""How much of a session is lost at most where the process is killed."""

_GEOMETRY = "window/geometry"
_VIEW = "window/view"
_THEME = "window/theme"


def stored_mode(settings: QSettings) -> Mode:
    """The theme the user chose in the last session; ``"system"`` where none is stored."""
    modes: dict[object, Mode] = {"light": "light", "dark": "dark"}
    return modes.get(settings.value(_THEME), "system")


class MainWindow(QMainWindow):
    """The window of the app.

    A view is created when it is first shown. Geometry, view, theme and what the views keep are
    read from ``settings``, and written back now and then and when the window closes.
    """

    def __init__(
        self, entries: Sequence[ViewEntry], theme: ThemeController, settings: QSettings
    ) -> None:
        """Makes the window; nothing of a view is created yet.

        Args:
            entries: The views in the order of the rail; at least one.
            theme: Wears and changes the theme; its mode is the one stored (:func:`stored_mode`).
            settings: Where the last session is kept.
        """
        super().__init__()
        self._entries = {entry.name: entry for entry in entries}
        self._views: dict[str, View] = {}
        self._settings = settings
        self._theme = theme
        self._undo_group = QUndoGroup(self)
        self.setObjectName("main_window")
        self.setWindowTitle("normviz")
        self.setMinimumSize(SMALLEST_SIZE)
        self._rail = Rail(entries)
        self._stack = QStackedWidget()
        self.message_bar = MessageBar()
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self._menus = Menus(self, entries, self._undo_group)
        self._menus.show_mode(theme.mode)
        self._lay_out()
        self._keeper = QTimer(self, interval=KEEP_MS)
        self._connect()
        self._restore_geometry()

    def show_view(self, name: str) -> View:
        """Shows the view ``name``, creating it the first time.

        Raises:
            KeyError: There is no such view.
        """
        view = self._views.get(name) or self._create(name)
        if view is not self._stack.currentWidget():
            self.message_bar.clear()
        self._stack.setCurrentWidget(view)
        self._rail.set_current(name)
        self._menus.show_view(name, view)
        self._undo_group.setActiveStack(view.undo_stack)  # type: ignore[arg-type]  # None: no stack
        title = self.tr("{view} – normviz").format(view=plain(self._entries[name].title))
        self.setWindowTitle(title)
        return view

    def show_last_view(self) -> View:
        """Shows the view of the last session, or the first one."""
        stored = self._settings.value(_VIEW)
        known = isinstance(stored, str) and stored in self._entries
        return self.show_view(stored if known else next(iter(self._entries)))

    def current_view(self) -> View | None:
        """The view that is shown; None before the first one."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def show_message(self, kind: MessageKind, text: str) -> None:
        """Says ``text`` above the view; an empty text takes the message away."""
        self.message_bar.show_message(kind, text)

    def show_fault(self, text: str, details: str) -> None:
        """Says what nobody caught; ``details``, when there are any, can be copied for a report."""
        if details:
            copy = partial(QGuiApplication.clipboard().setText, details)
            self.message_bar.show_message("error", text, self.tr("Copy details"), copy)
        else:
            self.message_bar.show_message("error", text)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts with the focus in the view: arrows and Esc work before the first click."""
        super().showEvent(event)
        self._keeper.start()
        view = self.current_view()
        if view is None or event.spontaneous():
            return
        first = view.first_focus()
        if first is None:
            focus_region(view.regions(), 1)
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks the views, then keeps the session and ends what they do in the background."""
        if not all(view.may_close() for view in self._views.values()):
            event.ignore()
            return
        self._keeper.stop()
        self._save()
        for view in self._views.values():
            view.shut_down()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_view)
        self._menus.view_chosen.connect(self.show_view)
        self._menus.mode_chosen.connect(self._choose_mode)
        self._menus.region_wanted.connect(self._move_focus)
        self._menus.shortcuts_wanted.connect(self._show_shortcuts)
        self._menus.about_wanted.connect(self._show_about)
        self._theme.changed.connect(self._recolor)
        self._keeper.timeout.connect(self._save)

    def _create(self, name: str) -> View:
        view = self._entries[name].create()
        self._views[name] = view
        self._stack.addWidget(view)
        if view.undo_stack is not None:
            self._undo_group.addStack(view.undo_stack)
        view.message.connect(self.show_message)
        view.menus_changed.connect(self._refresh_menus)
        view.set_theme(self._theme.theme)
        self._settings.beginGroup(f"views/{name}")
        view.restore(self._settings)
        self._settings.endGroup()
        return view

    def _refresh_menus(self) -> None:
        for name, view in self._views.items():
            if view is self._stack.currentWidget():
                self._menus.show_view(name, view)

    def _choose_mode(self, mode: Mode) -> None:
        self._settings.setValue(_THEME, mode)
        self._theme.set_mode(mode)

    def _recolor(self, theme: Theme) -> None:
        for view in self._views.values():
            view.set_theme(theme)

    def _move_focus(self, steps: int) -> None:
        view = self.current_view()
        inner = view.regions() if view is not None else []
        focus_region([self._rail, self.message_bar, *inner], steps)

    def _show_shortcuts(self) -> None:
        from normviz.ui.dialogs import ShortcutsDialog  # not before the first paint

        view = self.current_view()
        groups = self._menus.shortcuts()
        if view is not None:
            groups = [(view.title(), view.key_help()), *groups]
        ShortcutsDialog(groups, self).open()

    def _show_about(self) -> None:
        from normviz.ui.dialogs import AboutDialog  # not before the first paint

        AboutDialog(self).open()

    def _restore_geometry(self) -> None:
        stored = self._settings.value(_GEOMETRY)
        if stored is None or not self.restoreGeometry(stored):
            screen = QGuiApplication.primaryScreen().availableSize()
            self.resize(FIRST_SIZE.boundedTo(screen - FRAME))

    def _save(self) -> None:
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        for name, view in self._views.items():
            if view is self._stack.currentWidget():
                self._settings.setValue(_VIEW, name)
            self._settings.beginGroup(f"views/{name}")
            view.save(self._settings)
            self._settings.endGroup()
        self._settings.sync()
