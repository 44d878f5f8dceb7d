import gc

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

from normviz.ui.undo import undo_stack_of


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.undo_stack = undo_stack_of(self)
        self.ring = self


def test_a_stack_is_emptied_before_its_owner_goes(qapp) -> None:
    owner = Owner()
    stack = owner.undo_stack
    stack.push(QUndoCommand("Step"))

    del owner
    gc.collect()

    assert stack.count() == 0


def test_a_stack_takes_steps_back_while_its_owner_lives(qapp) -> None:
    owner = Owner()
    owner.undo_stack.push(QUndoCommand("Step"))

    owner.undo_stack.undo()

    assert (owner.undo_stack.count(), owner.undo_stack.canRedo()) == (1, True)
