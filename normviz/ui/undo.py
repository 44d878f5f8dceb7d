"""An undo stack for steps that are written in Python."""

import weakref

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack


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
