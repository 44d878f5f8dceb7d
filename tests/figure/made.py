"""Tensors and panels for tests of the figure."""

import numpy as np
from numpy.typing import NDArray

from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import PanelData, data_of_panels
from normviz.figure.registries import SOURCES
from normviz.figure.state import FigureState, Index, Shape
from normviz.figure.tensor_source import SourceServices, SourceTensor, Tensor, TensorRequest
from tests.figure.states import figure_state


def make_input(
    source: str, shape: Shape, seed: int, images: NDArray[np.uint8] | None = None
) -> Tensor:
    """The tensor x of one source."""
    services = SourceServices(images=None if images is None else lambda count: images[:count])
    return SOURCES[source].make(TensorRequest(shape, seed, services)).x


def panels_of(
    state: FigureState, index: Index = (0, 0, 0, 0), x: Tensor | None = None
) -> dict[str, PanelData]:
    """What the panel of each norm shows; of noise where no tensor is given."""
    tensor = SourceTensor(make_input("noise", state.shape, state.seed) if x is None else x)
    numbers = FigureNumbers(state, lambda: tensor)
    return data_of_panels(numbers, index)


def panel_of(state: FigureState, norm: str, x: Tensor | None = None) -> PanelData:
    """What the panel of one norm shows."""
    return panels_of(figure_state(**{**vars(state), "norms": (norm,)}), x=x)[norm]
