from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.entries.cifar10 import DATASET, sizes_at
from normviz.errors import UserError

RECORD = 3073


def put(folder: Path, name: str, labels: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    records = np.zeros((len(labels), RECORD), np.uint8)
    records[:, 0] = labels
    (folder / name).write_bytes(records.tobytes())


@pytest.mark.parametrize("name", ["cifar10", "cifar-10-batches-bin", "CIFAR10"])
def test_it_is_found_under_its_usual_names(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, "test_batch.bin", [3])
    assert DATASET.form("cifar-binary").in_folder(tmp_path) == tmp_path / name
    assert DATASET.form("keras-cifar").in_folder(tmp_path) is None


def test_training_files_are_read_one_after_the_other(tmp_path: Path) -> None:
    read = DATASET.form("cifar-binary").read
    put(tmp_path, "data_batch_1.bin", [0, 1])
    put(tmp_path, "data_batch_3.bin", [2, 3])
    put(tmp_path, "test_batch.bin", [9])
    images, labels = read(tmp_path, True, None)
    assert images.shape == (4, 32, 32, 3)
    assert labels.tolist() == [0, 1, 2, 3]
    assert read(tmp_path, True, 3)[1].tolist() == [0, 1, 2]
    assert read(tmp_path, True, 1)[1].tolist() == [0]
    assert read(tmp_path, False, None)[1].tolist() == [9]


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    put(tmp_path, "data_batch_1.bin", [0])
    with pytest.raises(UserError, match=r"expected test_batch\.bin in"):
        DATASET.form("cifar-binary").read(tmp_path, False, None)


def test_images_are_counted_by_the_files_that_are_there(tmp_path: Path) -> None:
    assert sizes_at(tmp_path) == (50_000, 10_000)
    put(tmp_path, "data_batch_1.bin", [0])
    put(tmp_path, "data_batch_2.bin", [0])
    assert sizes_at(tmp_path) == (20_000, 10_000)


def test_ten_classes_have_names() -> None:
    assert len(set(DATASET.classes)) == 10
    assert DATASET.classes[3] == "cat"
