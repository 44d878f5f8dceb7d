from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.entries.fashion_mnist import DATASET, is_fashion
from normviz.datasets.idx_files import IDX_PARTS
from tests.datasets.idx_writing import write_idx

FASHION = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 0]


def put(folder: Path, labels: list[int]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_idx(folder / IDX_PARTS[1], np.array(labels, np.uint8))
    return folder


@pytest.mark.parametrize(
    ("name", "labels", "expected"),
    [
        ("data", FASHION, True),
        ("data", [5, 0, 4, 1, 9, 2, 1, 3, 1, 4], False),
        ("FashionMNIST", [5, 0, 4], True),
        ("fashion/raw", [5, 0, 4], True),
    ],
)
def test_it_is_known_by_its_folder_or_its_labels(
    tmp_path: Path, name: str, labels: list[int], expected: bool
) -> None:
    folder = put(tmp_path / name, labels)
    assert is_fashion(folder) == expected
    assert (DATASET.forms[0].in_folder(folder) == folder) == expected


def test_files_without_labels_are_known_by_the_folder_alone(tmp_path: Path) -> None:
    assert not is_fashion(tmp_path)
    assert is_fashion(tmp_path / "fashion")


def test_the_cache_of_keras_must_hold_all_four_files(tmp_path: Path) -> None:
    folder = tmp_path / "fashion-mnist"
    folder.mkdir()
    for part in IDX_PARTS[:3]:
        (folder / f"{part}.gz").touch()
    assert DATASET.forms[0].in_cache(tmp_path) is None
    (folder / f"{IDX_PARTS[3]}.gz").touch()
    assert DATASET.forms[0].in_cache(tmp_path) == folder


def test_it_is_trained_with_the_recipes_of_mnist() -> None:
    assert DATASET.fits_recipes_of == ("mnist",)
    assert len(set(DATASET.classes)) == 10
    assert not DATASET.is_digits
