import gc
import weakref

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

from normviz.ui.shell.undo import UndoStep, undo_stack_of


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.undo_stack = undo_stack_of(self)
        self.ring = self
        self.said: list[str] = []


class Say(UndoStep[Owner]):
    def apply(self, owner: Owner) -> None:
        owner.said.append("apply")

    def revert(self, owner: Owner) -> None:
        owner.said.append("revert")


def test_a_stack_is_emptied_before_its_owner_goes(qapp) -> None:
    owner = Owner()
    stack = owner.undo_stack
    stack.push(QUndoCommand("UndoStep"))

    del owner
    gc.collect()

    assert stack.count() == 0


def test_a_stack_takes_steps_back_while_its_owner_lives(qapp) -> None:
    owner = Owner()
    owner.undo_stack.push(QUndoCommand("UndoStep"))

    owner.undo_stack.undo()

    assert (owner.undo_stack.count(), owner.undo_stack.canRedo()) == (1, True)


def test_a_step_changes_its_owner_there_and_back(qapp) -> None:
    owner = Owner()
    owner.undo_stack.push(Say(owner, "Say"))
    owner.undo_stack.undo()
    owner.undo_stack.redo()

    assert owner.said == ["apply", "revert", "apply"]


def test_steps_do_not_keep_their_owner(qapp) -> None:
    owner = Owner()
    owner.undo_stack.push(Say(owner, "Say"))
    there = weakref.ref(owner)

    del owner
    gc.collect()

    assert there() is None
