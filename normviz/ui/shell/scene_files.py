"""Opens and saves the window's scene as ``.normviz`` files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog

from normviz.errors import UserError
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.save_name import ask_save_name

if TYPE_CHECKING:
    from normviz.ui.shell.main_window import MainWindow


class SceneFiles(QObject):
    """Asks for names, reads and writes, and says over the view what went wrong."""

    def __init__(self, window: "MainWindow") -> None:
        """The scenes of ``window``, which owns it."""
        super().__init__(window)
        self._window = window
        self._folder = str(Path.home())

    def ask_open(self) -> None:
        """Asks for a file and opens it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open scene"), self._folder, self.tr("Scenes (*.normviz)")
        )
        if name:
            self.open(Path(name))

    def ask_save(self) -> None:
        """Asks for a name and saves what the view shows."""
        proposed = Path(self._folder) / f"{self._window.scene_name()}.normviz"
        kinds = {".normviz": self.tr("Scenes (*.normviz)")}
        path = ask_save_name(self._window, self.tr("Save scene"), proposed, kinds)
        if path is not None:
            self.save(path)

    def open(self, path: Path) -> None:
        """Shows the scene of a file; where it cannot be read, all stays as it is."""
        from normviz.scenes.files import read_scene  # not before the first paint

        try:
            scene = read_scene(path)
        except UserError as error:
            self._window.show_message("error", error_text(error))
            return
        self._folder = str(path.parent)
        self._window.show_message("info", "")
        self._window.open_scene(scene)

    def save(self, path: Path) -> None:
        """Writes what the view shows; a name without ``.normviz`` gets it."""
        from normviz.scenes.files import SUFFIX, is_scene_file, write_scene

        if not is_scene_file(path):
            path = path.with_name(path.name + SUFFIX)
        try:
            write_scene(path, self._window.scene())
        except UserError as error:
            self._window.show_message("error", error_text(error))
            return
        self._folder = str(path.parent)
        self._window.show_message("info", self.tr("Scene saved to {path}.").format(path=path))


def dropped_scene(data: QMimeData) -> Path | None:
    """The one scene file that is dragged; None where something else is."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == ".normviz" else None
