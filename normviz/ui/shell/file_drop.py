"""What every view does with dropped files."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent

_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


def accept_copy(event: QDropEvent) -> bool:
    """Takes a copy, whatever the source proposes: after a move it would delete its own.

    Returns:
        Whether it is taken; not from a source that would only move it.
    """
    is_offered = bool(event.possibleActions() & Qt.DropAction.CopyAction)
    if is_offered:
        event.setDropAction(Qt.DropAction.CopyAction)
    event.setAccepted(is_offered)
    return is_offered


def dropped_file(data: QMimeData) -> Path | None:
    """The one file of this computer that is dragged; None where something else is."""
    urls = data.urls()
    return _path(urls[0]) if len(urls) == 1 and urls[0].isLocalFile() else None


def _path(url: QUrl) -> Path:
    text = url.toLocalFile()
    if _REPLACED in text and os.name == "posix":  # Qt has lost bytes that are no UTF-8
        encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        text = os.fsdecode(unquote_to_bytes(encoded))
    return Path(text)
