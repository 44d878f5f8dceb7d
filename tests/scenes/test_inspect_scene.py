from typing import Any

import pytest

from normviz.scenes.inspect_scene import InspectScene
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import from_json, to_json


def test_a_scene_comes_back_from_its_json() -> None:
    part = InspectScene("/a/model.keras", 2, (224, 224, 3), "bn")
    assert from_json(to_json(Scene("inspect", inspect=part))).inspect == part


@pytest.mark.parametrize(
    "fields",
    [
        {"file": "a\0b"},
        {"file": "a" * 5000},
        {"batch_size": 0},
        {"input_shape": (0,)},
        {"input_shape": (1,) * 7},
    ],
)
def test_what_cannot_be_shown_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected"):
        InspectScene(**fields)
