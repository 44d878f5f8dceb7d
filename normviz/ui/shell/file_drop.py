"""What every view does with dropped files."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Takes a copy, whatever the source proposes: after a move it would delete its own."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
