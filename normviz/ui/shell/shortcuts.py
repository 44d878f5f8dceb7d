"""The keyboard shortcuts of the menus, read from their actions."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

Shortcut = tuple[str, str]
"""Keys as the platform writes them, and what they do."""


def shortcuts_of(menu: QMenu) -> list[Shortcut]:
    """Every action of ``menu`` and its submenus that has a shortcut."""
    found: list[Shortcut] = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            found += shortcuts_of(submenu)
        elif not action.shortcut().isEmpty():
            keys = ", ".join(
                each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()
            )
            found.append((keys, plain(action.text())))
    return found


def plain(text: str) -> str:
    """``text`` of an action without the sign that underlines a letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
