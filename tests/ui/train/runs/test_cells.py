from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from normviz.runs.run import Run
from normviz.ui.train.runs.cells import (
    BATCH,
    BEST,
    COLUMNS,
    NAME,
    TAGS,
    alignment,
    shown_in,
    sort_key,
    tip_of,
)
from normviz.ui.train.runs.column_titles import column_titles


@pytest.fixture
def run(qapp: object, make_run: Callable[..., Run]) -> Run:
    return make_run("relu")


def test_every_column_says_something_and_has_a_title(run: Run) -> None:
    assert len(column_titles()) == COLUMNS
    tagged = replace(run, tags=("a", "b"))
    assert all(shown_in(tagged, column) and tip_of(tagged, column) for column in range(COLUMNS))
    assert shown_in(tagged, TAGS) == "a, b"


def test_numbers_are_sorted_by_value_and_stand_at_the_end(run: Run) -> None:
    assert sort_key(run, BATCH) == run.spec.batch_size
    assert sort_key(replace(run, best_val_accuracy=None), BEST) == -1.0
    assert alignment(BATCH) & Qt.AlignmentFlag.AlignTrailing
    assert alignment(NAME) & Qt.AlignmentFlag.AlignLeading


def test_a_note_is_told_with_the_name(run: Run) -> None:
    assert tip_of(replace(run, name="mine", note="why"), NAME) == "mine\nwhy"
