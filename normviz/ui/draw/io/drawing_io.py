"""Opens, saves, copies and pastes drawings, and says in one sentence what went wrong."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from normviz.errors import UserError
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.io.files import SUFFIXES, pasted_page, picture_of, read_page, write_page
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.picture_reader import SUFFIXES as PICTURE_SUFFIXES


class Desk(QObject):
    """What comes from elsewhere and goes elsewhere.

    Attributes:
        wanted: Emitted with (what the user did, page) when a drawing is to be put on the page.
        message: Emitted with (kind, text); an empty text takes the message away.
    """

    wanted = Signal(str, object)
    message = Signal(str, str)

    def __init__(self, model: DrawModel, window: QWidget) -> None:
        """The desk beside the page of ``model``; dialogs stand before ``window``."""
        super().__init__(window)
        self._model = model
        self._window = window
        self._folder = str(Path.home())

    def open(self, path: Path) -> None:
        """Puts the drawing of a picture or a stroke file on the page.

        Raises:
            UserError: It cannot be read, or shows nothing; the page stays.
        """
        self.wanted.emit(self.tr("Open a drawing"), read_page(path, self._model.width))

    def take(self, data: QMimeData) -> None:
        """Puts what was dropped or copied on the page."""
        try:
            page = pasted_page(data, self._model.width)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self.message.emit("info", "")
        self.wanted.emit(self.tr("Paste a drawing"), page)

    def copy(self) -> None:
        """Puts the drawing on the clipboard, black on white."""
        if self._model.page.is_empty:
            self.message.emit("info", self.tr("There is nothing to copy yet: draw a digit first."))
            return
        QGuiApplication.clipboard().setImage(picture_of(self._model.page))
        self.message.emit("info", self.tr("The drawing is on the clipboard."))

    def paste(self) -> None:
        """Puts the clipboard's picture on the page."""
        self.take(QGuiApplication.clipboard().mimeData())

    def save(self, path: Path) -> None:
        """Writes the drawing to a file; says where it is, or what went wrong."""
        try:
            write_page(self._model.page, path)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self._folder = str(path.parent)
        self.message.emit("info", self.tr("The drawing is in {path}.").format(path=path))

    def ask_open(self) -> None:
        """Asks for a file and opens it."""
        kinds = self.tr("Pictures and strokes ({names})").format(
            names=" ".join(f"*.{suffix}" for suffix in (*PICTURE_SUFFIXES, "json"))
        )
        title = self.tr("Open picture or strokes")
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._folder, kinds)
        if not name:
            return
        self._folder = str(Path(name).parent)
        try:
            self.open(Path(name))
        except UserError as error:
            self.message.emit("error", error_text(error))
        else:
            self.message.emit("info", "")

    def ask_save(self) -> None:
        """Asks for a file name and saves the drawing."""
        if self._model.page.is_empty:
            self.message.emit("info", self.tr("There is nothing to save yet: draw a digit first."))
            return
        kinds = [self.tr("Picture (*.png)"), self.tr("Strokes (*.json)")]
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save drawing"), f"{self._folder}/digit.png", ";;".join(kinds)
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(path.name + SUFFIXES[kinds.index(kind) if kind in kinds else 0])
        self.save(path)
