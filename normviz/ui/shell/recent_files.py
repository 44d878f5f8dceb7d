"""The menu of scene files that were opened or saved last."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from normviz.settings.store import SettingsStore
from normviz.ui.text.showable import showable

MOST: Final = 8
_KEY: Final = "scenes/recent"


class RecentFiles(QObject):
    """Keeps the files' names in the settings and lists them, the last one first.

    Attributes:
        opened: Emitted with the path that the user chose.
    """

    opened = Signal(str)

    def __init__(self, owner: QWidget, settings: SettingsStore) -> None:
        """The files that ``settings`` name."""
        super().__init__(owner)
        self._settings = settings
        self.menu = QMenu(self.tr("Open &recent"), owner)
        self.menu.setObjectName("menu_recent")
        self.menu.setToolTipsVisible(True)
        self.menu.triggered.connect(self._choose)
        self._list()

    def paths(self) -> list[str]:
        """The files, the last one first; they may be gone by now."""
        found = self._settings.settings.texts(_KEY) or []
        return list(dict.fromkeys(each for each in found if each))[:MOST]

    def add(self, path: Path) -> None:
        """Puts a file first."""
        self._keep([str(path.absolute()), *self.paths()])

    def remove(self, path: Path) -> None:
        """Takes out a file that cannot be opened any more."""
        self._keep([each for each in self.paths() if each != str(path.absolute())])

    def _keep(self, paths: list[str]) -> None:
        self._settings.save({_KEY: list(dict.fromkeys(paths))[:MOST]})
        self._list()

    def _list(self) -> None:
        self.menu.clear()
        for path in self.paths():
            action = QAction(showable(Path(path).name).replace("&", "&&"), self.menu)
            action.setToolTip(showable(path))
            action.setStatusTip(showable(path))
            action.setData(path)
            self.menu.addAction(action)
        self.menu.setEnabled(bool(self.paths()))

    def _choose(self, action: QAction) -> None:
        self.opened.emit(action.data())
