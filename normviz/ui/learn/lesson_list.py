"""Chapters and lessons in a list that can be searched."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from normviz.lessons.catalog import in_order
from normviz.lessons.lesson import CHAPTERS, Lesson
from normviz.lessons.texts import lesson_text, plain_text
from normviz.scenes.learn_scene import LONGEST_SEARCH
from normviz.ui.learn.lesson_delegate import LessonDelegate
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, font
from normviz.ui.text.catalogue import translated
from normviz.ui.widgets.scroll_area import use_slim_bars
from normviz.ui.widgets.tone_label import ToneLabel

_NAME: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = Qt.ItemDataRole.UserRole + 1


class LessonList(QWidget):
    """The left side of the Learn view.

    Attributes:
        chosen: Emitted with the name of the lesson that the user chose.
        quiz_wanted: Emitted when the user wants to be asked questions.
    """

    chosen = Signal(str)
    quiz_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """All lessons."""
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the lessons"))
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(LONGEST_SEARCH)
        tip = self.tr("Shows the lessons that contain all of these words.")
        describe(self.search, "learn_search", self.tr("Search the lessons"), tip)
        self._list = _List()
        tip = self.tr("Chapters and their lessons.")
        describe(self._list, "learn_list", self.tr("Lessons"), tip)
        self._none = ToneLabel(self.tr("No lesson contains these words."))
        self._none.setWordWrap(True)
        self._none.hide()
        self._quiz = QPushButton(self.tr("Test yourself: &quiz"))
        tip = self.tr("Asks which elements share statistics, and says why.")
        describe(self._quiz, "learn_quiz", self.tr("Quiz"), tip)
        self._quiz.clicked.connect(self.quiz_wanted)
        self._fill()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self._list.currentItemChanged.connect(self._tell)

    def show_lesson(self, name: str) -> None:
        """Selects a lesson without emitting :attr:`chosen`; one that is searched away, too."""
        for item in self._items():
            if item.data(_NAME) == name:
                self._list.blockSignals(True)
                self._list.setCurrentItem(item)
                self._list.blockSignals(False)
                self._list.scrollToItem(item)

    def current(self) -> str:
        """The name of the selected lesson; empty for none."""
        item = self._list.currentItem()
        return "" if item is None else item.data(_NAME)

    def found(self) -> list[str]:
        """The names of the lessons that the search leaves."""
        return [item.data(_NAME) for item in self._items() if not item.isHidden()]

    def _fill(self) -> None:
        lessons = in_order()
        for chapter, title in CHAPTERS.items():
            self._list.addItem(_header(translated(title)))
            for lesson in lessons:
                if lesson.chapter == chapter:
                    self._list.addItem(_item(lesson))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, 0, GRID)
        column.setSpacing(GRID)
        for widget in (self.search, self._none, self._list, self._quiz):
            column.addWidget(widget)
        self.setMinimumWidth(28 * GRID)

    def _items(self) -> list[QListWidgetItem]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item for item in items if item.data(_NAME)]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        shown = False
        for row in reversed(range(self._list.count())):
            item = self._list.item(row)
            if item.data(_NAME):
                item.setHidden(not all(word in item.data(_WORDS) for word in words))
                shown = shown or not item.isHidden()
            else:  # the header of what was looked at just now
                item.setHidden(not shown)
                shown = False
        self._none.setVisible(not self.found())

    def _choose_first(self) -> None:
        found = self.found()
        if found:
            best = next(filter(self._is_titled, found), found[0])
            self.show_lesson(best)
            self.chosen.emit(best)
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _is_titled(self, name: str) -> bool:
        """Whether the words that are searched stand in the title of a lesson."""
        title = plain_text(lesson_text(name).title).casefold()
        return all(word in title for word in self.search.text().casefold().split())

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME):
            self.chosen.emit(item.data(_NAME))


class _List(QListWidget):
    """A list whose lines are broken, not cut, and in which Home is the first lesson."""

    def __init__(self) -> None:
        super().__init__()
        use_slim_bars(self)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(LessonDelegate(self))
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home goes to the first lesson, not to the header above it."""
        if event.key() == Qt.Key.Key_Home:
            rows = (row for row in range(self.count()) if self.item(row).data(_NAME))
            self.setCurrentRow(next((row for row in rows if not self.item(row).isHidden()), -1))
        else:
            super().keyPressEvent(event)


def _header(title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(font("small", bold=True))
    return item


def _item(lesson: Lesson) -> QListWidgetItem:
    text = lesson_text(lesson.name)
    title = plain_text(text.title).replace("`", "")
    item = QListWidgetItem(title)
    item.setData(_NAME, lesson.name)
    words = (title, text.claim, text.truth, *(f"{s.title} {s.body}" for s in text.steps))
    item.setData(_WORDS, " ".join((lesson.name, *map(plain_text, words))).casefold())
    return item
