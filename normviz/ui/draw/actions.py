"""The actions of the Draw view, with their keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from normviz.ui.style.icons import icon


class DrawActions(QObject):
    """Makes actions; whoever owns them connects them.

    Attributes:
        open: Puts a picture or a stroke file on the page.
        save: Saves the drawing.
        copy: Copies the drawing.
        paste: Puts the clipboard's picture on the page.
        clear: Empties the page.
        pen: Takes the pen.
        eraser: Takes the eraser.
        wider: A wider pen.
        narrower: A narrower pen.
        pressure: Whether a tablet's pressure changes the pen's width; it can be ticked.
        undo: Undoes; the key is the window's.
        redo: Redoes; the key is the window's.
    """

    def __init__(self, parent: QObject, undo_stack: QUndoStack) -> None:
        """Makes them; ``parent`` owns them."""
        super().__init__(parent)
        self.open = self._make("open", self.tr("&Open picture or strokes…"), "Ctrl+O")
        self.open.setToolTip(self.tr("Puts the digit of a picture or a stroke file on the page."))
        self.save = self._make("save", self.tr("&Save drawing…"), "Ctrl+S")
        self.save.setToolTip(self.tr("Saves the drawing as a picture or as strokes."))
        self.copy = self._make("copy", self.tr("&Copy drawing"), "Ctrl+C")
        self.copy.setToolTip(self.tr("Puts the drawing on the clipboard, as a picture."))
        self.paste = self._make("paste", self.tr("&Paste picture"), "Ctrl+V")
        self.paste.setToolTip(self.tr("Puts the digit of a copied picture on the page."))
        self.clear = self._make("trash", self.tr("C&lear page"), "Ctrl+Backspace", "clear")
        self.clear.setShortcuts([QKeySequence("Ctrl+Backspace"), QKeySequence("Delete")])
        self.clear.setToolTip(self.tr("Empties the page; the drawing is kept below it."))
        self.pen = self._make("draw", self.tr("P&en"), "P", "pen")
        self.eraser = self._make("eraser", self.tr("E&raser"), "E")
        self.wider = self._make("plus", self.tr("&Broader pen"), "]", "wider")
        self.narrower = self._make("minus", self.tr("&Narrower pen"), "[", "narrower")
        self.pressure = self._make(
            "draw", self.tr("Pressure &changes the width"), "Ctrl+Shift+P", "pressure"
        )
        self.pressure.setCheckable(True)
        self.pressure.setChecked(True)
        self.undo = undo_stack.createUndoAction(self, self.tr("Undo"))
        self.redo = undo_stack.createRedoAction(self, self.tr("Redo"))
        for action, name in ((self.undo, "undo"), (self.redo, "redo")):
            action.setObjectName(f"draw_{name}")
            action.setIcon(icon(name))

    def connect_all(self, slots: dict[str, Callable[..., object]]) -> None:
        """Connects the actions to slots by their attribute names."""
        for name, slot in slots.items():
            getattr(self, name).triggered.connect(slot)

    def _make(self, picture: str, text: str, keys: str, name: str = "") -> QAction:
        action = QAction(icon(picture), text, self)
        action.setObjectName(f"draw_{name or picture}")
        action.setShortcut(QKeySequence(keys))
        action.setStatusTip(text.replace("&", ""))
        return action
