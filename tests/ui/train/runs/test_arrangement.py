from collections.abc import Callable
from dataclasses import replace

import pytest

from normviz.presentation.runs.run_search import parse_search
from normviz.runs.run import Run
from normviz.ui.train.runs.arrangement import Arrangement, RunGroup, identity_of, runs_of
from normviz.ui.train.runs.cells import BEST, NORM, RECIPE


@pytest.fixture
def runs(qapp: object, make_run: Callable[..., Run]) -> list[Run]:
    made = [make_run("relu"), make_run("batch-norm"), make_run("sigmoid")]
    return [
        replace(run, created=float(at), best_val_accuracy=best)
        for at, (run, best) in enumerate(zip(made, (0.2, 0.5, 0.9), strict=True))
    ]


def arranged(runs: list[Run], words: str = "", **fields: int) -> list[str]:
    arrangement = Arrangement(parse_search(words), **fields)  # type: ignore[arg-type]
    rows = arrangement.rows(runs, lambda run: run.id)
    return [row.title if isinstance(row, RunGroup) else row.spec.recipe for row in rows]


def test_the_newest_comes_first_or_the_largest(runs: list[Run]) -> None:
    assert arranged(runs) == ["sigmoid", "batch-norm", "relu"]
    assert arranged(runs, column=BEST, falls=False) == ["relu", "batch-norm", "sigmoid"]
    assert arranged(runs, "recipe:r", column=RECIPE, falls=False) == ["batch-norm", "relu"]


def test_groups_are_sorted_by_their_means(runs: list[Run]) -> None:
    assert arranged(runs, group=NORM, column=BEST) == ["No norm", "Batch Norm"]
    assert arranged(runs, group=NORM, column=NORM, falls=False) == ["Batch Norm", "No norm"]


def test_an_open_group_is_followed_by_its_runs(runs: list[Run]) -> None:
    arrangement = Arrangement(parse_search(""), group=NORM, opened=frozenset({"Batch Norm"}))
    rows = arrangement.rows(runs, lambda run: run.id)
    assert [len(runs_of(row)) for row in rows] == [2, 1, 1]
    assert [identity_of(row)[0] for row in rows] == ["group", "group", ""]
