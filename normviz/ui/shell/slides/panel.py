"""The panel of slides at the end of the window: list, notes, and what is done with them."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from normviz.ui.shell.slides.model import SlidesModel
from normviz.ui.shell.slides.slide_list import SlideList
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.theme import GRID, font

_WIDTH = 28 * GRID
_NOTES_HEIGHT = 14 * GRID


class SlidesPanel(QWidget):
    """Shows the slides of a model and sends what the user wants.

    Attributes:
        add_wanted: Emitted when what the view shows is to become a slide.
        update_wanted: Emitted when it is to take the place of the current slide's scene.
        delete_wanted: Emitted when the current slide is to be deleted.
        show_wanted: Emitted when the current slide's scene is to be shown.
        save_wanted: Emitted when the slides are to be saved.
        present_wanted: Emitted when presenting is to start.
    """

    add_wanted = Signal()
    update_wanted = Signal()
    delete_wanted = Signal()
    show_wanted = Signal()
    save_wanted = Signal()
    present_wanted = Signal()

    def __init__(self, model: SlidesModel, parent: QWidget | None = None) -> None:
        """The panel of ``model``."""
        super().__init__(parent)
        self.setObjectName("slides_panel")
        self.setFixedWidth(_WIDTH)
        self._model = model
        self.list = SlideList()
        self.notes = QPlainTextEdit()
        describe(
            self.notes,
            "slide_notes",
            self.tr("Notes of the slide"),
            self.tr("What you want to say; it is not shown while you present."),
        )
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self._lay_out()
        self.list.chosen.connect(model.go_to)
        self.list.renamed.connect(model.rename)
        self.list.moved.connect(model.move)
        self.list.opened.connect(self.show_wanted)
        self.list.delete_wanted.connect(self.delete_wanted)
        self.notes.textChanged.connect(self._take_notes)
        model.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """As high as there is room."""
        return QSize(_WIDTH, 60 * GRID)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Slides"))
        title.setFont(font("body", bold=True))
        self._hint = QLabel(self.tr("Add what the view shows; F5 presents it."))
        self._hint.setWordWrap(True)
        buttons = QGridLayout()
        buttons.setSpacing(GRID)
        for at, button in enumerate(self._buttons()):
            buttons.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for widget in (title, self._hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.notes)
        column.addLayout(buttons)

    def _buttons(self) -> list[QPushButton]:
        add = self._button(
            "add", "plus", self.tr("Add"), self.tr("Adds what the view shows after this slide.")
        )
        add.clicked.connect(self.add_wanted)
        self._update = self._button(
            "update",
            "camera",
            self.tr("Update"),
            self.tr("Puts what the view shows into this slide; title and notes stay."),
        )
        self._update.clicked.connect(self.update_wanted)
        self._delete = self._button(
            "delete",
            "trash",
            self.tr("Delete"),
            self.tr("Deletes this slide; Undo brings it back."),
        )
        self._delete.clicked.connect(self.delete_wanted)
        self._save = self._button(
            "save", "save", self.tr("Save…"), self.tr("Saves the slides to a .normviz file.")
        )
        self._save.clicked.connect(self.save_wanted)
        present = self._button(
            "present", "play", self.tr("Present"), self.tr("Presents from this slide on (F5).")
        )
        present.clicked.connect(self.present_wanted)
        return [add, self._update, self._delete, self._save, present]

    def _button(self, name: str, picture: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(icon(picture), text)
        return describe(button, f"slides_{name}", text.rstrip("…"), tip)

    def _show(self) -> None:
        show = self._model.show
        slide = show.slide
        self.list.show_slides(show)
        notes = "" if slide is None else slide.notes
        if self.notes.toPlainText() != notes:
            with QSignalBlocker(self.notes):
                self.notes.setPlainText(notes)
        for widget in (self.notes, self._update, self._delete, self._save):
            widget.setEnabled(slide is not None)
        self._hint.setVisible(slide is None)

    def _take_notes(self) -> None:
        self._model.set_notes(self.notes.toPlainText())


def has_focus_inside(panel: QWidget) -> bool:
    """Whether the focus is in ``panel``: the undo keys are then meant for it."""
    focus = panel.window().focusWidget()
    return focus is not None and panel.isAncestorOf(focus) and panel.isVisible()
