"""What the window says of kept steps whose weights cannot be read."""

from PySide6.QtCore import QCoreApplication


def unread_text(count: int) -> str:
    """One sentence on so many steps; empty for none."""
    if not count:
        return ""
    words = QCoreApplication.translate(
        "Steps", "Steps left out, because their weights are cut or damaged: {count}."
    )
    return words.format(count=count)
