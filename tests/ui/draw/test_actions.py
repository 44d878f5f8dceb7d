import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from normviz.ui.draw.actions import DrawActions


@pytest.fixture
def stack(qapp: object) -> QUndoStack:
    return QUndoStack()


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def actions(owner: QObject, stack: QUndoStack) -> DrawActions:
    return DrawActions(owner, stack)


def every(actions: DrawActions) -> list[QAction]:
    return [each for each in vars(actions).values() if isinstance(each, QAction)]


def test_an_action_calls_its_slot(actions: DrawActions) -> None:
    called: list[str] = []
    actions.connect_all(
        {name: lambda *_, name=name: called.append(name) for name in ("open", "clear", "pen")}
    )
    for action in (actions.clear, actions.pen, actions.open):
        action.trigger()
    assert called == ["clear", "pen", "open"]


def test_no_two_actions_share_a_key_or_a_name(actions: DrawActions) -> None:
    keys = [key.toString() for action in every(actions) for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    names = [action.objectName() for action in every(actions)]
    assert len(set(names)) == len(names)


def test_delete_clears_the_page_too(actions: DrawActions) -> None:
    assert QKeySequence("Delete") in actions.clear.shortcuts()


def test_pressure_is_a_tick_that_is_set(actions: DrawActions) -> None:
    assert actions.pressure.isChecked()
    actions.pressure.trigger()
    assert not actions.pressure.isChecked()


def test_undo_leaves_its_key_to_the_window_and_follows_the_stack(
    actions: DrawActions, stack: QUndoStack
) -> None:
    assert actions.undo.shortcut().isEmpty()
    assert not actions.undo.isEnabled()
    stack.push(QUndoCommand("Draw"))
    assert actions.undo.isEnabled()
    actions.undo.trigger()
    assert actions.redo.isEnabled()
    stack.clear()


def test_every_action_says_what_it_does(actions: DrawActions) -> None:
    for action in every(actions):
        assert not action.icon().isNull(), action.objectName()
        assert action.toolTip(), action.objectName()
