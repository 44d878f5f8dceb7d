from dataclasses import replace
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.presentation.comparison import combinations, comparison, forecast
from normviz.presentation.dataset_choices import epochs_as_on, steps_per_epoch
from normviz.recipes import find
from normviz.scenes.compare_scene import CompareScene
from tests.runs.sweeps.plans import run_of


def test_the_first_comparison_has_five_norms_and_three_seeds() -> None:
    found = comparison(CompareScene())
    assert len(found.plan.specs) == 15
    assert found.left_out == ()


def test_norms_that_do_not_fit_are_named_and_left_out() -> None:
    found = comparison(CompareScene(norms=("batch", "instance"), seeds=1))
    assert [spec.norm for spec in found.plan.specs] == ["batch"]
    assert [each.values["norm"] for each in found.left_out] == ["instance"]


def test_nothing_to_train_is_refused() -> None:
    with pytest.raises(UserError):
        comparison(CompareScene(norms=()))


def test_the_forecast_follows_the_time_that_was_measured() -> None:
    plan = comparison(CompareScene(norms=("batch",), seeds=2)).plan
    slow = run_of(plan.specs[0], 0.5, seconds=100.0, ended=100.0)
    assert forecast(plan, {}, [slow]) > 10 * forecast(plan, {}, [])


def test_runs_that_are_finished_take_no_time() -> None:
    plan = comparison(CompareScene(norms=("batch",), seeds=2)).plan
    runs = {plan.keys[0]: run_of(plan.specs[0], 0.5)}
    half = forecast(plan, runs, [])
    assert half == pytest.approx(forecast(plan, {}, []) / 2)


def test_no_more_runs_share_the_time_than_are_left() -> None:
    plan = comparison(CompareScene(norms=("batch",), seeds=2)).plan
    alone = forecast(plan, {}, [])
    assert forecast(plan, {}, [], at_once=2) == pytest.approx(alone / 2)
    assert forecast(plan, {}, [], at_once=8) == pytest.approx(alone / 2)


def test_what_a_run_takes_beside_its_epochs_counts_for_every_run() -> None:
    plan = comparison(CompareScene(norms=("batch",), seeds=2)).plan
    known = run_of(plan.specs[0], 0.5, seconds=3.0, epochs_done=3, ended=8.0)
    assert forecast(plan, {}, [known]) == pytest.approx(2 * (5 + plan.specs[0].epochs * 1))


def test_what_other_networks_take_beside_their_epochs_counts_only_for_the_unknown() -> None:
    plan = comparison(CompareScene(norms=("batch", "layer"), seeds=1)).plan
    batch, layer = plan.specs
    others = [run_of(layer, 0.5, seconds=3.0, epochs_done=3, ended=103.0) for _ in range(3)]
    own = run_of(batch, 0.5, seconds=3.0, epochs_done=3, ended=8.0)
    left = forecast(plan, {plan.keys[1]: others[0]}, [own, *others])
    assert left == pytest.approx(5 + batch.epochs * 1)


def test_networks_that_were_not_measured_are_guessed_by_those_that_were() -> None:
    plan = comparison(CompareScene(norms=("batch", "layer"), seeds=1)).plan
    batch = plan.specs[0]
    guessed = forecast(plan, {}, []) - 2 * 4
    steps = steps_per_epoch(batch.dataset, batch.settings)
    slow = run_of(
        batch,
        0.5,
        seconds=5 * guessed,
        epochs_done=batch.epochs,
        ms_per_step=1000 * 5 * guessed / (batch.epochs * steps),
        ended=0.0,
    )
    left = forecast(plan, {plan.keys[0]: slow}, [slow])
    assert left == pytest.approx(5 * guessed, rel=0.1)  # as much longer than guessed


def test_epochs_of_few_steps_do_not_make_long_ones_longer() -> None:
    """On the bundled digits most of an epoch is spent beside its steps."""
    plan = comparison(CompareScene(norms=("layer",), seeds=1)).plan
    few = replace(plan.specs[0], dataset="digits")
    measured = run_of(few, 0.5, seconds=3.0, epochs_done=3, steps_per_epoch=5, ms_per_step=1.0)
    assert forecast(plan, {}, [measured]) < 5 * forecast(plan, {}, [])


def test_batches_of_more_samples_than_there_are_take_no_longer() -> None:
    plan = comparison(CompareScene(norms=("batch",), batch_sizes=(10_000,), seeds=1)).plan
    (spec,) = plan.specs
    whole = replace(spec, settings=replace(spec.settings, train_size=1000))
    larger = replace(spec, settings=replace(whole.settings, batch_size=2**30))
    plans = [replace(plan, specs=(each,)) for each in (whole, larger)]
    assert len({forecast(each, {}, []) for each in plans}) == 1


def test_the_first_epoch_of_a_network_says_nothing_where_others_were_measured() -> None:
    plan = comparison(CompareScene(norms=("batch", "layer"), seeds=1)).plan
    batch, layer = plan.specs
    known = run_of(batch, 0.5, seconds=3.0, epochs_done=3, steps_per_epoch=100, ended=0.0)
    begun = run_of(layer, None, state="running", seconds=60.0, epochs_done=1, ended=None)
    assert forecast(plan, {plan.keys[0]: known}, [known, begun]) < 60


def test_a_first_epoch_does_not_make_other_networks_slower() -> None:
    plan = comparison(CompareScene(norms=("batch", "layer"), seeds=1)).plan
    begun = run_of(plan.specs[0], None, state="running", seconds=60.0, ended=None)
    others = forecast(plan, {plan.keys[0]: run_of(plan.specs[0], 0.5)}, [begun])
    assert others == pytest.approx(forecast(plan, {plan.keys[0]: run_of(plan.specs[0], 0.5)}, []))


def test_where_other_data_stand_in_the_steps_are_those_of_the_recipe(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    found = comparison(CompareScene())
    (epochs,) = {spec.epochs for spec in found.plan.specs}
    assert found.stand_in == "digits"
    assert epochs == epochs_as_on("mnist", "digits", find("deep-sigmoid").settings("quick"), None)


def test_the_recipes_own_data_stand_in_for_nothing(tmp_path: Path) -> None:
    found = comparison(CompareScene(), tmp_path)  # a named folder: its data or none
    assert found.stand_in == ""
    assert {spec.epochs for spec in found.plan.specs} == {3}


def test_small_batches_are_not_taken_to_be_free() -> None:
    """Most of a small network's step is calls of operators: 1.4 ms at 64 samples, 1.0 at 2."""
    plan = comparison(CompareScene(norms=("none",), seeds=1, batch_sizes=(2, 64))).plan
    small, large = plan.specs
    known = run_of(large, 0.1, seconds=2.0, epochs_done=3, ms_per_step=1.4, ended=2.0)
    left = forecast(plan, {plan.keys[1]: known}, [known])
    steps = small.epochs * steps_per_epoch(small.dataset, small.settings)
    assert left == pytest.approx(steps * 1.0 / 1000, rel=0.5)


def test_between_two_batch_sizes_that_were_measured_the_time_rises_evenly() -> None:
    plan = comparison(CompareScene(norms=("none",), seeds=1, batch_sizes=(2, 33, 64))).plan
    runs = {
        key: run_of(spec, 0.1, seconds=0.0, epochs_done=3, ms_per_step=ms, ended=0.0)
        for key, spec, ms in zip(plan.keys, plan.specs, (1.0, None, 3.0), strict=True)
        if ms
    }
    middle = plan.specs[1]
    steps = middle.epochs * steps_per_epoch(middle.dataset, middle.settings)
    assert forecast(plan, runs, runs.values()) == pytest.approx(steps * 2.0 / 1000)


def test_large_steps_shrink_with_their_batches() -> None:
    plan = comparison(CompareScene(norms=("none",), seeds=1, batch_sizes=(2, 64))).plan
    small, large = plan.specs
    known = run_of(large, 0.1, seconds=2.0, epochs_done=3, ms_per_step=100.0, ended=2.0)
    left = forecast(plan, {plan.keys[1]: known}, [known])
    steps = small.epochs * steps_per_epoch(small.dataset, small.settings)
    assert left < steps * 10 / 1000


def test_norms_are_not_taken_to_cost_nothing() -> None:
    """Without a norm, which is trained first, a step takes half as long as with one."""
    plan = comparison(CompareScene(norms=("none", "batch"), seeds=1)).plan
    none, batch = plan.specs
    known = run_of(none, 0.1, seconds=0.0, epochs_done=3, ms_per_step=1.0, ended=0.0)
    steps = batch.epochs * steps_per_epoch(batch.dataset, batch.settings)
    left = forecast(plan, {plan.keys[0]: known}, [known])
    assert left == pytest.approx(steps * 2.0 / 1000)


def test_every_setting_of_a_norm_can_be_compared() -> None:
    scene = CompareScene(norms=("none", "group"), seeds=1, groups=(1, 3, 4), epsilons=(1e-5, 1e-3))
    found = comparison(scene)
    assert combinations(scene) == 2 * 3 * 2
    assert found.plan.axes == ("norm", "groups", "epsilon", "seed")
    options = [(spec.options.groups, spec.options.epsilon) for spec in found.plan.specs[1:]]
    assert options == [(1, 1e-5), (1, 1e-3), (4, 1e-5), (4, 1e-3)]
    assert found.plan.specs[0].norm == "none", "once: it has neither"
    assert {each.values["groups"] for each in found.left_out} == {3}, "64 channels"
