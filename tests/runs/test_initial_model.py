"""Models that a training can start from."""

from collections.abc import Callable

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.recipes import find, norm_spec
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Epoch
from normviz.runs.initial_model import (
    SHIPPED_RECIPE,
    find_initial_model,
    initial_model_of_run,
    initial_model_weights,
)
from normviz.runs.shipped_models import list_shipped, read_shipped
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

MODELS = list_shipped()


@pytest.mark.parametrize("model", MODELS, ids=[model.name for model in MODELS])
def test_the_recipe_is_the_network_that_ships(model) -> None:
    spec = read_shipped(model).spec
    start = find_initial_model(model.name)
    assert (start.name, start.recipe, start.norm) == (model.name, SHIPPED_RECIPE, model.norm)
    assert start.options == norm_spec(spec["norm"], spec["options"])
    assert start.dropout == spec["dropout"]
    channels = [slot.channels for slot in find(SHIPPED_RECIPE).slots]
    assert [filters for filters, _, _ in spec["convolutions"]] == channels
    assert sum(weight.size for weight in initial_model_weights(model.name)) == model.parameters


def test_the_default_model_is_called_by_its_own_name() -> None:
    assert find_initial_model("default").name == next(
        model.name for model in MODELS if model.default
    )


def test_a_run_is_found_by_id_and_name_with_its_newest_weights(
    store: Store, row: Callable[..., Epoch], checkpoint: Callable[[Epoch], Checkpoint]
) -> None:
    spec = build_spec("batch-norm", norm="group", options={"groups": 2}, dropout=0.5)
    with store.create(spec) as writer:
        with pytest.raises(UserError, match=f"run {writer.run} has no weights yet"):
            initial_model_weights(writer.run, store.folder)
        writer.save(checkpoint(row(3)))
    store.rename(writer.run, "mine")
    start = find_initial_model("mine", store.folder)
    assert (
        start
        == find_initial_model(writer.run, store.folder)
        == initial_model_of_run(store.run("mine"))
    )
    assert (start.name, start.recipe, start.norm) == (writer.run, "batch-norm", "group")
    assert (start.options, start.dropout) == (spec.options, 0.5)
    (weight,) = initial_model_weights("mine", store.folder)
    np.testing.assert_array_equal(weight, np.full((2, 3), 3))


def test_nothing_of_that_name_tells_what_there_is(store: Store) -> None:
    for read in (find_initial_model, initial_model_weights):
        with pytest.raises(UserError, match=r"no model 'magic' ships.*batch.*no run 'magic'"):
            read("magic", store.folder)


@pytest.mark.parametrize(
    ("recipe", "norm", "words"),
    [
        ("relu", None, "batch has the recipe pen, received the recipe relu; leave --recipe away"),
        (None, "group", "batch has the norm batch, received the norm group; leave --norm away"),
    ],
)
def test_another_recipe_or_norm_is_refused(
    recipe: str | None, norm: str | None, words: str
) -> None:
    start = find_initial_model("batch")
    start.refuse_others("pen", "batch")
    with pytest.raises(UserError, match=words):
        start.refuse_others(recipe, norm)
