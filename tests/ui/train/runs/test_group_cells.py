from collections.abc import Callable
from dataclasses import replace

import pytest

from normviz.runs.run import Run
from normviz.ui.train.runs.arrangement import RunGroup
from normviz.ui.train.runs.cells import BATCH, BEST, LAST, NAME, RECIPE, SPEED
from normviz.ui.train.runs.group_cells import group_text, group_tip


@pytest.fixture
def group(qapp: object, make_run: Callable[..., Run]) -> RunGroup:
    one = replace(make_run("relu"), best_val_accuracy=0.5, ms_per_step=1.0, val_accuracy=None)
    other = replace(make_run("relu"), best_val_accuracy=0.7, ms_per_step=None, val_accuracy=None)
    return RunGroup("No norm", (one, other), is_open=False)


def test_a_group_says_how_many_and_their_means(group: RunGroup) -> None:
    assert group_text(group, NAME) == "▸ No norm (2)"
    assert group_text(replace(group, title="", is_open=True), NAME) == "▾ – (2)"
    assert group_text(group, BEST) == "0.6000"
    assert group_tip(group, BEST) == "Mean of 2 runs, deviation 0.1414"
    assert group_text(group, SPEED) == "1.00"
    assert group_text(group, LAST) == "–"


def test_a_group_says_what_its_runs_agree_on(group: RunGroup) -> None:
    assert group_text(group, BATCH) == str(group.runs[0].spec.batch_size)
    assert group_tip(group, BATCH) == group_text(group, BATCH)
    mixed = replace(group, runs=(group.runs[0], replace(group.runs[1], spec=group.runs[1].spec)))
    assert group_text(mixed, RECIPE) != ""
