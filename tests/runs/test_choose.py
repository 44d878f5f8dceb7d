import shlex
from dataclasses import replace
from typing import Any

import pytest

from normviz.errors import UserError
from normviz.runs.catalog import RECIPES
from normviz.runs.choose import choose, command_line, datasets, parse_schedule, schedule_text
from normviz.runs.schedule import Schedule, constant


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_and_preset_gives_a_spec(recipe: str) -> None:
    for preset, settings in RECIPES[recipe].presets.items():
        spec = choose(recipe, preset=preset)
        assert spec.settings == settings
        assert spec.dataset in datasets(RECIPES[recipe])
        assert spec.options == RECIPES[recipe].options(spec.norm, preset)


def test_what_was_chosen_wins() -> None:
    spec = choose(
        "tutorial-norms",
        preset="faithful",
        norm="group",
        options={"groups": 2},
        settings={"epochs": 3},
        dataset="digits",
        seed=4,
    )
    assert (spec.options.groups, spec.epochs, spec.dataset, spec.seed) == (2, 3, "digits", 4)
    assert spec.settings.train_on == "test"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"recipe": "other"}, "expected one of"),
        ({"preset": "other"}, "expected a preset published, quick"),
        ({"norm": "batch"}, "has no place for a norm"),
        ({"dataset": "cifar10"}, "takes the data set mnist or fashion-mnist or digits"),
        ({"dropout": 0.5}, "has no dropout"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(UserError, match=words):
        choose(**{"recipe": "one-layer"} | changes)


@pytest.mark.parametrize(
    "schedule",
    [
        constant(0.01),
        Schedule("epoch-exponential", 0.01, factor=0.6),
        Schedule("step-exponential", 0.02, floor=1e-4, steps=600),
        Schedule("inverse-time", 0.1, decay=1e-6),
    ],
)
def test_schedules_travel_as_text(schedule: Schedule) -> None:
    assert parse_schedule(schedule_text(schedule)) == schedule


def test_a_number_is_a_constant_rate() -> None:
    assert parse_schedule("0.5") == constant(0.5)
    for text in ("fast", "constant:", "odd:initial=1", "constant:initial=-1", "constant:x=1"):
        with pytest.raises(UserError, match="schedule: expected a number or"):
            parse_schedule(text)


def test_the_command_names_only_what_differs() -> None:
    assert command_line(choose("one-layer")) == (
        "normviz train --recipe one-layer --preset published --seed 0"
    )
    spec = replace(choose("tutorial-norms", norm="layer", options={"scale": False}), name="a b")
    assert command_line(spec) == (
        "normviz train --recipe tutorial-norms --preset proper --norm layer --option scale=false "
        "--seed 0 --name 'a b'"
    )
    assert shlex.split(command_line(spec))[-1] == "a b"
