"""The user's own digits, saved with their labels in the Draw view."""

from pathlib import Path

from normviz.datasets import custom_digits
from normviz.datasets.info import DatasetInfo, Part, StoredFormat


def _find() -> Path | None:
    path = custom_digits.OwnDigits().path
    return path if path.exists() else None


def _read(path: Path, train: bool, count: int | None) -> Part:  # noqa: ARG001  # there is no test
    images, labels = custom_digits.OwnDigits(path.parent).pictures()
    return images[:count], labels[:count]


DATASET = DatasetInfo(
    name=custom_digits.DATASET,
    title="Own digits",
    order=40,
    shape=(28, 28),
    # Of fewer than 1,000 there are variants up to that number, among as many others.
    sizes=(2_000, 0),
    forms=(StoredFormat("own", _read, elsewhere=_find, files=custom_digits.FILE),),
    is_digits=True,
    phrase="own digits",
    mixed_with="mnist",
    fits_recipes_of=("mnist",),
    is_listed=False,
    text_missing="There are none yet: save some of your drawings in the Draw view.",
)
