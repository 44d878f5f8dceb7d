"""Seeded splits of a data set: a validation part, or a random subset."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.info import Part
from normviz.datasets.loading import Dataset


def split(dataset: Dataset, validation: float, seed: int = 0) -> tuple[Part, Part]:
    """The training part in two, at random but repeatably.

    Args:
        dataset: The data set; its test part plays no role.
        validation: Fraction of the training images that is held back, in 0…1.
        seed: The same seed gives the same split.

    Returns:
        Images and labels to train on, then those to validate on.

    Raises:
        ValueError: The fraction is not between 0 and 1, or a part would be empty.
    """
    count = len(dataset.train_labels)
    held = round(count * validation) if 0 < validation < 1 else 0
    if not 0 < held < count:
        raise ValueError(
            f"expected a fraction between 0 and 1 that leaves both parts some of {count} images, "
            f"received {validation}"
        )
    order = np.random.default_rng(seed).permutation(count)
    return _chosen(dataset, order[held:]), _chosen(dataset, order[:held])


def subset(dataset: Dataset, train: int, test: int, seed: int = 0) -> Dataset:
    """A random part of the data set, repeatable; a part smaller than asked for is kept whole.

    Args:
        dataset: The data set.
        train: Number of training images, at least 1.
        test: Number of test images, at least 1.
        seed: The same seed gives the same images.

    Raises:
        ValueError: A number is below 1.
    """
    if train < 1 or test < 1:
        raise ValueError(f"expected at least 1 image in each part, received {train} and {test}")
    random = np.random.default_rng(seed)
    kept = np.sort(random.permutation(len(dataset.train_labels))[:train])
    tested = np.sort(random.permutation(len(dataset.test_labels))[:test])
    return replace(
        dataset,
        train_images=dataset.train_images[kept],
        train_labels=dataset.train_labels[kept],
        test_images=dataset.test_images[tested],
        test_labels=dataset.test_labels[tested],
    )


def _chosen(dataset: Dataset, index: NDArray[np.intp]) -> Part:
    return dataset.train_images[index], dataset.train_labels[index]
