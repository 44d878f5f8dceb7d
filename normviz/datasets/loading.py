"""Finds, verifies and loads the data sets, whole or in part."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.catalog import dataset_named
from normviz.datasets.dataset_paths import DatasetLocation, find, find_or_stand_in
from normviz.datasets.info import Part
from normviz.errors import UserError

Samples = NDArray[Any]
Labels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples and labels, raw as they were read.

    Attributes:
        name: Short name, as on the command line.
        title: What to call it before the user.
        train_images: uint8 (N, 28, 28), or (N, 32, 32, 3) for colour; float32 (N, features) for
            points.
        train_labels: uint8 (N,), 0 up to the number of classes.
        test_images: Like ``train_images``; none of them where the data set has no test part.
        test_labels: Like ``train_labels``.
        source: Where it was found: a path, or ``scikit-learn``.
        is_bundled: Whether it needs no file of the user's.
        remark: What the user should know about the files, in one sentence; may be empty.
    """

    name: str
    title: str
    train_images: Samples
    train_labels: Labels
    test_images: Samples
    test_labels: Labels
    source: str
    is_bundled: bool = False
    remark: str = ""


def load(name: str, data_dir: Path | str | None = None) -> Dataset:
    """The whole data set.

    Args:
        name: A data set of the catalogue.
        data_dir: The user's data folder; None takes the one that ``NORMVIZ_DATA`` names.

    Raises:
        UserError: It is not on this machine, or a file of it is broken.
    """
    return _load(find(name, data_dir))


def load_test(name: str, data_dir: Path | str | None = None, count: int | None = None) -> Part:
    """Test images and labels, the first ``count`` of them; the rest is not read.

    Raises:
        UserError: As for :func:`load`.
    """
    return read_part(find(name, data_dir), "test", count)


def load_or_bundled(name: str, data_dir: Path | str | None = None) -> Dataset:
    """Like :func:`load`; what stands in for it where it is missing and no folder was named.

    Raises:
        UserError: A file is broken, or the data set was not found and a folder was named or
            nothing stands in for it.
    """
    return _load(find_or_stand_in(name, data_dir))


def _load(place: DatasetLocation) -> Dataset:
    info = dataset_named(place.name)
    images, labels = read_part(place, "train")
    test = read_part(place, "test") if info.sizes[1] else (images[:0], labels[:0])
    source = info.form(place.form).source
    return Dataset(
        place.name,
        info.in_sentence,
        images,
        labels,
        *test,
        source=source or str(place.path),
        is_bundled=bool(source),
        remark=place.remark,
    )


def read_part(place: DatasetLocation, part: str, count: int | None = None) -> Part:
    """One part of a data set that :func:`find` found.

    Args:
        place: Where it is.
        part: ``train`` or ``test``.
        count: Read only the first ``count`` images.

    Raises:
        UserError: A file is missing, cut or foreign.
    """
    info = dataset_named(place.name)
    images, labels = info.form(place.form).read(place.path, part == "train", count)
    if not len(images) and not len(labels):
        raise UserError(
            "expected images in {path}, received none; get the files again",
            code="data-empty",
            path=place.path,
        )
    if len(images) != len(labels):
        raise UserError(
            "expected as many labels as images in {path}, received {labels} and {images}; get"
            " the files again",
            code="data-uneven",
            path=place.path,
            labels=len(labels),
            images=len(images),
        )
    if labels.max() >= len(info.classes):
        raise UserError(
            "expected labels from 0 to {most} in {path}, received {label}; get the files again",
            code="data-labels",
            most=len(info.classes) - 1,
            path=place.path,
            label=labels.max(),
        )
    return images, labels
