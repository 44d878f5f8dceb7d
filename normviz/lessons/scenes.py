"""Scenes of lessons, written shortly."""

from typing import Any

import numpy as np

from normviz.figure.inputs import TensorMaker
from normviz.figure.shape_settings import changed_to_fit
from normviz.figure.state import ElementEdit, FigureState, Index
from normviz.figure.tensor_source import SourceServices
from normviz.lessons.laboratory import Array
from normviz.norms.moving_statistics import MovingStatistics
from normviz.runs.spec_builder import build_spec
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import Scene
from normviz.scenes.train_scene import TrainScene


def cube(*norms: str, element: Index = (0, 0, 0, 0), focused: str = "", **figure: Any) -> Scene:
    """A scene of the Cube view.

    Args:
        *norms: Whose cubes are shown.
        element: The highlighted element (n, c, h, w), which stays highlighted.
        focused: The norm whose numbers are spelled out; the first one where empty.
        **figure: Settings as for `FigureState.changed`.
    """
    state = changed_to_fit(FigureState(), {"norms": norms} | figure)
    return Scene("cube", cube=CubeScene(state, element=element, pinned=True, focused=focused))


def tensor_of(scene: Scene) -> Array:
    """X of a scene of the Cube view as layers take it, (N, H, W, C), in float64.

    What a lesson says of the tensor that is shown is computed from it.

    Args:
        scene: Its source needs nothing but numbers.
    """
    figure = FigureState() if scene.cube is None else scene.cube.figure
    x = TensorMaker(SourceServices()).tensor(figure).x
    return np.moveaxis(x, 1, -1).astype(np.float64)


def statistics_of(x: Array) -> MovingStatistics:
    """What batch norm has kept after many steps on x (N, H, W, C): its mean and variance."""
    axes = (0, 1, 2)
    return MovingStatistics(tuple(map(float, x.mean(axes))), tuple(map(float, x.var(axes))))


def edits_of(x: Array) -> tuple[ElementEdit, ...]:
    """Edits that make an array (N, C, H, W) the tensor of a figure of its shape."""
    return tuple(
        ElementEdit((n, c, h, w), float(value)) for (n, c, h, w), value in np.ndenumerate(x)
    )


def train(recipe: str, norm: str, preset: str = "quick", **options: Any) -> Scene:
    """A scene of the Train view, ready to start.

    Args:
        recipe: Its name.
        norm: The norm in its slots.
        preset: Its settings.
        **options: Settings of the norm that differ from the source's.
    """
    spec = build_spec(recipe, norm=norm, preset=preset, options=options)
    return Scene("train", train=TrainScene(spec=spec))


def draw(*models: str, **settings: Any) -> Scene:
    """A scene of the Draw view with models that answer."""
    return Scene("draw", draw=DrawScene(models=models or None, **settings))
