"""Where people have their files: each layout is found, and nothing else is taken for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from normviz import datasets
from normviz.datasets.dataset_paths import find, find_or_stand_in, search
from normviz.datasets.idx_files import IDX_PARTS
from normviz.errors import UserError
from tests.datasets.idx_writing import write_idx

FASHION = (9, 0, 0, 3, 0, 2, 7, 2, 5, 5)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keras' cache, empty; no folder is named."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    return tmp_path / "keras" / "datasets"


def write(
    folder: Path, *, dotted: bool = False, packed: bool = False, inside: bool = False,
    labels: tuple[int, ...] = (5, 0, 4, 1, 9, 2, 1, 3, 1, 4), prefix: str = "",
) -> Path:  # fmt: skip
    """The four files with ten images each."""
    for part in IDX_PARTS:
        name = prefix + (part.replace("-idx", ".idx") if dotted else part)
        name += ".gz" if packed else ""
        around = folder / name if inside else folder
        around.mkdir(parents=True, exist_ok=True)
        images = np.zeros((10, 28, 28), np.uint8)
        write_idx(around / name, images if "images" in part else np.array(labels, np.uint8))
    return folder


@pytest.mark.parametrize("dotted", [False, True])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("inside", [False, True])
def test_names_with_a_dot_packed_or_in_a_folder_of_their_name(
    tmp_path: Path, dotted: bool, packed: bool, inside: bool
) -> None:
    write(tmp_path / "data" / "mnist", dotted=dotted, packed=packed, inside=inside)
    data = datasets.load("mnist", tmp_path / "data")
    assert data.train_labels[:3].tolist() == [5, 0, 4]
    assert data.test_images.shape == (10, 28, 28)


@pytest.mark.parametrize(
    ("lies_in", "named"),
    [
        ("mnist", ""),
        ("MNIST", ""),
        ("MNIST/raw", ""),
        ("MNIST/raw", "MNIST"),
        ("MNIST/raw", "MNIST/raw"),
        ("mnist/MNIST/raw", ""),
        ("mnist/mnist", ""),
        ("mnist", "mnist"),
        ("downloads", "downloads"),
        ("raw", ""),
    ],
)
def test_folders_of_mnist(tmp_path: Path, lies_in: str, named: str) -> None:
    write(tmp_path / "data" / lies_in)
    found = find("mnist", tmp_path / "data" / named)
    assert found.path.samefile(tmp_path / "data" / lies_in)


@pytest.mark.parametrize("name", ["fashion-mnist", "FashionMNIST", "FashionMNIST/raw", "fashion"])
def test_fashion_is_told_by_its_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path / "data" / name)
    for named in ("", name):
        assert find("fashion-mnist", tmp_path / "data" / named).path.is_dir()
        assert search("mnist", tmp_path / "data" / named) is None


def test_fashion_is_told_by_its_labels_where_the_folder_says_nothing(tmp_path: Path) -> None:
    write(tmp_path / "data", labels=FASHION)
    assert search("mnist", tmp_path / "data") is None
    assert find("fashion-mnist", tmp_path / "data").path == tmp_path / "data"
    write(tmp_path / "other")
    assert search("fashion-mnist", tmp_path / "other") is None


@pytest.mark.parametrize("name", ["KMNIST", "notMNIST", "kuzushiji"])
def test_other_data_with_the_same_file_names_are_not_mnist(tmp_path: Path, name: str) -> None:
    write(tmp_path / name / "raw")
    assert search("mnist", tmp_path / name) is None
    assert search("mnist", tmp_path / name / "raw") is None


@pytest.mark.parametrize("name", ["mnist.npz", "mnist/mnist.npz", "MNIST/mnist.npz"])
def test_the_archive_of_keras_in_a_named_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "data" / name
    path.parent.mkdir(parents=True)
    images, labels = np.zeros((3, 28, 28), np.uint8), np.arange(3, dtype=np.uint8)
    np.savez(path, x_train=images, y_train=labels, x_test=images, y_test=labels)
    for named in (tmp_path / "data", path.parent):
        assert find("mnist", named).path == path
        assert len(datasets.load("mnist", named).train_labels) == 3


@pytest.mark.parametrize(
    ("lies_in", "named"),
    [
        ("cifar10/cifar-10-batches-bin", ""),
        ("cifar-10-batches-bin", ""),
        ("cifar-10-batches-bin", "cifar-10-batches-bin"),
        ("CIFAR10", ""),
        ("cifar10", "cifar10"),
        ("anything", "anything"),
    ],
)
@pytest.mark.parametrize("suffix", [".bin", ""])
def test_folders_of_cifar(tmp_path: Path, lies_in: str, named: str, suffix: str) -> None:
    folder = tmp_path / "data" / lies_in
    folder.mkdir(parents=True)
    for name in ("data_batch_1", "test_batch"):
        (folder / (name + suffix)).touch()
    for name in ("cifar10", "cifar10-pair"):
        found = find(name, tmp_path / "data" / named)
        assert found.path.samefile(folder)
        assert found.form == ("cifar-binary" if suffix else "keras-cifar")


@pytest.mark.parametrize(
    "written",
    [
        str.upper,
        lambda name: name.replace("-ubyte", ".ubyte"),
        lambda name: name.replace("-", "_"),
        lambda name: name.title(),
    ],
    ids=["upper", "dot-ubyte", "underscores", "title"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_file_names_written_in_other_ways(
    tmp_path: Path, written: Callable[[str], str], packed: bool
) -> None:
    folder = write(tmp_path / "mnist", packed=packed)
    for path in list(folder.iterdir()):
        path.rename(folder / written(path.name))
    for named in (tmp_path, folder):
        assert datasets.load("mnist", named).train_labels[:3].tolist() == [5, 0, 4]


@pytest.mark.parametrize(
    ("lies_in", "named"),
    [
        ("mnist_dataset", ""),
        ("MNIST-data", ""),
        ("mnist-master", ""),
        ("mnist_dataset/raw", ""),
        ("mnist/archive", ""),
        ("data/mnist", ""),
        ("data/MNIST/raw", ""),
        ("data/mnist_dataset", ""),
        ("archive", ""),
    ],
)
def test_folders_of_mnist_one_level_deeper_or_with_more_in_the_name(
    tmp_path: Path, lies_in: str, named: str
) -> None:
    write(tmp_path / "top" / lies_in, packed=True)
    (tmp_path / "top" / "notes").mkdir()
    assert find("mnist", tmp_path / "top" / named).path == tmp_path / "top" / lies_in


@pytest.mark.parametrize("lies_in", ["kmnist", "japanese", "a/b/mnist", ".hidden/mnist"])
def test_what_only_has_the_names_of_its_files_is_not_taken_for_mnist(
    tmp_path: Path, lies_in: str
) -> None:
    write(tmp_path / "top" / lies_in, labels=(8, 7, 0, 1, 4, 2, 4, 8, 1, 1))
    assert search("mnist", tmp_path / "top") is None


@pytest.mark.parametrize(
    ("first", "second"), [("mnist", "MNIST_dataset"), ("a/mnist", "b/mnist"), ("a/mnist", "b")]
)
def test_two_different_sets_are_not_decided_between(
    tmp_path: Path, first: str, second: str
) -> None:
    write(tmp_path / first, packed=True)
    write(tmp_path / second)
    assert find("mnist", tmp_path).path in (tmp_path / first, tmp_path / second)  # the same files
    (tmp_path / second / IDX_PARTS[0]).write_bytes(b"other")
    with pytest.raises(UserError, match="name the folder of one of them") as caught:
        find("mnist", tmp_path)
    assert caught.value.code == "data-ambiguous"
    assert find("mnist", tmp_path / first).path == tmp_path / first


@pytest.mark.parametrize(
    ("lies_in", "name"),
    [
        ("cifar-10-binary/cifar-10-batches-bin", "data_batch_1.bin"),
        ("cifar-10-python/cifar-10-batches-py", "data_batch_1"),
        ("data/cifar-10-batches-bin", "DATA_BATCH_1.BIN"),
        ("cifar10_dataset", "data_batch_1.bin.gz"),
        ("downloads", "Data_Batch_1.bin.gz"),
    ],
)
def test_folders_of_cifar_in_other_layouts(tmp_path: Path, lies_in: str, name: str) -> None:
    folder = tmp_path / "top" / lies_in
    folder.mkdir(parents=True)
    (folder / name).touch()
    for dataset in ("cifar10", "cifar10-pair"):
        assert find(dataset, tmp_path / "top").path == folder


def test_a_named_folder_without_the_data_is_told_with_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(UserError) as caught:
        find_or_stand_in("mnist", tmp_path / "data")
    text = str(caught.value)
    for part in (str(tmp_path / "data"), IDX_PARTS[0], "train-images.idx3-ubyte", "mnist.npz"):
        assert part in text
    assert "\n" not in text


def test_only_without_a_named_folder_something_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_or_stand_in("mnist").name == "digits"
    assert datasets.load_or_bundled("fashion-mnist").name == "digits"
    monkeypatch.setenv("NORMVIZ_DATA", str(tmp_path))
    with pytest.raises(UserError, match="expected MNIST"):
        datasets.load_or_bundled("mnist")
    with pytest.raises(UserError, match="expected CIFAR-10"):
        find_or_stand_in("cifar10")


def test_the_cache_counts_where_the_named_folder_has_nothing(tmp_path: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    shutil.copytree(write(tmp_path / "x" / "fashion-mnist", packed=True), cache / "fashion-mnist")
    (tmp_path / "data").mkdir()
    assert find("fashion-mnist", tmp_path / "data").path == cache / "fashion-mnist"


def test_files_of_emnist_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "data", prefix="emnist-digits-")
    with pytest.raises(UserError, match=r"EMNIST.*may be transposed"):
        find("mnist", tmp_path / "data")


def test_a_packed_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "cifar-10-binary.tar.gz").touch()
    with pytest.raises(UserError, match=r"unpack .*cifar-10-binary\.tar\.gz first"):
        find("cifar10", tmp_path)


def test_a_file_in_the_place_of_the_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "mnist").touch()
    assert search("mnist", tmp_path) is None
