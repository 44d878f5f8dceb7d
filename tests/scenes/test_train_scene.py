from dataclasses import replace

import pytest

from normviz.errors import UserError
from normviz.scenes.train_scene import MOST_RUNS, TrainScene, check_spec
from tests.scenes.scene_strategies import SPEC


def test_a_spec_of_this_version_is_accepted() -> None:
    check_spec(SPEC)
    assert TrainScene(spec=SPEC).spec == SPEC


@pytest.mark.parametrize("field", ["recipe", "preset", "dataset"])
def test_a_spec_that_names_what_does_not_exist_is_refused(field: str) -> None:
    with pytest.raises(UserError, match="received 'nothing'"):
        TrainScene(spec=replace(SPEC, **{field: "nothing"}))


def test_more_runs_than_a_table_shows_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 1000 runs"):
        TrainScene(runs=("r",) * (MOST_RUNS + 1))


def test_a_zoom_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="received nan"):
        TrainScene(zoom=float("nan"))


@pytest.mark.parametrize("size", [0, 65])
def test_a_batch_that_the_view_cannot_take_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 64"):
        TrainScene(norm_batch=size)


def test_a_layer_has_no_endless_name() -> None:
    with pytest.raises(ValueError, match="at most 200"):
        TrainScene(layer="a" * 201)
