from collections.abc import Callable
from typing import Any

import pytest

from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.ui.text.run_labels import has_own_name, legend_labels, table_labels


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
    assert texts(table_labels(runs)) == [
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
    labels = table_labels([second, first])
    assert labels[first.id] == "Batch Norm, Quick (1)"
    assert labels[second.id] == "Batch Norm, Quick (2)"


def test_the_table_tells_every_two_runs_apart(run: Callable[..., Run]) -> None:
    runs = [run(seed=seed, norm=norm) for norm in ("batch", "layer") for seed in range(3)]
    runs += [run(settings={"batch_size": size}) for size in (2, 4)] + [run("relu")]
    labels = texts(table_labels(runs))
    assert len(set(labels)) == len(labels)
    assert labels[0] == "Batch Norm, Quick, batch 64, seed 0"
    assert labels[3] == "Layer Norm, Quick, seed 0"
    assert labels[-1] == "No norm, Quick"
