"""A colouring of values, one of sets and a tensor source that nothing of the app knows."""

import numpy as np

from normviz.figure.coloring import Coloring
from normviz.figure.tensor_source import (
    NotReadyError,
    SourceTensor,
    TensorRequest,
    TensorSource,
)
from normviz.figure.texture.textures import label_texture
from normviz.figure.texture.tile_textures import tile_label_texture
from normviz.figure.value_coloring import value_coloring
from normviz.norms import NormParameters

LIMIT = 7.5
SHAPE = (3, 4, 5, 2)
GAMMA = np.array([1.0, 2.0, 3.0, 4.0])
EPSILON, MOMENTUM = 0.25, 0.5

ERASED = value_coloring(
    name="erased",
    title="x - y",
    tip="What the norm takes away.",
    order=45,
    values=lambda part: part.x - part.normalized.y,
    limit=lambda _data: LIMIT,
)
"""A colouring of values."""

BY_SAMPLE = Coloring(
    name="by_sample",
    title="Sample",
    tip="Each sample has a shade of its own.",
    order=25,
    face=lambda data, face, factors, colors: label_texture(
        np.arange(data.state.shape[0])[:, None, None], data.state.shape[0], face, factors, colors
    ),
    tiles=lambda data, grid, window, colors: tile_label_texture(
        np.arange(data.state.shape[0])[:, None, None, None],
        data.state.shape[0],
        grid,
        window,
        colors,
    ),
)
"""A colouring of sets."""


class Layer:
    """A source with a shape and parameters of its own, for which one may have to wait."""

    def __init__(self) -> None:
        self.is_ready = True
        self.step = 0

    def make(self, request: TensorRequest) -> SourceTensor:  # noqa: ARG002 (its own shape)
        """The tensor of the layer at a step."""
        if not self.is_ready:
            raise NotReadyError("The layer is being computed.")
        x = np.arange(np.prod(SHAPE), dtype=np.float32).reshape(SHAPE) + self.step
        parameters = NormParameters(
            gamma=GAMMA, beta=-GAMMA, moving_mean=GAMMA, moving_variance=GAMMA**2
        )
        return SourceTensor(x, parameters, EPSILON, MOMENTUM)

    @property
    def source(self) -> TensorSource:
        """Its entry."""
        return TensorSource(
            name="layer",
            title="A layer",
            tip="What goes into a layer.",
            order=50,
            make=self.make,
            renew="Another step",
            has_own_shape=True,
            note=lambda _shape: "A layer of {channels} channels.",
        )
