"""Derived and generated samples: two classes of points, and two classes of CIFAR-10."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

CAT, DOG = 3, 5
"""CIFAR-10's labels of the two classes that AlexNet tells apart."""

TWO_CLASSES_SAMPLES: Final = 2_000

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
