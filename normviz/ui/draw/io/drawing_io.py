"""Open, save, copy and paste drawings, with messages when one of these fails."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from normviz.errors import UserError
from normviz.presentation.draw.page import Page
from normviz.ui.draw.canvas.draw_model import DrawModel
from normviz.ui.draw.io import clipboard_reader
from normviz.ui.draw.io.files import pasted, picture_of, read_page, write_page
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.widgets.pictures.picture_reader import SUFFIXES as PICTURE_SUFFIXES
from normviz.ui.widgets.save_name import ask_save_name


class DrawingIO(QObject):
    """Opens, saves, copies and pastes drawings.

    Drawings are read in the background: a photograph takes a while. Only the latest is used.

    Attributes:
        page_opened: Emitted with (what the user did, page) when a drawing is to be put on the page.
        message: Emitted with (kind, text); an empty text takes the message away.
        reading: Emitted with the name of what is being read; empty when nothing is any more.
        background: The thread that reads.
        saved: Emitted with what is said of a file that was written, and its path.
    """

    page_opened = Signal(str, object)
    message = Signal(str, str)
    reading = Signal(str)
    saved = Signal(str, str)

    def __init__(self, model: DrawModel, window: QWidget) -> None:
        """Reads and writes the page of ``model``; ``window`` is the parent of dialogs."""
        super().__init__(window)
        self.background = BackgroundJobs(self, error_text)
        self._model = model
        self._window = window
        self._folder = str(Path.home())
        self._newest = 0
        self._reader = clipboard_reader.ClipboardReader()
        self._held: tuple[str, Page] | None = None
        self._later = QTimer(self, singleShot=True, interval=0)  # a step of undo ends first
        self._later.timeout.connect(self._put_held)
        model.page_changed.connect(self._later.start)

    @property
    def is_settled(self) -> bool:
        """Whether all that was opened or pasted is on the page, or was refused."""
        return not self.background.busy and self._held is None

    def open(self, path: Path) -> None:
        """Puts the drawing of a picture or a stroke file on the page, once it is read."""
        width = self._model.width
        self._read(self.tr("Open a drawing"), path.name, lambda: read_page(path, width))

    def take(self, data: QMimeData) -> None:
        """Puts what was dropped or copied on the page, once it is read."""
        try:
            name, read = pasted(data, self._model.width)
        except UserError as error:
            self.message.emit("error", error_text(error))
        else:
            self._read(self.tr("Paste a drawing"), name, read)

    def ask_to_stop(self) -> None:
        """Forgets what is being read."""
        self._held = None
        self._reader.stop()
        self.background.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; returns whether it has ended."""
        self.ask_to_stop()
        return self.background.stop(deadline)

    def _read_foreign(self) -> None:
        """Lets another program take its time until it hands over what was copied from it."""
        width = self._model.width
        reader = clipboard_reader.ClipboardReader()

        def read() -> Page:
            _, read_page = pasted(reader.read(), width)
            return read_page()

        self._read(self.tr("Paste a drawing"), self.tr("what was pasted"), read)
        self._reader = reader

    def _read(self, done: str, name: str, read: Callable[[], Page]) -> None:
        self._reader.stop()  # the newest drawing need not wait for an earlier one
        self._newest += 1
        number = self._newest
        self._held = None
        self.reading.emit(name)
        self.background.submit(
            lambda: read() if number == self._newest else None,
            lambda page: self._take_page(number, done, page),
            lambda problem: self._refuse(number, problem),
        )

    def _take_page(self, number: int, done: str, page: Page) -> None:
        if number == self._newest:
            self.reading.emit("")
            self.message.emit("info", "")
            self._held = (done, page)
            self._put_held()

    def _refuse(self, number: int, problem: str) -> None:
        if number == self._newest:
            self.reading.emit("")
            self.message.emit("error", problem)

    def _put_held(self) -> None:
        """Puts what was read on the page, but never under a stroke that is being drawn."""
        held = self._held
        if held is not None and not self._model.is_drawing:
            self._held = None
            self.page_opened.emit(*held)

    def copy(self) -> None:
        """Puts the drawing on the clipboard, black on white."""
        if self._model.page.is_empty:
            self.message.emit("info", self.tr("There is nothing to copy yet: draw a digit first."))
            return
        QGuiApplication.clipboard().setImage(picture_of(self._model.page))
        self.message.emit("info", self.tr("The drawing is on the clipboard."))

    def paste(self) -> None:
        """Puts the clipboard's picture on the page."""
        if clipboard_reader.is_slow():
            self._read_foreign()
        else:
            self.take(QGuiApplication.clipboard().mimeData() or QMimeData())

    def save(self, path: Path) -> None:
        """Writes the drawing to a file; says where it is, or what went wrong."""
        try:
            write_page(self._model.page, path)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self._folder = str(path.parent)
        self.saved.emit(self.tr("Drawing saved to {path}.").format(path=path), str(path))

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
        self.open(Path(name))

    def ask_save(self) -> None:
        """Asks for a file name and saves the drawing."""
        if self._model.page.is_empty:
            self.message.emit("info", self.tr("There is nothing to save yet: draw a digit first."))
            return
        kinds = {".png": self.tr("Picture (*.png)"), ".json": self.tr("Strokes (*.json)")}
        proposed = Path(self._folder) / "digit.png"
        path = ask_save_name(self._window, self.tr("Save drawing"), proposed, kinds)
        if path is None:
            return
        self.save(path)
