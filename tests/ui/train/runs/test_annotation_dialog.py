from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.runs.annotation_dialog import AnnotationDialog, annotate
from normviz.ui.train.runs.run_library import RunLibrary


@pytest.fixture
def library(qapp: object, make_run: Callable[..., Run], runs_dir: Path) -> Iterator[RunLibrary]:
    make_run("relu"), make_run("relu", seed=1)
    library = RunLibrary(runs_dir)
    yield library
    library.close()


def said_of(library: RunLibrary) -> list[tuple[tuple[str, ...], str]]:
    return [(run.tags, run.note) for run in library.runs()]


def test_what_is_said_of_a_run_is_kept_and_undone(qtbot: QtBot, library: RunLibrary) -> None:
    run = library.runs()[0]
    dialog = AnnotationDialog([run])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.tags, "paper, slow")
    qtbot.keyClicks(dialog.note, "why")
    annotate(library, [run], dialog.said())
    assert said_of(library) == [(("paper", "slow"), "why"), ((), "")]
    library.undo_stack.undo()
    assert said_of(library) == [((), ""), ((), "")]
    library.undo_stack.redo()
    assert said_of(library)[0] == (("paper", "slow"), "why")


def test_several_runs_share_tags_and_keep_their_own(
    qtbot: QtBot, make_run: Callable[..., Run]
) -> None:
    one = replace(make_run("relu"), tags=("a", "b"), note="mine")
    other = replace(make_run("relu"), tags=("b", "c"))
    dialog = AnnotationDialog([one, other])
    qtbot.addWidget(dialog)
    assert dialog.tags.text() == "b"
    assert dialog.note.isHidden()
    dialog.tags.setText("new")
    assert dialog.said() == {one.id: (("new", "a"), "mine"), other.id: (("new", "c"), "")}


def test_what_cannot_be_a_tag_keeps_the_dialog_open(
    qtbot: QtBot, make_run: Callable[..., Run]
) -> None:
    dialog = AnnotationDialog([make_run("relu")])
    qtbot.addWidget(dialog)
    dialog.tags.setText("x" * 61)
    dialog.accept()
    assert "A tag has 1 to 60 characters" in dialog.problem.text()
    assert dialog.result() == 0
