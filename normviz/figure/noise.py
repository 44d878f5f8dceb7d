"""Standard normal numbers from a seed: what the synthetic sources are made from."""

from functools import lru_cache

import numpy as np

from normviz.figure.state import Shape
from normviz.figure.tensor_source import Tensor


def noise(shape: Shape, seed: int) -> Tensor:
    """Standard normal numbers, read-only; an element keeps its value as the shape grows along N."""
    size = int(np.prod(shape))
    # Drawing millions of numbers at each step of a slider would cost more than showing them.
    capacity = 1 << max(10, (size - 1).bit_length())
    view = _pool(seed, min(capacity, max(size, 1 << 22)))[:size].reshape(shape)
    view.flags.writeable = False
    return view


@lru_cache(maxsize=2)
def _pool(seed: int, size: int) -> Tensor:
    return np.random.default_rng(seed).standard_normal(size, dtype=np.float32)
