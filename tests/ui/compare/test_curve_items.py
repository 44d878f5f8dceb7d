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
