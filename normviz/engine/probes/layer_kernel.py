"""The kernel of a convolution or dense layer, and what the norm around it makes of it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.norms import CATALOG, NormParameters, NormSpec, normalized
from normviz.ports.activations import Floats, LayerKernel, ProbedLayer


def kernel_of(layer: Any, described: ProbedLayer) -> LayerKernel | None:
    """The kernel in the figure's order of axes, with the weights that the layer has now.

    Args:
        layer: A built Keras layer; a norm of kernels wraps another one.
        described: What is known of it.

    Returns:
        None for a layer without a kernel.
    """
    inner = getattr(layer, "layer", layer)
    kernel = getattr(inner, "kernel", None)
    if kernel is None:
        return None
    v = _figure_order(np.asarray(kernel))
    norm = CATALOG.get(described.norm)
    if norm is None or norm.kind != "kernel":
        return LayerKernel(described, v, None, v)
    g = getattr(layer, "g", None)
    lengths = None if g is None else np.asarray(g, np.float32)
    spec = NormSpec(norm.name, data_init=False)
    return LayerKernel(described, v, lengths, normalized(spec, v, NormParameters(gamma=lengths)).y)


def _figure_order(kernel: NDArray[Any]) -> Floats:
    """(kh, kw, C_in, C_out) or (C_in, C_out) as (C_out, C_in, kh, kw)."""
    if kernel.ndim == 2:
        kernel = kernel[None, None]
    return np.ascontiguousarray(kernel.transpose(3, 2, 0, 1), np.float32)
