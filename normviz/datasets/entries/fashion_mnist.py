"""Fashion-MNIST, 70,000 pictures of clothes (https://github.com/zalandoresearch/fashion-mnist)."""

from pathlib import Path
from typing import Final

from normviz.datasets.folder_search import distinctive_name
from normviz.datasets.idx_files import IDX_PARTS, first_labels, idx_form
from normviz.datasets.info import DatasetInfo

_FOLDERS: Final = ("fashionmnist", "fashion")
_FIRST_LABELS: Final = (9, 0, 0, 3, 0, 2, 7, 2, 5, 5)


def is_fashion(folder: Path) -> bool:
    """Whether files named as MNIST's are this data set: by the folder's name or the labels."""
    return "fashion" in distinctive_name(folder) or first_labels(folder) == _FIRST_LABELS


def _cached(cache: Path) -> Path | None:
    path = cache / "fashion-mnist"
    whole = all((path / f"{part}.gz").is_file() for part in IDX_PARTS)
    return path if whole else None


DATASET = DatasetInfo(
    name="fashion-mnist",
    title="Fashion-MNIST",
    order=20,
    shape=(28, 28),
    sizes=(60_000, 10_000),
    forms=(idx_form(_FOLDERS, is_fashion, _cached),),
    classes=(
        "T-shirt",
        "trousers",
        "pullover",
        "dress",
        "coat",
        "sandal",
        "shirt",
        "sneaker",
        "bag",
        "boot",
    ),
    folders=_FOLDERS,
    keras_loader="fashion_mnist",
    stand_in="digits",
    fits_recipes_of=("mnist",),
)
