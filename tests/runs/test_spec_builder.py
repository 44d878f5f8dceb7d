import shlex
from dataclasses import replace
from typing import Any

import pytest

from normviz.errors import UserError
from normviz.recipes import RECIPES
from normviz.recipes.schedule import Schedule, constant
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import (
    build_fine_tuned_spec,
    build_spec,
    command_line,
    datasets,
    parse_schedule,
    schedule_text,
)
from normviz.runs.store import Store
from tests.recipes.synthetic import SLOTLESS


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_and_preset_gives_a_spec(recipe: str) -> None:
    for preset, settings in RECIPES[recipe].presets.items():
        spec = build_spec(recipe, preset=preset)
        assert spec.settings == settings
        assert spec.dataset in datasets(RECIPES[recipe])
        assert spec.options == RECIPES[recipe].options(spec.norm, preset)


def test_what_was_chosen_wins() -> None:
    spec = build_spec(
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
        ({"recipe": SLOTLESS.name, "norm": "batch"}, "has no place for a norm"),
        ({"dataset": "cifar10"}, "takes the data set mnist or fashion-mnist or digits"),
        ({"dropout": 0.5}, "has no dropout"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], words: str) -> None:
    with RECIPES.added(SLOTLESS), pytest.raises(UserError, match=words):
        build_spec(**{"recipe": "one-layer"} | changes)


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
    assert command_line(build_spec("one-layer")) == (
        "normviz train --recipe one-layer --preset published --seed 0"
    )
    spec = replace(build_spec("tutorial-norms", norm="layer", options={"scale": False}), name="a b")
    assert command_line(spec) == (
        "normviz train --recipe tutorial-norms --preset proper --norm layer --option scale=false "
        "--seed 0 --name 'a b'"
    )
    assert shlex.split(command_line(spec))[-1] == "a b"


def kept(store: Store, spec: RunSpec) -> str:
    with store.create(spec) as writer:
        return writer.run


def test_a_shipped_model_goes_on_gently_on_own_digits(store: Store) -> None:
    spec = build_fine_tuned_spec("default", store.folder)
    assert (spec.recipe, spec.norm, spec.dataset, spec.start) == ("pen", "batch", "own", "batch")
    assert (spec.epochs, spec.batch_size, spec.settings.optimizer) == (5, 32, "adam")
    assert spec.settings.schedule == constant(3e-4)
    assert (spec.options.groups, spec.dropout) == (8, 0.3)
    assert build_fine_tuned_spec("group", store.folder).norm == "group"


def test_a_run_goes_on_as_the_network_that_it_is(store: Store) -> None:
    first = build_spec(
        "batch-norm", preset="quick", norm="group", options={"groups": 2}, dropout=0.1, seed=7
    )
    run = kept(store, first)
    store.rename(run, "mine")
    spec = build_fine_tuned_spec("mine", store.folder, settings={"epochs": 2}, seed=3, name="more")
    assert (spec.recipe, spec.norm, spec.options) == ("batch-norm", "group", first.options)
    assert (spec.start, spec.dropout, spec.seed, spec.name) == (run, 0.1, 3, "more")
    assert (spec.epochs, spec.settings.train_size) == (2, None)
    assert store.run(run).spec == first


def test_a_preset_can_be_asked_for_instead(store: Store) -> None:
    spec = build_fine_tuned_spec("batch", store.folder, preset="quick", dataset="digits")
    assert spec.settings == RECIPES["pen"].settings("quick")
    assert (spec.dataset, spec.start) == ("digits", "batch")


def test_what_does_not_go_on_is_refused(store: Store) -> None:
    points = kept(store, build_spec("bn-mlp"))
    colours = kept(store, build_spec("weight-norm-cifar"))
    for name, changes, words in (
        ("magic", {}, "no model 'magic' ships"),
        ("batch", {"norm": "group"}, "batch has the norm batch, received the norm group"),
        ("batch", {"dataset": "cifar10"}, "pen takes the data set mnist or"),
        (points, {}, r"own digits are pictures of 28×28, and the network .* takes 14"),
        (colours, {}, "takes 32×32×3"),
    ):
        with pytest.raises(UserError, match=words):
            build_fine_tuned_spec(name, store.folder, **changes)
    assert build_fine_tuned_spec(points, store.folder, dataset="two-classes").start == points


def test_the_command_names_what_the_weights_start_from(store: Store) -> None:
    assert command_line(build_fine_tuned_spec("batch", store.folder)) == (
        "normviz train --start batch --recipe pen --preset published --norm batch "
        "--batch-size 32 --epochs 5 --schedule constant:initial=0.0003 --seed 0 --dataset own"
    )
