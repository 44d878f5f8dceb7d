from typing import Any

import pytest

from normviz.errors import UserError
from normviz.scenes.compare_scene import CompareScene
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import from_json, to_json


def test_a_scene_comes_back_from_its_json() -> None:
    part = CompareScene(
        recipe="small-batch",
        norms=("batch",),
        seeds=5,
        batch_sizes=(2, 4),
        plot="setting",
        log=True,
        across="batch_size",
    )
    assert from_json(to_json(Scene("compare", compare=part))).compare == part


@pytest.mark.parametrize(
    "fields",
    [
        {"seeds": 0},
        {"at_once": 0},
        {"batch_sizes": (0,)},
        {"batch_sizes": tuple(range(1, 40))},
        {"learning_rates": (float("inf"),)},
        {"optimizers": ("rmsprop",)},
        {"dropouts": (1.0,)},
        {"groups": (0,)},
        {"epsilons": (0.0,)},
        {"norm_momenta": (float("nan"),)},
        {"plot": "pie"},
        {"across": "color"},
    ],
)
def test_what_cannot_be_shown_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected"):
        CompareScene(**fields)


@pytest.mark.parametrize("fields", [{"recipe": "x"}, {"norms": ("x",)}, {"sweep": "../a"}])
def test_unknown_names_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        CompareScene(**fields)
