"""From raw images and labels to what a recipe's network and loss take."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import area_matrix
from normviz.recipes.recipe import Recipe

CAT, DOG = 3, 5
"""CIFAR-10's labels of the two classes that AlexNet tells apart."""

TWO_CLASSES_SAMPLES = 2_000

Floats = NDArray[np.float32]
Labels = NDArray[np.uint8]


def two_classes(
    features: int = 14, samples: int = TWO_CLASSES_SAMPLES, seed: int = 0
) -> tuple[Floats, Labels]:
    """Two classes of points, made by scikit-learn's ``make_classification``.

    Args:
        features: How many each sample has, at least 8, of which 8 tell the classes apart.
        samples: How many there are.
        seed: Equal seeds make equal data.

    Returns:
        float32 (samples, features) and labels 0 or 1.
    """
    from sklearn.datasets import make_classification  # heavy, and needed by one recipe

    x, labels = make_classification(
        n_samples=samples, n_features=features, n_informative=8, random_state=seed
    )
    return x.astype(np.float32), labels.astype(np.uint8)


def pair(
    images: NDArray[np.uint8], labels: Labels, classes: tuple[int, int] = (CAT, DOG)
) -> tuple[NDArray[np.uint8], Labels]:
    """The images of two classes in their order, relabelled 0 and 1.

    Args:
        images: (N, …).
        labels: (N,).
        classes: The labels that become 0 and 1.
    """
    chosen = np.isin(labels, classes)
    return images[chosen], (labels[chosen] == classes[1]).astype(np.uint8)


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
