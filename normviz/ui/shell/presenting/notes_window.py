"""The speaker's window: notes, the title of the next slide, and the time."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from normviz.presentation.slide_show import SlideShow
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, number_font
from normviz.ui.text.showable import showable
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.tone_label import ToneLabel

_TICK_MS: Final = 500
_SHARE: Final = 0.6
"""Of a screen, where the speaker's window shares it with the presentation."""

Clock = Callable[[], float]
"""Seconds that only grow."""


class NotesWindow(QWidget):
    """Follows the slides; it has no keys of its own.

    Attributes:
        closed: Emitted when the user closed it.
    """

    closed = Signal()

    def __init__(self, owner: QWidget, clock: Clock = time.monotonic) -> None:
        """Hidden; ``owner`` is the window that presents."""
        super().__init__(owner, Qt.WindowType.Window)
        self.setObjectName("notes_window")
        self.setWindowTitle(self.tr("Speaker’s notes"))
        self._clock = clock
        self._began = clock()
        self._place = self._label("notes_place", self.tr("Slide"), "body")
        self._time = self._label("notes_time", self.tr("Time since the beginning"), "title")
        self._now = self._label("notes_now", self.tr("Time of day"), "body")
        self._title = self._label("notes_title", self.tr("Title of the slide"), "title")
        self._text = self._label("notes_text", self.tr("Notes of the slide"), "title")
        self._next = self._label("notes_next", self.tr("Next slide"), "body")
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._lay_out()

    def begin(self, show: SlideShow) -> None:
        """Starts the time at 0 with the slide that is shown."""
        self._began = self._clock()
        self.show_slide(show)

    def show_slide(self, show: SlideShow) -> None:
        """Shows notes and title of the current slide, and the title of the next one."""
        slides, at, slide = show.deck.slides, show.current, show.slide
        self._place.setText(
            self.tr("Slide {number} of {count}").format(number=at + 1, count=len(slides))
            if slide
            else self.tr("No slides: add some with Shift+F5.")
        )
        self._title.setText(showable(slide.title) if slide else "")
        notes = showable(slide.notes) if slide else ""
        self._text.setText(notes or (self.tr("This slide has no notes.") if slide else ""))
        self._text.setEnabled(bool(notes))
        following = slides[at + 1].title if at + 1 < len(slides) else ""
        last = self.tr("This is the last slide.") if slide else ""
        self._next.setText(
            self.tr("Next: {title}").format(title=showable(following)) if following else last
        )

    def show_on(self, screen: QScreen, *, alone: bool) -> None:
        """Shows the window, without taking the keys from the one that presents.

        Args:
            screen: Where.
            alone: Whether nothing is presented on that screen; else it takes a part of it.
        """
        room = screen.availableGeometry()
        self.setScreen(screen)
        share = 1.0 if alone else _SHARE
        size = room.size() * share
        corner = room.bottomRight() - room.topLeft()
        left = 0 if alone else corner.x() - size.width()
        top = 0 if alone else corner.y() - size.height()
        self.setGeometry(room.left() + left, room.top() + top, size.width(), size.height())
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=not alone)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._show_time()
        self._tick.start()
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hides it; the presentation goes on."""
        super().closeEvent(event)
        self._tick.stop()
        self.closed.emit()

    def _label(self, name: str, accessible: str, size: str) -> QLabel:
        label = describe(ToneLabel("", "text"), name, accessible)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(number_font(size, bold=name == "notes_title"))  # type: ignore[arg-type]
        return label

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        for label in (self._now, self._time):
            label.setWordWrap(False)
            top.addWidget(label)
        area = ScrollArea()
        describe(area, "notes_area", self.tr("Notes of the slide"))
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        area.setWidget(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addWidget(area, 1)
        column.addWidget(self._next)

    def _show_time(self) -> None:
        minutes, seconds = divmod(int(self._clock() - self._began), 60)
        self._time.setText(f"{minutes}:{seconds:02d}")
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self._now.setText(now)
