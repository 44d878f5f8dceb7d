"""A small convolutional network that tells digits that touch from a single digit.

Two convolutions and two dense layers, evaluated with NumPy: whoever opens a picture need not wait
for TensorFlow. ``normviz.engine.shipped_models.make_pair_network`` trains it.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file
from typing import Final

import numpy as np
from numpy.typing import NDArray

from normviz.assets import resource
from normviz.drawing.resample import Floats
from normviz.files.arrays import read_arrays
from normviz.files.contents import ExpectedArray, ExpectedContents

FILE: Final = ("pairs", "network.npz")
"""Where it is in the resources."""
FILTERS: Final = (8, 16)
UNITS: Final = 24
KERNEL: Final = 3
STRIDE: Final = 2
_FLAT: Final = 6 * 6 * FILTERS[1]
"""Numbers that are left of 28×28 after both convolutions."""
SHAPES: Final = (
    (KERNEL, KERNEL, 1, FILTERS[0]), (FILTERS[0],),
    (KERNEL, KERNEL, FILTERS[0], FILTERS[1]), (FILTERS[1],),
    (_FLAT, UNITS), (UNITS,), (UNITS, 1), (1,),
)  # fmt: skip
"""Of the weights, in the order of Keras: kernel and bias of each layer."""

_CONTENTS: Final = ExpectedContents(
    what="network for touching digits",
    advice="install normviz again",
    arrays=tuple(
        ExpectedArray(str(at), ("f",), shape, required=True) for at, shape in enumerate(SHAPES)
    ),
)


@dataclass(frozen=True, eq=False)
class PairNetwork:
    """The network's weights, of the :data:`SHAPES`."""

    weights: tuple[Floats, ...]

    def probability(self, picture: Floats) -> float:
        """How sure it is, in 0…1, that a picture (28, 28) in 0…1 shows several digits."""
        first, first_bias, second, second_bias, dense, dense_bias, last, last_bias = self.weights
        values = _convolved(picture[..., None], first, first_bias)
        values = _convolved(values, second, second_bias)
        units = np.maximum(values.ravel() @ dense + dense_bias, 0)
        logit = float((units @ last + last_bias)[0])
        return float(1 / (1 + np.exp(-np.clip(logit, -60, 60))))


@cache
def pair_network() -> PairNetwork:
    """The network that ships.

    Raises:
        UserError: Its file is damaged.
        FileNotFoundError: Its file is not there.
    """
    with as_file(resource(*FILE)) as path:
        arrays = read_arrays(path, _CONTENTS)
    return PairNetwork(tuple(arrays[str(at)].astype(np.float32) for at in range(len(SHAPES))))


def _convolved(values: Floats, kernel: Floats, bias: Floats) -> Floats:
    """A convolution of (H, W, C) without padding, and a relu."""
    windows = np.lib.stride_tricks.sliding_window_view(values, (KERNEL, KERNEL), axis=(0, 1))
    patches = windows[::STRIDE, ::STRIDE].transpose(0, 1, 3, 4, 2)
    height, width = patches.shape[:2]
    flat: NDArray[np.float32] = kernel.reshape(-1, kernel.shape[-1])
    answers = patches.reshape(height * width, -1) @ flat + bias
    return np.asarray(np.maximum(answers, 0).reshape(height, width, -1))
