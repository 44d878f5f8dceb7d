"""Presents: one view over the full screen in large text, and afterwards all as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from normviz.settings.store import SettingsStore
from normviz.ui.guards.error_report import reported
from normviz.ui.shell.presenting.laser_pointer import LaserPointer
from normviz.ui.shell.presenting.presenting_keys import PresentingKeys
from normviz.ui.shell.presenting.screen_menu import ScreenMenu
from normviz.ui.shell.presenting.speaker_notes import SpeakerNotes
from normviz.ui.shell.view import View
from normviz.ui.shell.window_geometry import geometry_of
from normviz.ui.style.text_scale import PRESENTING, TextScale

if TYPE_CHECKING:
    from normviz.ui.shell.guide.guide import Guide
    from normviz.ui.shell.slides.slides import Slides

_SCREEN: Final = "window/present_on"
_NO_LIMIT: Final = 2**24 - 1
"""The height that a widget may have if nobody says otherwise: Qt's QWIDGETSIZE_MAX."""


@dataclass(frozen=True)
class _Before:
    """What the window was like before presenting.

    Attributes:
        geometry: As it is kept from one session to the next.
        place: Where the window was.
        state: Whether it was maximized or full screen.
        shown: The parts around the view that were shown.
        slides: Whether the panel of slides was.
        focus: What had the focus.
    """

    geometry: dict[str, Any]
    place: QRect
    state: Qt.WindowState
    shown: tuple[QWidget, ...]
    slides: bool
    focus: QWidget | None


class Presenter(QObject):
    """Starts and ends presenting.

    Attributes:
        changed: Emitted with whether the window presents now.
    """

    changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        around: Sequence[QWidget],
        slides: "Slides",
        settings: SettingsStore,
    ) -> None:
        """Makes the actions; nothing changes yet.

        Args:
            window: The owner.
            around: Its parts that are hidden while it presents, beside the menu bar.
            slides: What the keys walk through.
            settings: Where the screen to present on is kept.
        """
        super().__init__(window)
        self._window, self._around, self._slides = window, tuple(around), slides
        self._text = TextScale()
        self._before: _Before | None = None
        self._view: View | None = None
        self._guide: Guide | None = None
        self.screens = ScreenMenu(window, settings.settings.text(_SCREEN) or "")
        self.screens.chosen.connect(lambda name: settings.save({_SCREEN: name}))
        self._keys = PresentingKeys(self)
        self._laser: LaserPointer | None = None
        self._speaker = SpeakerNotes(window, slides.model, self._keys)
        self.notes_action = self._speaker.action
        self.notes_action.triggered.connect(self._show_notes)
        self.action = QAction(self.tr("Presentation &mode"), self)
        self.action.setObjectName("action_present")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence("F5"))
        self.action.setStatusTip(
            self.tr("Shows the view alone in large text; the slides' keys go on and back.")
        )
        self.action.triggered.connect(self.set_presenting)
        self._keys.ended.connect(self.stop)
        self._keys.stepped.connect(self._go)
        slides.model.changed.connect(self._count_slides)

    @property
    def is_presenting(self) -> bool:
        """Whether the window presents now."""
        return self._before is not None

    def follow(self, guide: "Guide") -> None:
        """Walks through the steps of a guide while there are some, rather than through slides."""
        self._guide = guide
        self._keys.is_guided = lambda: guide.is_open

    def _go(self, steps: int) -> None:
        if self._is_guided and self._guide is not None:
            self._guide.go(steps)
        else:
            self._slides.go(steps)

    @property
    def _is_guided(self) -> bool:
        return self._guide is not None and self._guide.is_open

    def geometry(self) -> dict[str, Any]:
        """The window's geometry to keep for the next session: not that of presenting."""
        return geometry_of(self._window) if self._before is None else self._before.geometry

    def set_presenting(self, wanted: bool) -> None:
        """Starts or ends presenting."""
        if wanted:
            self.start()
        else:
            self.stop()

    def start(self) -> None:
        """Hides what is around the view, enlarges the text and fills the screen."""
        if self._before is not None:
            return
        window = self._window
        self._before = _Before(
            geometry_of(window),
            window.geometry(),
            window.windowState(),
            tuple(each for each in self._around if not each.isHidden()),
            self._slides.toggle.isChecked(),
            window.focusWidget(),
        )
        if not self._is_guided:
            with reported():
                self._slides.show_current()
        for each in self._around:
            each.hide()
        self._slides.toggle.setChecked(False)
        # Not hidden: the shortcuts of a menu bar that is not shown do nothing.
        window.menuBar().setMaximumHeight(0)
        self._text.enlarge(PRESENTING)
        self._fill_screen()
        self._watch_events()
        if self._speaker.has_own_screen and self._slides.model.show.slide is not None:
            self._speaker.open()
        self._finish(is_presenting=True)

    def stop(self) -> None:
        """Gives everything back as it was."""
        before, self._before = self._before, None
        if before is None:
            return
        self._ignore_events()
        self._speaker.close()
        self._text.reset()
        self._window.menuBar().setMaximumHeight(_NO_LIMIT)
        for each in before.shown:
            each.show()
        if before.slides:
            self._slides.toggle.setChecked(True)
        self._window.setWindowState(before.state)
        if not before.state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            self._window.setGeometry(before.place)
        self._finish(is_presenting=False)
        focus = before.focus  # a view may have deleted it since
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()

    def _show_notes(self, wanted: bool) -> None:
        """Shows or hides the speaker's window; presenting begins where there is none yet."""
        self.start()
        if wanted:
            self._speaker.open()
        else:
            self._speaker.close()

    def show_view(self, view: View) -> None:
        """Presents the view that is shown from now on."""
        if not self.is_presenting:
            return
        if self._view is not None and self._view is not view:
            self._view.present(on=False)
        self._view = view
        view.present(on=True)
        (view.first_focus() or view).setFocus()

    def _finish(self, *, is_presenting: bool) -> None:
        view = self._window.current_view()  # type: ignore[attr-defined]
        if is_presenting and view is not None:
            self.show_view(view)
        elif self._view is not None:
            self._view.present(on=False)
            self._view = None
        self.action.setChecked(is_presenting)
        self.changed.emit(is_presenting)

    def _fill_screen(self) -> None:
        screen = self.screens.screen()
        if screen is not None and screen is not self._window.screen():
            self._window.setWindowState(Qt.WindowState.WindowNoState)
            self._window.setScreen(screen)
            self._window.setGeometry(screen.geometry())
        self._window.setWindowState(Qt.WindowState.WindowFullScreen)

    def _watch_events(self) -> None:
        handle = self._window.windowHandle()
        self._laser = LaserPointer(self._window)
        self._count_slides()
        for each in (self._keys, self._laser):
            handle.installEventFilter(each)

    def _ignore_events(self) -> None:
        handle = self._window.windowHandle()
        for each in (self._keys, self._laser):
            if each is not None and handle is not None:
                handle.removeEventFilter(each)
        if self._laser is not None:
            self._laser.deleteLater()
            self._laser = None

    def _count_slides(self) -> None:
        self._keys.has_slides = self._slides.model.show.slide is not None
