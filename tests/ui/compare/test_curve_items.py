from dataclasses import replace

from normviz.ports.sweeps import RunAdvanced
from normviz.runs.sweeps.plan import make_plan
from normviz.ui.compare.curve_items import curve_items
from normviz.ui.compare.sweep_library import SweepLibrary
from tests.runs.sweeps.plans import small_plan


def test_seeds_that_have_ended_are_one_line(trained: SweepLibrary) -> None:
    items = curve_items(trained, trained.table())
    assert [len(item.series) for item in items] == [2] * 4
    assert all(item.is_listed for item in items)


def test_a_run_under_way_is_drawn_by_itself(trained: SweepLibrary) -> None:
    record = trained.create(small_plan())
    assert record is not None
    for key in record.plan.keys:
        trained.advance(RunAdvanced(key, 4, 1, (0.9,), (0.1,)))

    items = curve_items(trained, trained.table())

    assert [len(item.series) for item in items] == [1] * 8
    assert [item.is_listed for item in items] == [True, False] * 4
    assert [item.rank for item in items] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert len({item.key for item in items}) == 8


def test_a_combination_on_which_a_setting_has_no_effect_is_drawn(trained: SweepLibrary) -> None:
    axes = {"norm": ("batch", "group"), "groups": (2, 5), "seed": (0,)}
    record = trained.create(make_plan("one-layer", axes, {"dataset": "digits"})[0])
    assert record is not None
    for key in record.plan.keys:
        trained.advance(RunAdvanced(key, 4, 1, (0.9,), (0.1,)))

    assert len(curve_items(trained, trained.table())) == 3


def test_small_batches_are_averaged_for_they_would_hide_the_rest(trained: SweepLibrary) -> None:
    rows = trained.table()
    items = curve_items(trained, rows)
    assert [row.values["batch_size"] for row in rows] == [8, 16, 8, 16]
    assert [item.smooth for item in items] == [8, 4, 8, 4]
    assert {item.samples for item in items} == {64}
    large = replace(rows[0], values={**rows[0].values, "batch_size": 64})
    assert [(item.smooth, item.samples) for item in curve_items(trained, [large])] == [(1, 0)]
