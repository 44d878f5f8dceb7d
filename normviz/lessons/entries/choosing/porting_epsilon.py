"""ε of Keras and PyTorch when weights are ported."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, edits_of, tensor_of
from normviz.lessons.sources import keras_page, torch_page
from normviz.scenes.scene import Scene

_KERAS: Final = 1e-3
_TORCH: Final = 1e-5
_SHAPE: Final = (4, 6, 3, 3)
_ORDINARY: Final = cube("batch", shape=_SHAPE, color="y", epsilon=_KERAS)
_QUIET: Final = cube(
    "batch",
    shape=_SHAPE,
    color="y",
    epsilon=_KERAS,
    edits=edits_of(noise(*_SHAPE, deviation=0.03)),
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Outputs of the same layer with both ε, for ordinary and small variances."""
    yield shown("keras", _KERAS)
    yield shown("torch", _TORCH)
    yield below("ordinary", 0.01, _apart(laboratory, _ORDINARY))
    yield above("small", 0.3, _apart(laboratory, _QUIET))
    for name, scene in (("variance", _ORDINARY), ("small_variance", _QUIET)):
        yield shown(name, float(tensor_of(scene)[..., 0].var()))


def _apart(laboratory: Laboratory, scene: Scene) -> float:
    """The largest difference of batch norm's outputs with both ε, on a scene's tensor."""
    x = tensor_of(scene)
    one, other = (
        laboratory.layer(layer("BatchNormalization", epsilon=epsilon))(x, training=True)
        for epsilon in (_KERAS, _TORCH)
    )
    return furthest(one, other)


LESSON: Final = Lesson(
    name="porting-epsilon",
    order=2,
    chapter="choosing",
    check=check,
    steps=(
        Step(_ORDINARY, control="epsilon"),
        Step(_QUIET, control="epsilon"),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument epsilon"),
        torch_page("BatchNorm2d", "Parameter eps"),
    ),
    related=("epsilon", "porting-momentum"),
)
