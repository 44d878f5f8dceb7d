"""Norms in half precision."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, edits_of, tensor_of
from normviz.lessons.sources import keras_page

_FAR: Final = 300.0
_SHAPE: Final = (4, 6, 3, 3)
_X: Final = 1 + noise(*_SHAPE)
_NEAR_SCENE: Final = cube("group", "rms", shape=_SHAPE, color="y", edits=edits_of(_X))
_FAR_SCENE: Final = cube("group", "rms", shape=_SHAPE, color="y", edits=edits_of(_FAR * _X))


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Group and RMS norm in float16 against float64, for ordinary and for large inputs."""
    calls = {
        "group": layer("GroupNormalization", groups=2),
        "rms": layer("RMSNormalization"),
    }
    yield shown("far", _FAR)
    for name, call in calls.items():
        for where, scene in (("near", _NEAR_SCENE), ("far", _FAR_SCENE)):
            # What float16 makes of the numbers themselves is no fault of the layer.
            x = tensor_of(scene).astype(np.float16)
            half = laboratory.layer(call, dtype="float16")(x)
            full = laboratory.layer(call)(x.astype(np.float64))
            found = furthest(half, full)
            yield below(f"{name}_{where}", 0.02, found) if where == "near" else _told(name, found)
    drifting = (1e5 + noise(8, 64)).astype(np.float32)
    single = laboratory.layer(layer("LayerNormalization"), dtype="float32")(drifting)
    double = laboratory.layer(layer("LayerNormalization"))(drifting.astype(np.float64))
    yield above("drift", 1e-3, furthest(single, double))


def _told(name: str, found: float) -> Result:
    return shown(f"{name}_far", found if np.isfinite(found) else "not a number")


LESSON: Final = Lesson(
    name="float16",
    order=4,
    chapter="choosing",
    check=check,
    steps=(
        Step(_NEAR_SCENE),
        Step(_FAR_SCENE),
    ),
    sources=(
        keras_page("GroupNormalization"),
        keras_page("RMSNormalization"),
    ),
    related=("epsilon", "rms-scaling"),
)
