"""The menu that chooses the screen to present on; it is offered where there are several."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QWidget


class ScreenMenu(QObject):
    """One entry per screen, and one for that of the window.

    Attributes:
        chosen: Emitted with the name of the screen that the user chose; empty for the window's.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget, name: str) -> None:
        """Makes the menu.

        Args:
            window: The owner.
            name: Of the screen that is chosen; empty for the one that the window is on.
        """
        super().__init__(window)
        self._name = name
        self.menu = QMenu(self.tr("Present &on"), window)
        self.menu.setObjectName("menu_present_on")
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        application = QGuiApplication.instance()
        for signal in (application.screenAdded, application.screenRemoved):  # type: ignore[union-attr]
            signal.connect(self.refresh)
        self.refresh()

    def screen(self) -> QScreen | None:
        """The screen that was chosen; None for the window's, also where that one is gone."""
        return _screens().get(self._name)

    def refresh(self) -> None:
        """Lists the screens that there are now."""
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self.menu.clear()
        screens = _screens()
        self._add("", self.tr("The screen of the window"))
        for number, (name, screen) in enumerate(screens.items(), 1):
            size = screen.geometry().size()
            text = self.tr("{number}: {name}, {width} × {height}").format(
                number=number, name=screen.name(), width=size.width(), height=size.height()
            )
            self._add(name, text.replace("&", "&&"))
        self.menu.menuAction().setVisible(len(screens) > 1)

    def _add(self, name: str, text: str) -> None:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setChecked(name == self._name)
        action.setData(name)
        self._group.addAction(action)
        self.menu.addAction(action)

    def _choose(self, action: QAction) -> None:
        self._name = action.data()
        self.chosen.emit(self._name)


def _screens() -> dict[str, QScreen]:
    """The screens by name; one whose name is empty or taken has its number."""
    found: dict[str, QScreen] = {}
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        name = screen.name()
        found[name if name and name not in found else str(number)] = screen
    return found
