from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from normviz.presentation.runs.run_differences import telling_alike
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.ui.text.runs import run_labels
from normviz.ui.text.runs.run_labels import TableLabels, has_own_name, legend_labels


@pytest.fixture
def run(qapp: object) -> Callable[..., Run]:
    made: list[Run] = []

    def make(
        recipe: str = "batch-norm", *, preset: str = "quick", name: str = "", **others: Any
    ) -> Run:
        number = len(made)
        run = Run(
            id=f"run-{number}", name=name or f"run-{number}",
            spec=build_spec(recipe, preset=preset, **others), state="finished", reason="",
            steps_per_epoch=5, created=float(number), started=0.0, ended=1.0, epochs_done=2,
            seconds=1.0, ms_per_step=1.0, loss=0.1, accuracy=0.9, val_loss=0.1, val_accuracy=0.9,
            best_val_accuracy=0.9, deleted=None,
        )  # fmt: skip
        made.append(run)
        return run

    return make


def texts(labels: dict[str, str]) -> list[str]:
    return list(labels.values())


def test_the_legend_says_what_differs_and_nothing_else(run: Callable[..., Run]) -> None:
    runs = [run(), run(norm="layer"), run(norm="group")]
    assert texts(legend_labels(runs)) == ["Batch Norm", "Layer Norm", "Group Norm"]
    runs = [run(), run(settings={"batch_size": 8}), run(seed=3)]
    assert texts(legend_labels(runs)) == ["batch 64, seed 0", "batch 8, seed 0", "batch 64, seed 3"]


def test_quick_and_proper_are_told_apart(run: Callable[..., Run]) -> None:
    runs = [run("tutorial-norms", preset=name) for name in ("quick", "proper", "faithful")]
    assert texts(legend_labels(runs)) == ["Quick", "Proper", "Faithful"]
    assert texts(TableLabels().of(runs)) == [
        "Group Norm, Quick", "Group Norm, Proper", "Group Norm, Faithful",
    ]  # fmt: skip


def test_one_run_is_called_by_its_recipe(run: Callable[..., Run]) -> None:
    assert texts(legend_labels([run()])) == ["Convolutional, batch norm"]


def test_of_many_differences_each_run_has_those_that_it_needs(run: Callable[..., Run]) -> None:
    runs = [
        run(),
        run("relu", preset="published", seed=5),
        run(seed=1, settings={"batch_size": 8, "epochs": 9}),
    ]
    assert texts(legend_labels(runs)) == [
        "Convolutional, batch norm, batch 64",
        "Three layers, relu and adam",
        "Convolutional, batch norm, batch 8",
    ]


def test_the_users_name_comes_first(run: Callable[..., Run]) -> None:
    runs = [run(name="mine"), run(norm="layer")]
    assert texts(legend_labels(runs)) == ["mine", "Layer Norm"]
    assert [has_own_name(each) for each in runs] == [True, False]
    twice = [run(name="mine"), run(name="mine", norm="layer")]
    assert texts(legend_labels(twice)) == ["mine, Batch Norm", "mine, Layer Norm"]


def test_equal_runs_are_numbered_as_they_were_made(run: Callable[..., Run]) -> None:
    first, second = run(), run()
    labels = TableLabels().of([second, first])
    assert labels[first.id] == "Batch Norm, Quick (1)"
    assert labels[second.id] == "Batch Norm, Quick (2)"


def test_the_table_tells_every_two_runs_apart(run: Callable[..., Run]) -> None:
    runs = [run(seed=seed, norm=norm) for norm in ("batch", "layer") for seed in range(3)]
    runs += [run(settings={"batch_size": size}) for size in (2, 4)] + [run("relu")]
    labels = texts(TableLabels().of(runs))
    assert len(set(labels)) == len(labels)
    assert labels[0] == "Batch Norm, Quick, batch 64, seed 0"
    assert labels[3] == "Layer Norm, Quick, seed 0"
    assert labels[-1] == "No norm, Quick"


def changes_of(runs: list[Run], run: Callable[..., Run]) -> list[list[Run]]:
    """What may happen to the runs of a table, one after the other."""
    renamed = replace(runs[0], name="mine")
    moved = replace(runs[1], spec=replace(runs[1].spec, seed=7))
    return [
        runs,
        runs[1:],
        runs,
        [*runs, run(seed=5)],
        [*runs, run("relu"), run("relu")],
        [renamed, *runs[1:]],
        [renamed, *runs[1:-1], replace(runs[-1], name="mine")],
        [runs[0], moved, *runs[2:]],
        [each for each in runs if each.spec.norm == "layer"],
        [],
        runs[::-1],
    ]


def test_runs_that_come_go_and_change_are_called_as_if_all_were_new(
    run: Callable[..., Run],
) -> None:
    runs = [run(seed=seed, norm=norm) for norm in ("batch", "layer") for seed in (0, 1, 1)]
    labels = TableLabels()
    for now in changes_of(runs, run):
        assert labels.of(now) == TableLabels().of(now)


def test_only_runs_beside_one_that_went_are_called_anew(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = [run(seed=seed, norm=norm) for norm in ("batch", "layer") for seed in range(3)]
    labels = TableLabels()
    labels.of(runs)
    compared: list[int] = []

    def noting(settings: list[Any]) -> list[list[str]]:
        compared.append(len(settings))
        return telling_alike(settings)

    monkeypatch.setattr(run_labels, "telling_alike", noting)
    labels.of(runs[:-1])
    assert compared == [2]
    labels.of(runs[:3])
    assert compared == [2]
