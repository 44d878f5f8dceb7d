import inspect
from typing import Any

import pytest

from normviz.app.training_service import KerasTrainingService
from normviz.ports.training import TrainingService

METHODS = [name for name in vars(TrainingService) if not name.startswith("_")]


def names(method: Any) -> list[tuple[str, object]]:
    """The parameters of a method, each with its kind."""
    return [(each.name, each.kind) for each in inspect.signature(method).parameters.values()]


@pytest.mark.parametrize("name", METHODS)
def test_the_engine_takes_what_the_view_hands_over(name: str) -> None:
    assert names(getattr(KerasTrainingService, name)) == names(getattr(TrainingService, name))
