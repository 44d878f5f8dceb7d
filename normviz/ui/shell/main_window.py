"""The main window: rail, current view, menus, status bar, and a message over the view."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
    QUndoGroup,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from normviz.scenes.scene import Scene, scene_of
from normviz.settings.store import SettingsStore
from normviz.settings.values import Settings
from normviz.ui.guards.error_report import reported
from normviz.ui.shell.file_drop import accept_copy
from normviz.ui.shell.focus_regions import focus_region
from normviz.ui.shell.guide.guide import Guide
from normviz.ui.shell.guide.guided_page import GuidedPage
from normviz.ui.shell.menu_keys import MenuKeys
from normviz.ui.shell.menus import Menus
from normviz.ui.shell.open_folder import open_folder_of
from normviz.ui.shell.overlay_page import OverlayPage
from normviz.ui.shell.presenting.presenter import Presenter
from normviz.ui.shell.rail import Rail
from normviz.ui.shell.scene_files import SceneFiles, dropped_scene
from normviz.ui.shell.shortcuts import plain
from normviz.ui.shell.slides.menu_entries import add_slide_entries
from normviz.ui.shell.slides.slides import Slides
from normviz.ui.shell.status_bar import StatusBar
from normviz.ui.shell.view import View, ViewEntry, keyed
from normviz.ui.shell.window_geometry import first_size, geometry_of, hide_all, restore_geometry
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import Mode, ThemeController
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.showable import showable
from normviz.ui.widgets.message_bar import MessageBar, MessageKind

FIRST_SIZE = QSize(1280, 832)
SMALLEST_SIZE = QSize(944, 560)
KEEP_MS = 30_000
"""How much of a session is lost at most where the process is killed."""
LEAVE_MS = 2_000
"""How long threads are waited for when the window has closed, unless work would be lost: TensorFlow
cannot be interrupted while it is imported or builds a graph, which takes up to half a minute."""

_GEOMETRY = "window/geometry"
_VIEW = "window/view"
_THEME = "window/theme"
_TOUR = "window/tour"


def stored_mode(settings: Settings) -> Mode:
    """The theme the user chose in the last session; ``"system"`` where none is stored."""
    modes: dict[str | None, Mode] = {"light": "light", "dark": "dark"}
    return modes.get(settings.text(_THEME), "system")


class MainWindow(QMainWindow):
    """The window of the app.

    A view is created when it is first shown. Geometry, view, theme and what the views keep are
    read from ``settings``, and written back now and then and when the window closes.

    Attributes:
        report_wanted: Emitted when the user wants to report a problem.
        quiz_wanted: Emitted when the user wants to be asked questions.
    """

    report_wanted = Signal()
    quiz_wanted = Signal()

    def __init__(
        self, entries: Sequence[ViewEntry], theme: ThemeController, settings: SettingsStore
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
        self._told_problem = ""
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
        self._scene_files = SceneFiles(self, settings)
        self.slides = Slides(self, settings.path, self._undo_group)
        self.presenter = Presenter(self, (self._rail, self.status), self.slides, settings)
        add_slide_entries(self._menus, self._scene_files, self.slides, self.presenter)
        self.guide = Guide(self)
        self.presenter.follow(self.guide)
        self.setAcceptDrops(True)
        self._lay_out()
        self._left: bool | None = None
        self._keeper = QTimer(self, interval=KEEP_MS)
        self._connect()
        self._restore_geometry()
        self._tell_problem()

    def show_view(self, name: str) -> View:
        """Shows the view ``name``, creating it the first time.

        Raises:
            KeyError: There is no such view.
        """
        shown = self.current_view()
        if shown is not None and shown is not self._views.get(name):
            self.message_bar.clear()  # before a new view says what is wrong with what it kept
        view = self._views.get(name) or self._create(name)
        self._stack.setCurrentWidget(view)
        self._rail.set_current(name)
        self._menus.show_view(name, view)
        self.slides.choose_undo()
        self.presenter.show_view(view)
        title = self.tr("{view} – normviz").format(view=plain(self._entries[name].title))
        self.setWindowTitle(title)
        return view

    def show_last_view(self) -> View:
        """Shows the view of the last session, or the first one."""
        stored = self._settings.settings.text(_VIEW)
        return self.show_view(stored if stored in self._entries else next(iter(self._entries)))

    def current_view(self) -> View | None:
        """The view that is shown; None before the first one."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def scene(self) -> Scene:
        """The view that is shown, and everything that it shows.

        Raises:
            UserError: It shows more than a scene can hold.
        """
        name = self.scene_name()
        return scene_of(name, self._views[name].scene())

    def scene_name(self) -> str:
        """The name of the view that is shown.

        Raises:
            StopIteration: None has been shown yet.
        """
        shown = self._stack.currentWidget()
        return next(name for name, view in self._views.items() if view is shown)

    def open_scene(self, scene: Scene) -> View:
        """Shows a scene, and its view; what it says nothing of stays as it is."""
        shown = self.show_view(scene.view)
        for name, part in scene.parts.items():
            view = self._views.get(name) or self._create(name)
            view.show_scene(part)
        return shown

    def start_tour(self) -> None:
        """Shows the tour; the next start does not show it by itself."""
        from normviz.ui.shell.guide.tour import tour  # not before the first paint

        self._keep({_TOUR: True})
        self.guide.follow(tour())

    def offer_tour(self) -> None:
        """Shows the tour, unless it was shown at an earlier start, or the window is gone."""
        if self.isVisible() and not self._settings.settings.flag(_TOUR):
            self.start_tour()

    def show_message(self, kind: MessageKind, text: str) -> None:
        """Says ``text`` over the view; an empty text takes the message away."""
        self.message_bar.show_message(kind, showable(text))

    def _tell_saved(self, text: str, path: str) -> None:
        run = partial(open_folder_of, path)
        self.message_bar.show_message("info", showable(text), self.tr("Open folder"), run)

    def show_fault(self, text: str, details: str) -> None:
        """Says what nobody caught; ``details``, when there are any, can be copied for a report."""
        if details:
            copy = partial(QGuiApplication.clipboard().setText, details)
            self.message_bar.show_message("error", text, self.tr("Copy details"), copy)
        else:
            self.message_bar.show_message("error", text)

    def repeat_fault(self, before: str, text: str, details: str) -> None:
        """Brings the number of equal faults up to date, unless the user closed their message."""
        if self.message_bar.text() == before:
            self.show_fault(text, details)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a scene or model file."""
        if dropped_scene(event.mimeData()) is not None:
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the file that was dropped."""
        path = dropped_scene(event.mimeData())
        if path is not None and accept_copy(event):
            self._scene_files.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks the views, then leaves."""
        if self._left is None and not self.may_leave():
            event.ignore()
            return
        self.leave()
        super().closeEvent(event)

    def may_leave(self) -> bool:
        """Whether the window may close; views with unfinished work ask the user."""
        return all(view.may_close() for view in self._views.values())

    def leave(self) -> bool:
        """Keeps the session, disappears, and ends what the views do in the background.

        Returns:
            Whether all of that has ended. What has not by then can be left: nothing is lost.
        """
        if self._left is None:
            self._left = False  # another request may come while this one is carried out
            self._keeper.stop()
            with reported():
                self.guide.leave()
                self.presenter.stop()
                self.keep_session()
            hide_all()
            self._left = self._end_work()
        return self._left

    def keep_session(self) -> None:
        """Writes what the next start takes up: now and then, and when the window closes."""
        values: dict[str, Any] = {_GEOMETRY: self.presenter.geometry()}
        self.slides.keep()
        for name, view in self._views.items():
            if view is self._stack.currentWidget():
                values[_VIEW] = name
            if name in self.guide.borrowed:
                continue  # what the user had is kept already
            with reported():
                values |= keyed(name, view.save())
        self._keep(values)

    def _lay_out(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(OverlayPage(GuidedPage(self._stack, self.guide.panel), self.message_bar), 1)
        row.addWidget(self.slides.panel)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        self.presenter.changed.connect(lambda: self._recolor(self._theme.theme))
        self._rail.chosen.connect(self.show_view)
        self._menus.view_chosen.connect(self.show_view)
        self._menus.mode_chosen.connect(self._choose_mode)
        self._menus.open_scene_wanted.connect(self._scene_files.ask_open)
        self._menus.save_scene_wanted.connect(self._scene_files.ask_save)
        self._menus.region_wanted.connect(self._move_focus)
        self._menus.shortcuts_wanted.connect(self._show_shortcuts)
        self._menus.tour_wanted.connect(self.start_tour)
        self._menus.about_wanted.connect(self._show_about)
        self._menus.quiz_wanted.connect(self.quiz_wanted)
        self._menus.report_wanted.connect(self.report_wanted)
        self._theme.changed.connect(self._recolor)
        self._keeper.timeout.connect(self.keep_session)
        MenuKeys(self)

    def _create(self, name: str) -> View:
        view = self._entries[name].create()
        self._views[name] = view
        view.message.connect(self.show_message)
        view.saved.connect(self._tell_saved)
        view.menus_changed.connect(self._refresh_menus)
        self._stack.addWidget(view)  # the first view is shown at once, and may have much to say
        if view.undo_stack is not None:
            self._undo_group.addStack(view.undo_stack)
        view.set_theme(self._theme.theme)
        self._restore(name, view)
        return view

    def _restore(self, name: str, view: View) -> None:
        """Gives the view its state of the last session; it is shown even where that fails."""
        before = self.message_bar.text()
        with reported():
            view.restore(self._settings.settings.group(f"views/{name}"))
        after = self.message_bar.text()
        if before and after != before:  # neither of two things that are wrong at the start is lost
            self.message_bar.show_message(self.message_bar.kind(), f"{before}\n{after}")
        with reported():
            self._settings.adopt(keyed(name, view.save()))

    def _refresh_menus(self) -> None:
        for name, view in self._views.items():
            if view is self._stack.currentWidget():
                self._menus.show_view(name, view)

    def _choose_mode(self, mode: Mode) -> None:
        self._keep({_THEME: mode})
        self._theme.set_mode(mode)

    def _recolor(self, theme: Theme) -> None:
        for view in self._views.values():
            view.set_theme(theme)

    def _move_focus(self, steps: int) -> None:
        view = self.current_view()
        inner = view.regions() if view is not None else []
        own = [self.guide.panel, self.slides.panel]
        focus_region([self._rail, self.message_bar, *inner, *own], steps)

    def _show_shortcuts(self) -> None:
        from normviz.ui.shell.dialogs import ShortcutsDialog  # not before the first paint

        view = self.current_view()
        groups = self._menus.shortcuts()
        if view is not None:
            groups = [(view.title(), view.key_help()), *groups]
        ShortcutsDialog(groups, self).open()

    def _show_about(self) -> None:
        from normviz.ui.shell.dialogs import AboutDialog  # not before the first paint

        AboutDialog(self).open()

    def _restore_geometry(self) -> None:
        kept = self._settings.settings.mapping(_GEOMETRY)
        if kept is None or not restore_geometry(self, Settings(kept)):
            self.resize(first_size(FIRST_SIZE))
        self._settings.adopt({_GEOMETRY: geometry_of(self)})

    def _end_work(self) -> bool:
        views = self._views.values()
        for view in views:
            with reported():
                view.ask_to_stop()
        deadline = QDeadlineTimer(LEAVE_MS)
        ended = []
        for view in views:
            with reported():  # a thread left running would end the process with a crash
                ended.append(view.shut_down(deadline))
        return len(ended) == len(views) and all(ended)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self._settings.save(values)
        self._tell_problem()

    def _tell_problem(self) -> None:
        """Says once why settings cannot be read or kept."""
        problem = self._settings.problem
        if problem and problem != self._told_problem:
            self._tell_beside("warning", error_text(problem))
        self._told_problem = problem

    def _tell_beside(self, kind: MessageKind, text: str) -> None:
        """Says what nobody asked for: the problem that is shown is not lost for it."""
        bar = self.message_bar
        shown = bar.text() if bar.kind() != "info" else ""
        if shown:
            kind = "error" if bar.kind() == "error" else kind
        self.show_message(kind, f"{shown}\n{text}" if shown else text)
