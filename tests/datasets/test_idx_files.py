from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.idx_files import (
    IDX_PARTS,
    first_labels,
    holds_idx,
    idx_file,
    idx_form,
    read_idx_part,
)
from normviz.errors import UserError
from tests.datasets.idx_writing import write_idx

LABELS = np.array([3, 1, 4], np.uint8)


def fill(folder: Path, suffix: str = "", side: int = 28) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for part in IDX_PARTS:
        values = np.zeros((3, side, side), np.uint8) if "images" in part else LABELS
        write_idx(folder / (part + suffix), values)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "train-labels-idx1-ubyte",
        "train-labels.idx1-ubyte",
        "train-labels-idx1-ubyte.gz",
        "train-labels.idx1-ubyte.gz",
        "train-labels-idx1-ubyte/train-labels-idx1-ubyte",
    ],
)
def test_a_file_is_found_under_each_of_its_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    write_idx(path, LABELS)
    assert idx_file(tmp_path, IDX_PARTS[1]) == path
    assert holds_idx(tmp_path)
    assert first_labels(tmp_path) == (3, 1, 4)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert not holds_idx(tmp_path)
    with pytest.raises(UserError, match=f"expected {IDX_PARTS[2]} or {IDX_PARTS[2]}.gz in"):
        idx_file(tmp_path, IDX_PARTS[2])
    assert first_labels(tmp_path) == ()


@pytest.mark.parametrize("train", [True, False])
def test_a_part_or_its_beginning_is_read(tmp_path: Path, train: bool) -> None:
    fill(tmp_path, ".gz")
    images, labels = read_idx_part(tmp_path, train)
    assert images.shape == (3, 28, 28)
    assert labels.tolist() == [3, 1, 4]
    images, labels = read_idx_part(tmp_path, train, 2)
    assert (len(images), labels.tolist()) == (2, [3, 1])


def test_images_of_another_size_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, side=27)
    with pytest.raises(UserError, match=r"expected images of 28×28 in .* received 27×27"):
        read_idx_part(tmp_path, train=True)


def test_the_form_looks_in_the_folder_of_its_name(tmp_path: Path) -> None:
    form = idx_form(("mnist",), lambda _: False)
    assert form.in_folder(tmp_path) is None
    folder = fill(tmp_path / "MNIST" / "raw")
    assert form.in_folder(tmp_path) == folder
    assert form.in_cache(tmp_path) is None
    assert IDX_PARTS[0] in form.files


def test_files_straight_in_a_folder_are_asked_about(tmp_path: Path) -> None:
    fill(tmp_path)
    assert idx_form(("mnist",), lambda _: True).in_folder(tmp_path) == tmp_path
    assert idx_form(("mnist",), lambda _: False).in_folder(tmp_path) is None
