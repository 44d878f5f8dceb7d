from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.entries.mnist import DATASET
from normviz.datasets.idx_files import IDX_PARTS
from tests.datasets.idx_writing import write_idx

FASHION = [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]


def put(folder: Path, labels: list[int]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_idx(folder / IDX_PARTS[1], np.array(labels, np.uint8))
    return folder


@pytest.mark.parametrize("name", ["data", "digits"])
def test_files_straight_in_a_folder_are_taken_for_mnist(tmp_path: Path, name: str) -> None:
    folder = put(tmp_path / name, [5, 0, 4, 1])
    assert DATASET.form("idx").in_folder(folder) == folder


@pytest.mark.parametrize("name", ["KMNIST", "kuzushiji-mnist", "notMNIST", "fashion-mnist"])
def test_a_folder_of_another_data_set_is_not(tmp_path: Path, name: str) -> None:
    folder = put(tmp_path / name, [5, 0, 4, 1])
    assert DATASET.form("idx").in_folder(folder) is None


def test_labels_of_clothes_are_not(tmp_path: Path) -> None:
    folder = put(tmp_path / "data", FASHION)
    assert DATASET.form("idx").in_folder(folder) is None


def test_the_archive_of_keras_is_found(tmp_path: Path) -> None:
    form = DATASET.form("keras-npz")
    assert form.in_cache(tmp_path) is None
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / "mnist.npz").touch()
    assert form.in_folder(tmp_path) == tmp_path / "mnist" / "mnist.npz"
    (tmp_path / "mnist.npz").touch()
    assert form.in_cache(tmp_path) == tmp_path / "mnist.npz"


def test_files_come_before_the_archive() -> None:
    assert [form.name for form in DATASET.forms] == ["idx", "keras-npz"]
    assert DATASET.is_digits
    assert DATASET.stand_in == "digits"
