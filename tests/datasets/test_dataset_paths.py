from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.dataset_paths import (
    DatasetLocation,
    data_folder,
    find,
    find_or_stand_in,
    keras_cache,
    search,
)
from normviz.datasets.idx_files import IDX_PARTS
from normviz.errors import UserError
from tests.datasets.idx_writing import write_idx


@pytest.fixture(autouse=True)
def nothing_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)


def put(folder: Path, *parts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts or IDX_PARTS:
        write_idx(folder / part, np.zeros((1, 28, 28) if "images" in part else 1, np.uint8))
    return folder


def test_the_cache_of_keras_moves_with_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keras_cache() == tmp_path / "keras" / "datasets"
    monkeypatch.delenv("KERAS_HOME")
    assert keras_cache() == Path.home() / ".keras" / "datasets"


def test_a_named_folder_must_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder(None) is None
    assert data_folder(tmp_path) == tmp_path
    with pytest.raises(UserError, match="expected a folder for --data-dir"):
        data_folder(tmp_path / "none")
    monkeypatch.setenv("NORMVIZ_DATA", str(tmp_path / "none"))
    with pytest.raises(UserError, match="expected a folder for NORMVIZ_DATA"):
        data_folder(None)
    assert data_folder(tmp_path) == tmp_path


def test_a_data_set_is_found_in_the_named_folder(tmp_path: Path) -> None:
    folder = put(tmp_path / "mnist")
    assert find("mnist", tmp_path) == DatasetLocation("mnist", "idx", folder)
    assert search("fashion-mnist", tmp_path) is None


def test_a_folder_that_lacks_a_file_is_what_was_meant(tmp_path: Path) -> None:
    """Keras' cache holds all, but who names a folder wants to hear what it lacks."""
    cache = keras_cache()
    cache.mkdir(parents=True)
    (cache / "mnist.npz").write_bytes(b"")
    folder = tmp_path / "data" / "mnist"
    folder.mkdir(parents=True)
    found = search("mnist", tmp_path / "data")
    assert found is not None
    assert found.path == folder
    folder.rmdir()
    found = search("mnist", tmp_path / "data")
    assert found is not None
    assert found.path == cache / "mnist.npz"


def test_what_is_not_found_is_told_with_all_places(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="found none; looked for train-images") as caught:
        find("mnist", tmp_path)
    for place in (tmp_path / "mnist", tmp_path, keras_cache()):
        assert str(place) in str(caught.value)


def test_a_packed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "cifar-10-binary.tar.gz").write_bytes(b"packed")
    with pytest.raises(UserError, match=r"unpack .*cifar-10-binary\.tar\.gz first"):
        find("cifar10", tmp_path)


@pytest.mark.parametrize("name", ["archive.zip", "archive (1).zip"])
def test_a_packed_file_with_the_name_that_kaggle_gives_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"packed")
    with pytest.raises(UserError, match=r"unpack .*archive.*\.zip first"):
        find("mnist", tmp_path)


def test_the_bundled_digits_stand_in_unless_a_folder_was_named(tmp_path: Path) -> None:
    assert find_or_stand_in("mnist").name == "digits"
    with pytest.raises(UserError, match="expected MNIST in"):
        find_or_stand_in("mnist", tmp_path)
    put(tmp_path / "mnist")
    assert find_or_stand_in("mnist", tmp_path).name == "mnist"
    with pytest.raises(UserError, match="expected CIFAR-10 in"):
        find_or_stand_in("cifar10")


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UserError, match="received 'imagenet'"):
        search("imagenet")
