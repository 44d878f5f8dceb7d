from typing import Any

import pytest

from normviz.presentation.published_result import published_result
from normviz.recipes import find
from normviz.runs.spec_builder import build_spec


@pytest.mark.parametrize(
    ("recipe", "fields", "accuracy", "val_accuracy"),
    [
        ("tutorial-norms", {"preset": "faithful"}, 0.8613, None),
        ("tutorial-norms", {"preset": "faithful", "norm": "instance", "seed": 4}, 0.8405, None),
        ("weight-norm-cifar", {"norm": "weight"}, 0.7029, 0.6018),
        ("batch-norm", {"preset": "published"}, None, 0.995),
        ("cloud", {}, None, 0.9953),
        ("cloud-tuned", {}, None, 0.9954),
    ],
)
def test_the_same_training_has_the_sources_number(
    recipe: str, fields: dict[str, Any], accuracy: float | None, val_accuracy: float | None
) -> None:
    found = published_result(build_spec(recipe, **fields))
    assert found is not None
    assert (found.accuracy, found.val_accuracy) == (accuracy, val_accuracy)


def test_a_preset_that_has_been_reworded_is_still_the_same_training() -> None:
    assert published_result(build_spec("batch-norm", settings={"text": "Other words."}))


@pytest.mark.parametrize(
    ("recipe", "fields"),
    [
        ("tutorial-norms", {"preset": "proper"}),
        ("tutorial-norms", {"preset": "quick"}),
        ("tutorial-norms", {"preset": "faithful", "norm": "batch"}),
        ("tutorial-norms", {"preset": "faithful", "settings": {"batch_size": 8}}),
        ("tutorial-norms", {"preset": "faithful", "options": {"groups": 2}}),
        ("tutorial-norms", {"preset": "faithful", "dataset": "digits"}),
        ("batch-norm", {"preset": "quick"}),
        ("cloud-tuned", {"settings": {"epochs": 5}}),
        ("cloud-tuned", {"settings": {"schedule": find("cloud").settings().schedule}}),
        ("batch-norm", {"preset": "published", "dropout": 0.1}),
    ],
)
def test_another_training_has_none(recipe: str, fields: dict[str, Any]) -> None:
    assert published_result(build_spec(recipe, **fields)) is None
