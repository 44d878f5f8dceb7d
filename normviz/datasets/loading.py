"""The data sets of the app: found, verified and loaded, whole or in part."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.datasets import keras_files
from normviz.datasets.bundled import TEST_COUNT, read_bundled
from normviz.datasets.cifar import read_cifar
from normviz.datasets.dataset_paths import IDX_PARTS, TITLES, Location, find, idx_file, search
from normviz.datasets.idx import read_idx
from normviz.errors import UserError

MAX_IMAGES = 100_000
"""In one part of a data set."""

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]
Part = tuple[Images, Labels]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images and labels, raw as they were read.

    Attributes:
        name: Short name, as on the command line.
        title: What to call it before the user.
        train_images: uint8 (N, 28, 28), or (N, 32, 32, 3) for colour.
        train_labels: uint8 (N,), 0 to 9.
        test_images: Like ``train_images``.
        test_labels: Like ``train_labels``.
        source: Where it was found: a path, or ``scikit-learn``.
        is_bundled: Whether it is the stand-in that needs no file.
    """

    name: str
    title: str
    train_images: Images
    train_labels: Labels
    test_images: Images
    test_labels: Labels
    source: str
    is_bundled: bool = False

    @property
    def image_shape(self) -> tuple[int, ...]:
        """Shape of one image, always with its channels: (28, 28, 1) or (32, 32, 3)."""
        shape = self.train_images.shape[1:]
        return shape if len(shape) == 3 else (*shape, 1)


def load(name: str, data_dir: Path | str | None = None) -> Dataset:
    """The whole data set.

    Args:
        name: ``mnist``, ``fashion-mnist``, ``cifar10`` or ``digits``.
        data_dir: The user's data folder; None takes the one that ``NORMVIZ_DATA`` names.

    Raises:
        UserError: It is not on this machine, or a file of it is broken.
    """
    place = find(name, data_dir)
    train, test = read_part(place, "train"), read_part(place, "test")
    bundled = place.form == "bundled"
    source = "scikit-learn" if bundled else str(place.path)
    return Dataset(name, TITLES[name], *train, *test, source, bundled)


def load_test(name: str, data_dir: Path | str | None = None, count: int | None = None) -> Part:
    """Test images and labels, the first ``count`` of them; the rest is not read.

    Raises:
        UserError: As for :func:`load`.
    """
    return read_part(find(name, data_dir), "test", count)


def load_or_bundled(name: str, data_dir: Path | str | None = None) -> Dataset:
    """Like :func:`load`; where MNIST is not on this machine, the bundled digits.

    Raises:
        UserError: A file is broken, or another data set than MNIST was not found.
    """
    missing = name == "mnist" and search(name, data_dir) is None
    return load("digits" if missing else name, data_dir)


def read_part(place: Location, part: str, count: int | None = None) -> Part:
    """One part of a data set that :func:`find` found.

    Args:
        place: Where it is.
        part: ``train`` or ``test``.
        count: Read only the first ``count`` images.

    Raises:
        UserError: A file is missing, cut or foreign.
    """
    images, labels = _READERS[place.form](place, part == "train", count)
    if not len(images) and not len(labels):
        raise UserError(f"expected images in {place.path}, received none; get the files again")
    if len(images) != len(labels):
        raise UserError(
            f"expected as many labels as images in {place.path}, received {len(labels)} and "
            f"{len(images)}; get the files again"
        )
    if labels.max() > 9:
        raise UserError(
            f"expected labels from 0 to 9 in {place.path}, received {labels.max()}; "
            "get the files again"
        )
    return images, labels


def _read_idx(place: Location, train: bool, count: int | None) -> Part:
    images_part, labels_part = IDX_PARTS[:2] if train else IDX_PARTS[2:]
    path = idx_file(place.path, images_part)
    images = read_idx(path, 3, count, MAX_IMAGES * 28 * 28)
    if images.shape[1:] != (28, 28):
        raise UserError(
            f"expected images of 28×28 in {path}, received "
            f"{images.shape[1]}×{images.shape[2]}; check that it is the right file"
        )
    return images, read_idx(idx_file(place.path, labels_part), 1, count, MAX_IMAGES)


def _read_cifar(place: Location, train: bool, count: int | None) -> Part:
    names = [f"data_batch_{i}.bin" for i in range(1, 6)] if train else ["test_batch.bin"]
    return _join(place, names, count, read_cifar)


def _read_keras_cifar(place: Location, train: bool, count: int | None) -> Part:
    names = [f"data_batch_{i}" for i in range(1, 6)] if train else ["test_batch"]
    return _join(place, names, count, keras_files.read_cifar_batch)


def _join(
    place: Location,
    names: list[str],
    count: int | None,
    read: Callable[[Path, int | None], Part],
) -> Part:
    """Reads those of the files that are there, until ``count`` images are read."""
    paths = [place.path / name for name in names if (place.path / name).is_file()]
    if not paths:
        raise UserError(f"expected {names[0]} in {place.path}, found none; put it there")
    parts: list[Part] = []
    for path in paths:
        left = None if count is None else count - sum(len(labels) for _, labels in parts)
        if left is None or left > 0:
            parts.append(read(path, left))
    images, labels = zip(*parts, strict=True)
    return np.concatenate(images), np.concatenate(labels)


def _read_keras_npz(place: Location, train: bool, count: int | None) -> Part:
    return keras_files.read_mnist_npz(place.path, train, count)


def _read_bundled(_: Location, train: bool, count: int | None) -> Part:
    images, labels = read_bundled()
    part = slice(None, -TEST_COUNT) if train else slice(-TEST_COUNT, None)
    return images[part][:count], labels[part][:count]


_READERS: dict[str, Callable[[Location, bool, int | None], Part]] = {
    "idx": _read_idx,
    "cifar-binary": _read_cifar,
    "keras-npz": _read_keras_npz,
    "keras-cifar": _read_keras_cifar,
    "bundled": _read_bundled,
}
