from normviz.assets import resource
from normviz.recipes.entries.experiments.small_batch_cifar import RECIPE
from normviz.runs.sweeps.record import read_record_file


def test_the_last_norm_has_few_places_per_image() -> None:
    assert RECIPE.slots[-1].shape == (2, 2, 64)


def test_the_rate_of_the_sweep_that_ships_follows_the_batch_size() -> None:
    plan = read_record_file(resource("examples", "batch-size-cifar.sweep.json")).plan
    assert len(plan.specs) == 30
    assert {spec.recipe for spec in plan.specs} == {RECIPE.name}
    assert {round(s.settings.schedule.initial / s.batch_size, 9) for s in plan.specs} == {0.001}
