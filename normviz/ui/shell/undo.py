"""An undo stack for steps written in Python, and the base class of a step."""

import weakref
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

Owner = TypeVar("Owner", bound=QObject)


def undo_stack_of(owner: QObject) -> QUndoStack:
    """A stack that empties itself before its owner goes.

    The garbage collector takes owner, stack and steps apart in an order of its own, and a stack
    that outlives one of its steps ends the process when it deletes it a second time.

    Args:
        owner: What the steps change; it keeps the stack.
    """
    stack = QUndoStack()
    weakref.finalize(owner, stack.clear).atexit = False
    return stack


class UndoStep(QUndoCommand, Generic[Owner]):
    """A step that leaves what it changes free to go.

    The owner keeps the stack and the stack its steps: a step that held the owner would make a ring
    that the garbage collector cannot see, and nothing of it would ever be freed.

    Subclasses say what is done (:meth:`apply`) and what takes it back (:meth:`revert`).
    """

    def __init__(self, owner: Owner, text: str) -> None:
        """A step called ``text`` that changes ``owner``."""
        super().__init__(text)
        self._owner = weakref.ref(owner)

    def apply(self, owner: Owner) -> None:
        """Does it; called when the step is pushed, and by Redo."""
        raise NotImplementedError

    def revert(self, owner: Owner) -> None:
        """Takes it back."""
        raise NotImplementedError

    def redo(self) -> None:
        """Does it, if its owner is still there."""
        owner = self._owner()
        if owner is not None:
            self.apply(owner)

    def undo(self) -> None:
        """Takes it back, if its owner is still there."""
        owner = self._owner()
        if owner is not None:
            self.revert(owner)
