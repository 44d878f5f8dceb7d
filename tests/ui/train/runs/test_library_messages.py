from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.text.runs.run_labels import run_title
from normviz.ui.train.runs.library_messages import LibraryMessages
from normviz.ui.train.view import TrainView


@pytest.fixture
def said(view: TrainView) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    view.message.connect(lambda kind, text: found.append((kind, text)))
    return found


@pytest.fixture
def messages(view: TrainView) -> LibraryMessages:
    found = view.findChild(LibraryMessages)
    assert isinstance(found, LibraryMessages)
    return found


def test_a_deletion_is_told_until_something_else_is_done(
    view: TrainView, said: list[tuple[str, str]], make_run: Callable[..., Run]
) -> None:
    run = make_run()
    view.library.refresh()
    view.library.delete([run.id])
    assert said[-1] == ("info", f"{run_title(run)} is deleted: Edit, Undo brings it back.")
    view.library.undo_stack.undo()
    assert said[-1] == ("info", "")


def test_several_are_counted(
    view: TrainView, said: list[tuple[str, str]], make_run: Callable[..., Run]
) -> None:
    runs = [make_run().id, make_run().id]
    view.library.refresh()
    view.library.delete(runs)
    assert said[-1][1].startswith("2 runs are deleted")


def test_runs_that_are_not_selected_say_what_to_do(
    view: TrainView, messages: LibraryMessages, make_run: Callable[..., Run]
) -> None:
    make_run()
    view.library.refresh()
    view.table.select([])
    messages.show_empty_texts()
    assert "Select runs in the table" in view.plot_pane._empty.text()


def test_what_was_told_while_the_view_was_hidden_is_said_later(
    qtbot: QtBot, view: TrainView, messages: LibraryMessages, said: list[tuple[str, str]]
) -> None:
    view.hide()
    view.library.unshown_message = ("warning", "Somebody locks it.")
    view.library.message.emit("warning", "Somebody locks it.")
    assert said == []
    view.show()
    messages.catch_up()
    assert ("warning", "Somebody locks it.") in said
    assert view.library.unshown_message is None
