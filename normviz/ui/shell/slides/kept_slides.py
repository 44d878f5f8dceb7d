"""Keeps the slides of the window in a file, soon after each change, for the next session."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from normviz.errors import UserError
from normviz.presentation.slide_show import first_of
from normviz.scenes.slides import Deck
from normviz.ui.guards.error_report import reported
from normviz.ui.shell.slides.model import SlidesModel
from normviz.ui.text.error_texts import error_text

FILE: Final = "slides.normviz"
"""Beside the settings: the slides of the last session."""
SAVE_MS: Final = 1_500
"""How soon a change is written: so much work is lost at most where the process is killed."""


class KeptSlides(QObject):
    """Lists the slides of the last session, and keeps the file up to date."""

    def __init__(
        self, model: SlidesModel, settings: Path | None, tell: Callable[[str], None]
    ) -> None:
        """Takes up the slides of the last session; a broken file is set aside and told.

        Args:
            model: The slides; the owner.
            settings: The file of settings, beside which they are kept. None: they are not.
            tell: Says in one sentence what went wrong.
        """
        super().__init__(model)
        self._model = model
        self._path = None if settings is None else settings.with_name(FILE)
        self._tell = tell
        self._told = ""
        self._kept = Deck()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self.write)
        if self._path is not None:
            with reported():
                self._take_up(self._path)
            model.changed.connect(self._write_soon)

    def write(self) -> None:
        """Writes the slides, where they have changed; what goes wrong is told once."""
        self._timer.stop()
        deck = self._model.show.deck
        if self._path is None or deck == self._kept:
            return
        from normviz.files.private import make_private_folder
        from normviz.scenes.files import write_deck  # not before the first paint

        try:
            make_private_folder(self._path.parent)
            write_deck(self._path, deck, private=True)
        except UserError as error:
            self._say_once(error_text(error))
        else:
            self._kept, self._told = deck, ""

    def _write_soon(self) -> None:
        if not self._timer.isActive() and self._model.show.deck != self._kept:
            self._timer.start()

    def _say_once(self, text: str) -> None:
        if text != self._told:
            self._tell(text)
        self._told = text

    def _take_up(self, path: Path) -> None:
        if not path.exists():
            return
        from normviz.files.aside import set_aside
        from normviz.scenes.files import read_content
        from normviz.scenes.slides import deck_of

        try:
            self._kept = deck_of(read_content(path))
        except UserError as error:
            self._tell(error_text(error))
            set_aside(path)
            return
        self._model.put(first_of(self._kept))
