from pathlib import Path

import numpy as np
import pytest

from normviz import datasets
from normviz.datasets.dataset_paths import find
from normviz.datasets.emnist import emnist_remark, holds_emnist
from normviz.datasets.idx_files import IDX_PARTS
from tests.datasets.idx_writing import write_idx


def write_ones(folder: Path, *, lying: bool, count: int = 20) -> Path:
    """Ones that stand, or lie as EMNIST's do."""
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 5:23, 13:15] = 255
    images = images.transpose(0, 2, 1) if lying else images
    folder.mkdir(parents=True, exist_ok=True)
    for part in IDX_PARTS:
        values = images if "images" in part else np.ones(count, np.uint8)
        write_idx(folder / part, values)
    return folder


def test_images_that_lie_on_their_side_are_told(tmp_path: Path) -> None:
    folder = write_ones(tmp_path / "mnist", lying=True)
    assert "transposed" in find("mnist", tmp_path).remark
    assert str(folder) in emnist_remark(folder)
    assert "transposed" in datasets.load("mnist", tmp_path).remark


def test_upright_images_and_too_few_ones_say_nothing(tmp_path: Path) -> None:
    assert emnist_remark(write_ones(tmp_path / "mnist", lying=False)) == ""
    assert emnist_remark(write_ones(tmp_path / "few", lying=True, count=9)) == ""


@pytest.mark.parametrize("name", ["EMNIST", "emnist-digits", "EMNIST/raw"])
def test_a_folder_of_that_name_may_hold_transposed_images(tmp_path: Path, name: str) -> None:
    folder = write_ones(tmp_path / name, lying=False)
    assert "may be transposed" in find("mnist", folder).remark


def test_of_other_places_nothing_is_said(tmp_path: Path) -> None:
    assert emnist_remark(tmp_path / "mnist.npz") == ""
    assert emnist_remark(tmp_path) == ""


def test_real_mnist_is_upright(data_dir: Path) -> None:
    assert find("mnist", data_dir).remark == ""


@pytest.mark.parametrize("inner", ["", "emnist", "EMNIST/raw", "emnist/gzip", "gzip"])
def test_files_under_names_of_emnist_are_found_in_folders_of_its_own(
    tmp_path: Path, inner: str
) -> None:
    folder = tmp_path / inner
    folder.mkdir(parents=True, exist_ok=True)
    assert not holds_emnist(tmp_path)
    (folder / "emnist-digits-train-images-idx3-ubyte.gz").touch()
    assert holds_emnist(tmp_path)
