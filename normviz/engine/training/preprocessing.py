"""Converts raw images and labels to the inputs of a recipe's network and loss."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import area_matrix
from normviz.recipes.recipe import Recipe

Floats = NDArray[np.float32]


def enlarge(images: NDArray[Any], height: int, width: int) -> Floats:
    """Images (N, h, w, C) as float32 (N, height, width, C); each new pixel averages its area."""
    rows = area_matrix(images.shape[1], height, 0.0, images.shape[1] / height)
    columns = area_matrix(images.shape[2], width, 0.0, images.shape[2] / width)
    enlarged = np.einsum(
        "hi,nijc,wj->nhwc", rows, images.astype(np.float32), columns, optimize=True
    )
    return np.ascontiguousarray(enlarged, np.float32)


def network_input(recipe: Recipe, raw: NDArray[Any]) -> Floats:
    """Raw samples as a recipe's network takes them: scaled, and images enlarged where it is larger.

    Meant for one batch at a time: enlarged, 10,000 images of CIFAR-10 take 1.2 GB.

    Args:
        recipe: The recipe.
        raw: Images uint8 (N, h, w) or (N, h, w, C), or features (N, K).

    Returns:
        float32 (N, …), … being ``recipe.input_shape``.

    Raises:
        ValueError: The samples cannot take the shape of the network's input.
    """
    shape = raw.shape[1:]
    wanted = recipe.input_shape
    if len(shape) == len(wanted) == 3 and shape != wanted and shape[2] == wanted[2]:
        raw = enlarge(raw, wanted[0], wanted[1])
    if raw.shape[1:] != wanted:
        raise ValueError(f"{recipe.name}: expected samples of shape {wanted}; received {shape}")
    return np.asarray(raw, np.float32) * np.float32(recipe.pixel_scale)


def targets(recipe: Recipe, labels: NDArray[Any]) -> NDArray[Any]:
    """Labels as a recipe's loss takes them.

    Args:
        recipe: The recipe.
        labels: (N,), 0 up to ``recipe.classes`` − 1.

    Returns:
        int32 (N,) for ``sparse``, float32 (N, classes) for ``one-hot``, (N, 1) for ``binary``.
    """
    if recipe.targets == "sparse":
        return labels.astype(np.int32)
    if recipe.targets == "binary":
        return labels.astype(np.float32)[:, None]
    return np.eye(recipe.classes, dtype=np.float32)[labels]
