"""Two classes of CIFAR-10, cats and dogs; a recipe's input enlarges them batch by batch."""

from dataclasses import replace
from pathlib import Path

from normviz.datasets.derived import pair
from normviz.datasets.entries import cifar10
from normviz.datasets.info import DatasetInfo, Part, StoredFormat


def _pair(form: StoredFormat) -> StoredFormat:
    def read(place: Path, train: bool, count: int | None) -> Part:
        images, labels = pair(*form.read(place, train, None))
        return images[:count], labels[:count]

    return replace(form, read=read)


def _sizes_at(folder: Path) -> tuple[int, int]:
    train, _ = cifar10.sizes_at(folder)
    return train // 5, DATASET.sizes[1]


DATASET = DatasetInfo(
    name="cifar10-pair",
    title="CIFAR-10, cats and dogs",
    order=60,
    shape=(32, 32, 3),
    sizes=(10_000, 2_000),
    forms=tuple(_pair(form) for form in cifar10.DATASET.forms),
    classes=("cat", "dog"),
    phrase="cats and dogs of CIFAR-10",
    folders=cifar10.FOLDERS,
    made_from="cifar10",
    is_listed=False,
    sizes_at=_sizes_at,
)
