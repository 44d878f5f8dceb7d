import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from normviz.errors import UserError
from normviz.number_text import count
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.sweeps import plan as plan_module
from normviz.runs.sweeps.plan import (
    AXES,
    SweepPlan,
    combined,
    has_effect,
    make_plan,
    spec_key,
    value_of,
)

GIVEN = {"preset": "quick", "dataset": "digits"}


def test_seeds_are_not_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def build(*arguments: Any, **options: Any) -> RunSpec:
        built.append(arguments)
        return build_spec(*arguments, **options)

    monkeypatch.setattr(plan_module, "build_spec", build)
    axes = {"seed": tuple(range(20)), "norm": ("batch", "group")}
    plan, _ = make_plan("batch-norm", axes, GIVEN)
    assert len(built) == 2
    assert [spec.seed for spec in plan.specs[::2]] == list(range(20))
    alone, _ = make_plan("batch-norm", {"norm": ("group",)}, GIVEN | {"seed": 19})
    assert plan.specs[-1] == alone.specs[0]
    assert plan.keys[-1] == alone.keys[0]


def test_what_cannot_be_is_found_once_for_all_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def build(*arguments: Any, **options: Any) -> RunSpec:
        built.append(options["norm"])
        return build_spec(*arguments, **options)

    monkeypatch.setattr(plan_module, "build_spec", build)
    axes = {"norm": ("batch", "instance"), "seed": tuple(range(20))}
    plan, left_out = make_plan("relu", axes, {"preset": "quick"}, leave_out=True)
    assert built == ["batch", "instance"]
    assert [each.values["seed"] for each in left_out] == list(range(20))
    assert len(plan.specs) == 20


def test_a_plan_has_every_combination_once() -> None:
    axes = {"norm": ("batch", "group"), "batch_size": (2, 4), "seed": (0, 1, 2)}

    plan, left_out = make_plan("batch-norm", axes, GIVEN)

    assert len(plan.specs) == len(set(plan.keys)) == 12
    assert left_out == ()
    places = {tuple(value_of(spec, axis) for axis in axes) for spec in plan.specs}
    assert places == {(n, b, s) for n in axes["norm"] for b in (2, 4) for s in range(3)}
    assert all(spec.deterministic for spec in plan.specs)


@pytest.mark.parametrize("sizes", [(1000, 1000, 1000), (4, 2501, 1)])
def test_a_grid_that_is_too_large_is_refused_at_once(
    sizes: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    one = combined("one-layer", {}, GIVEN)

    def twin(_: str, values: Mapping[str, Any], __: object) -> RunSpec:
        made.append(values)
        return one.with_epochs(len(made))

    monkeypatch.setattr(plan_module, "combined", twin)
    monkeypatch.setattr(plan_module, "_without_unused", lambda spec: spec)
    monkeypatch.setattr(plan_module, "spec_key", lambda spec: str(spec.settings.epochs))
    sizes_, rates, seeds = (tuple(range(1, 1 + size)) for size in sizes)
    axes = {"batch_size": sizes_, "learning_rate": rates, "seed": seeds}
    with pytest.raises(
        UserError, match=f"1 to {count(10_000)} runs.*received {count(math.prod(sizes))}$"
    ):
        make_plan("one-layer", axes, GIVEN)
    assert len(made) <= plan_module.MOST_RUNS + 1


def test_equal_combinations_are_trained_once() -> None:
    plan, _ = make_plan("one-layer", {"norm": ("none",), "seed": (0, 0)}, GIVEN)

    assert len(plan.specs) == 1


@pytest.mark.parametrize(
    ("axis", "value"),
    [
        ("learning_rate", 0.25),
        ("optimizer", "sgd"),
        ("dropout", 0.1),
        ("groups", 4),
        ("epsilon", 0.5),
        ("norm_momentum", 0.5),
        ("momentum", 0.5),
        ("epochs", 3),
    ],
)
def test_every_axis_is_set_and_read(axis: str, value: object) -> None:
    axes = {"norm": ("group",), axis: (value,)}

    (spec,) = make_plan("batch-norm", axes, GIVEN)[0].specs

    assert value_of(spec, axis) == value


def test_a_learning_rate_keeps_the_decay_of_the_recipe() -> None:
    (spec,) = make_plan("relu-decay", {"learning_rate": (0.02,)}, GIVEN)[0].specs
    (usual,) = make_plan("relu-decay", {"seed": (0,)}, GIVEN)[0].specs

    assert spec.settings.schedule == replace(usual.settings.schedule, initial=0.02)


def test_a_combination_that_cannot_be_is_named_before_anything_starts() -> None:
    axes = {"norm": ("group",), "groups": (4, 5)}
    with pytest.raises(UserError, match=r"1 of 2 combinations cannot be trained.*groups 5"):
        make_plan("batch-norm", axes, GIVEN)

    plan, left_out = make_plan("batch-norm", axes, GIVEN, leave_out=True)

    assert [value_of(spec, "groups") for spec in plan.specs] == [4]
    assert [each.values["groups"] for each in left_out] == [5]
    assert left_out[0].reason


def test_nothing_to_train_is_refused_even_where_misfits_are_left_out() -> None:
    with pytest.raises(UserError, match="cannot be trained"):
        make_plan("batch-norm", {"norm": ("group",), "groups": (5,)}, GIVEN, leave_out=True)


def test_an_unknown_axis_is_refused() -> None:
    plan, _ = make_plan("one-layer", {"seed": (0,)}, GIVEN)
    with pytest.raises(UserError, match=", ".join(AXES)):
        SweepPlan(("color",), plan.specs)


def test_a_key_does_not_depend_on_the_name_of_the_run() -> None:
    (spec,) = make_plan("one-layer", {"seed": (0,)}, GIVEN)[0].specs

    assert spec_key(replace(spec, name="mine")) == spec_key(spec)
    assert spec_key(replace(spec, seed=1)) != spec_key(spec)


@pytest.mark.parametrize(
    ("axes", "kept"),
    [
        (
            {"optimizer": ("adam", "sgd"), "momentum": (0.0, 0.9)},
            [("adam", 0.0), ("sgd", 0.0), ("sgd", 0.9)],
        ),
        (
            {"norm": ("batch", "group"), "groups": (2, 4)},
            [("batch", 2), ("group", 2), ("group", 4)],
        ),
        (
            {"norm": ("none", "group"), "epsilon": (0.1, 0.001)},
            [("none", 0.1), ("group", 0.1), ("group", 0.001)],
        ),
        (
            {"norm": ("group", "batch"), "norm_momentum": (0.9, 0.99)},
            [("group", 0.9), ("batch", 0.9), ("batch", 0.99)],
        ),
        ({"norm": ("layer-keras",), "epsilon": (1e-3, None)}, [("layer-keras", 1e-3)]),
        ({"seed": (0,), "epochs": (1, 1)}, [(0, 1)]),
    ],
)
def test_where_a_setting_has_no_effect_one_training_stands_for_all(
    axes: dict[str, tuple[object, ...]], kept: list[tuple[object, ...]]
) -> None:
    plan, _ = make_plan("batch-norm", axes, GIVEN)

    assert [tuple(value_of(spec, axis) for axis in axes) for spec in plan.specs] == kept
    count = math.prod(len(set(values)) for values in axes.values())
    assert len(plan.repeated) == count - len(kept)
    assert all(tuple(values.values()) not in kept for values in plan.repeated)


def test_an_axis_has_an_effect_where_the_norm_and_the_optimizer_read_it() -> None:
    axes = {"norm": ("batch", "none"), "optimizer": ("sgd", "adam")}
    plan, _ = make_plan("batch-norm", axes, GIVEN)

    read = [{axis for axis in AXES if has_effect(spec, axis)} for spec in plan.specs]

    both = {"epsilon", "norm_momentum", "momentum"}
    assert [found & {*both, "groups"} for found in read] == [
        both, both - {"momentum"}, {"momentum"}, set(),
    ]  # fmt: skip
    assert all({"seed", "learning_rate", "batch_size", "norm"} <= found for found in read)
