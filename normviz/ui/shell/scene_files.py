"""Opens scenes, slides and model files; saves scenes and slides as ``.normviz`` files."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from normviz.errors import UserError
from normviz.files.model_names import MODEL_SUFFIXES, is_any_model
from normviz.files.plain_file import cannot_read, exists, is_file
from normviz.scenes.scene import Scene
from normviz.settings.store import SettingsStore
from normviz.ui.shell.file_drop import dropped_file
from normviz.ui.shell.recent_files import RecentFiles
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.save_name import ask_save_name

if TYPE_CHECKING:
    from normviz.scenes.slides import Deck
    from normviz.ui.shell.main_window import MainWindow


class SceneFiles(QObject):
    """Asks for names, reads and writes, and says over the view what went wrong."""

    def __init__(self, window: "MainWindow", settings: SettingsStore) -> None:
        """The scenes of ``window``, which owns it; ``settings`` keep the recent files."""
        super().__init__(window)
        self.recent = RecentFiles(window, settings)
        self.recent.opened.connect(self._open_recent)
        self.save_slides = QAction(self.tr("Save s&lides…"), self)
        self.save_slides.setObjectName("action_save_slides")
        self.save_slides.setShortcut(QKeySequence("Ctrl+Alt+S"))
        self.save_slides.setStatusTip(self.tr("Saves the list of slides to a .normviz file."))
        self.save_slides.triggered.connect(self.ask_save_slides)
        self._window = window
        self._folder = str(Path.home())

    def ask_open(self) -> None:
        """Asks for a file and opens it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open"), self._folder, ";;".join(self._kinds())
        )
        if name:
            self.open(Path(name))

    def _kinds(self) -> list[str]:
        models = " ".join(f"*{suffix}" for suffix in MODEL_SUFFIXES)
        return [
            self.tr("Scenes and models ({suffixes})").format(suffixes=f"*.normviz {models}"),
            self.tr("Scenes (*.normviz)"),
            self.tr("Models ({suffixes})").format(suffixes=models),
        ]

    def ask_save(self) -> None:
        """Asks for a name and saves what the view shows."""
        proposed = Path(self._folder) / f"{self._window.scene_name()}.normviz"
        kinds = {".normviz": self.tr("Scenes (*.normviz)")}
        path = ask_save_name(self._window, self.tr("Save scene"), proposed, kinds)
        if path is not None:
            self.save(path)

    def ask_save_slides(self) -> None:
        """Asks for a name and saves the slides, where there are any."""
        deck = self._window.slides.model.show.deck
        if not deck.slides:
            text = self.tr("There are no slides yet. Add one with View ▸ Slides for a talk.")
            self._window.show_message("warning", text)
            return
        name = self.tr("slides")
        proposed = Path(self._folder) / f"{name}.normviz"
        kinds = {".normviz": self.tr("Slides (*.normviz)")}
        path = ask_save_name(self._window, self.tr("Save slides"), proposed, kinds)
        if path is not None:
            self._save(path, deck)

    def open(self, path: Path) -> bool:
        """Shows what a file holds; where it cannot be read, all stays as it is.

        Returns:
            Whether it could be read.
        """
        from normviz.scenes.files import read_content  # not before the first paint

        if is_any_model(path):  # of one that is not read, the view says how to save it
            return self._open_model(path)
        try:
            content = read_content(path)
        except UserError as error:
            self._window.show_message("error", error_text(error))
            return False
        self._folder = str(path.parent)
        self.recent.add(path)
        self._window.show_message("info", "")
        self._window.slides.open(content)
        return True

    def _open_model(self, path: Path) -> bool:
        """Has the Inspect view read a model file; it tells what is wrong with it."""
        from normviz.scenes.inspect_scene import InspectScene  # not before the first paint

        path = path.absolute()
        try:
            part = InspectScene(str(path))
        except ValueError:  # longer than any path, or with a letter that none has
            error = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            self._window.show_message("error", error_text(cannot_read(path, error)))
            return False
        self._folder = str(path.parent)
        self._window.show_message("info", "")
        self._window.open_scene(Scene("inspect", inspect=part))
        if is_file(path):
            self.recent.add(path)
        return is_file(path)

    def save(self, path: Path) -> None:
        """Writes what the view shows; a name without ``.normviz`` gets it."""
        self._save(path, None)

    def _save(self, path: Path, deck: "Deck | None") -> None:
        """Writes slides, or where there are none what the view shows."""
        from normviz.scenes.files import SUFFIX, is_scene_file, write_deck, write_scene

        if not is_scene_file(path):
            path = path.with_name(path.name + SUFFIX)
        try:
            if deck is None:
                write_scene(path, self._window.scene())
            else:
                write_deck(path, deck)
        except UserError as error:
            self._window.show_message("error", error_text(error))
            return
        self._folder = str(path.parent)
        self.recent.add(path)
        said = self.tr("Scene saved to {path}.")
        if deck is not None:
            said = self.tr("Slides saved to {path}.")
        self._window.show_message("info", said.format(path=path))

    def _open_recent(self, name: str) -> None:
        path = Path(name)
        if not self.open(path) and not exists(path):
            self.recent.remove(path)


def dropped_scene(data: QMimeData) -> Path | None:
    """The one scene or model file that is dragged; None where something else is."""
    path = dropped_file(data)
    if path is None or not (path.suffix.lower() == ".normviz" or is_any_model(path)):
        return None
    return path
