import time
from typing import Any

import pytest

from normviz.presentation.runs.run_differences import (
    Setting,
    SettingsByName,
    differing,
    distinguishing,
    settings_of,
)
from normviz.runs.spec_builder import build_spec


def settings(recipe: str = "batch-norm", **others: Any) -> SettingsByName:
    return settings_of(build_spec(recipe, **others))


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"norm": "layer"}, "norm"),
        ({"preset": "quick"}, "preset"),
        ({"seed": 1}, "seed"),
        ({"settings": {"batch_size": 8}}, "batch_size"),
        ({"options": {"epsilon": 0.1}}, "norm.epsilon"),
        ({"dataset": "digits"}, "dataset"),
        ({"dropout": 0.5}, "dropout"),
    ],
)
def test_what_differs_is_found_alone(changed: dict[str, Any], name: str) -> None:
    assert differing([settings(), settings(**changed)]) == [name]


def test_what_follows_from_recipe_norm_and_preset_is_no_difference_of_its_own() -> None:
    quick, proper = (settings("tutorial-norms", preset=name) for name in ("quick", "proper"))
    assert differing([quick, proper]) == ["preset"]
    assert differing([settings(), settings("relu")]) == ["recipe", "norm"]


def test_what_was_changed_beside_the_preset_is_one() -> None:
    quick = settings(preset="quick", settings={"epochs": 7})
    assert differing([quick, settings()]) == ["preset", "epochs"]


def test_equal_runs_differ_in_nothing() -> None:
    assert differing([settings(), settings(name="mine")]) == []
    assert differing([settings()]) == []


def test_a_run_is_told_apart_by_no_more_than_is_needed() -> None:
    plain, seed = settings(), settings(seed=1)
    batch = settings(settings={"batch_size": 8}, seed=2)
    assert distinguishing([batch, plain, seed])[0] == ["batch_size"]
    assert distinguishing([plain, seed, batch])[0] == ["batch_size", "seed"]
    assert distinguishing([plain, plain]) == [[], []]


def test_a_thousand_runs_are_told_apart_at_once() -> None:
    plain = settings()
    runs = [plain | {"seed": Setting("seed", seed)} for seed in range(1000)]
    begin = time.thread_time()
    found = distinguishing(runs)
    assert time.thread_time() - begin < 1, "comparing every two of them takes ten seconds"
    assert found == [["seed"]] * 1000


def test_groups_count_only_where_the_norm_has_them() -> None:
    assert "norm.groups" not in settings()
    assert "norm.groups" in settings(norm="group")
    assert not any(name.startswith("norm.") for name in settings("relu"))
