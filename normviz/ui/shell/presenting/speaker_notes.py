"""Opens and closes the speaker's window, on the screen that the presentation leaves free."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QScreen
from PySide6.QtWidgets import QWidget

from normviz.ui.shell.presenting.notes_window import NotesWindow
from normviz.ui.shell.slides.model import SlidesModel


class SpeakerNotes(QObject):
    """The speaker's window while ``window`` presents.

    Attributes:
        action: Checked while the speaker's window is shown.
    """

    def __init__(self, window: QWidget, slides: SlidesModel, keys: QObject) -> None:
        """No window yet.

        Args:
            window: What presents; the owner.
            slides: What the notes are of.
            keys: The filter that takes the keys of a presentation.
        """
        super().__init__(window)
        self._window, self._slides, self._keys = window, slides, keys
        self._notes: NotesWindow | None = None
        self.action = QAction(self.tr("S&peaker’s notes window"), self)
        self.action.setObjectName("action_speaker_notes")
        self.action.setCheckable(True)
        self.action.setShortcut(QKeySequence("Ctrl+F5"))
        self.action.setStatusTip(
            self.tr("Presents, with notes, next slide and time in a window of their own.")
        )
        slides.changed.connect(self._follow)

    @property
    def has_own_screen(self) -> bool:
        """Whether there is a screen on which nothing is presented."""
        return self._free_screen() is not None

    def open(self) -> None:
        """Shows the window where nothing is presented; else in a corner of the one screen."""
        if self._notes is None:
            self._notes = NotesWindow(self._window)
            self._notes.closed.connect(self.close)
            self._notes.begin(self._slides.show)
            free = self._free_screen()
            self._notes.show_on(free or self._window.screen(), alone=free is not None)
            self._notes.windowHandle().installEventFilter(self._keys)
        self.action.setChecked(True)

    def close(self) -> None:
        """Hides the window, if it is shown."""
        notes, self._notes = self._notes, None
        if notes is not None:
            notes.hide()
            notes.deleteLater()
        self.action.setChecked(False)

    def _free_screen(self) -> QScreen | None:
        taken = self._window.screen()
        return next((each for each in QGuiApplication.screens() if each is not taken), None)

    def _follow(self) -> None:
        if self._notes is not None:
            self._notes.show_slide(self._slides.show)
