"""Shows the state of the training in the window's status bar, if there is one."""

from PySide6.QtWidgets import QMainWindow, QWidget

from normviz.ui.shell.status_bar import StatusBar


def status_of(widget: QWidget) -> StatusBar | None:
    """The status bar of the window that ``widget`` is in."""
    window = widget.window()
    bar = window.statusBar() if isinstance(window, QMainWindow) else None
    return bar if isinstance(bar, StatusBar) else None
