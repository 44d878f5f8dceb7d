"""The largest singular value, and how it is found."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import SPECTRAL_NORM, keras_page, paper

_STEPS: Final = 200
_KERNEL: Final = cube("spectral", shape=(4, 6, 3, 3), color="x")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """σ₁ of a kernel through SpectralNormalization, fresh, and after training steps."""
    kernel = np.moveaxis(tensor_of(_KERNEL), 0, -1)
    x = noise(2, 5, 5, kernel.shape[2])
    inner = layer("Conv2D", kernel.shape[3], kernel.shape[0], use_bias=False, dtype="float64")
    norm = laboratory.layer(layer("SpectralNormalization", inner))
    norm(x)
    norm.assign(kernel=kernel, vector_u=noise(1, kernel.shape[3], seed=1))
    yield above("fresh", 1.05, _largest(norm.weights["kernel"]))
    norm(x, training=True)
    yield shown("one", _largest(norm.weights["kernel"]))
    norm.train(x, _STEPS - 1)
    yield shown("steps", _STEPS)
    yield close("converged", 1.0, _largest(norm.weights["kernel"]), 0.01)
    before = norm.weights["kernel"]
    norm(x, training=False)
    yield below("inference", 1e-12, float(abs(norm.weights["kernel"] - before).max()))


def _largest(kernel: Array) -> float:
    """The largest singular value, by the singular value decomposition."""
    matrix = kernel.reshape(-1, kernel.shape[-1])
    return float(np.linalg.svd(matrix, compute_uv=False)[0])


LESSON: Final = Lesson(
    name="spectral-norm",
    order=4,
    chapter="kernels",
    check=check,
    steps=(
        Step(_KERNEL),
        Step(cube("spectral", "weight", shape=(4, 6, 3, 3), color="y")),
    ),
    sources=(
        paper(SPECTRAL_NORM, "Section 2.1 and Algorithm 1"),
        keras_page("SpectralNormalization", "Argument power_iterations"),
    ),
    related=("weight-norm",),
    concerns=("power-iteration",),
)
