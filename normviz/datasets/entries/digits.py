"""The handwritten digits that scikit-learn ships: no MNIST, but always there."""

from pathlib import Path

from normviz.datasets.bundled import COUNT, TEST_COUNT, read_bundled
from normviz.datasets.info import DatasetInfo, Part, StoredFormat


def _read(_: Path, train: bool, count: int | None) -> Part:
    images, labels = read_bundled()
    part = slice(None, -TEST_COUNT) if train else slice(-TEST_COUNT, None)
    return images[part][:count], labels[part][:count]


DATASET = DatasetInfo(
    name="digits",
    title="Bundled digits (8×8, enlarged)",
    order=30,
    shape=(28, 28),
    sizes=(COUNT - TEST_COUNT, TEST_COUNT),
    forms=(StoredFormat("bundled", _read, elsewhere=Path, source="scikit-learn"),),
    is_digits=True,
    short_title="Bundled digits",
    phrase="handwritten digits of scikit-learn (8×8, enlarged)",
    fits_recipes_of=("mnist",),
    text_here="1797 digits that come with scikit-learn: not MNIST, but always here.",
)
