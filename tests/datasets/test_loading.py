import gzip
from pathlib import Path

import numpy as np
import pytest

from normviz import datasets
from normviz.datasets.idx_files import IDX_PARTS
from normviz.errors import UserError
from tests.datasets.idx_writing import write_idx


@pytest.fixture(autouse=True)
def nothing_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No data set is found but what the test puts somewhere; returns Keras' cache."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    cache = tmp_path / "keras" / "datasets"
    cache.mkdir(parents=True)
    return cache


def images(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, 28, 28), np.uint8)


def labels(count: int) -> np.ndarray:
    return (np.arange(count) % 10).astype(np.uint8)


def write_mnist(folder: Path, train: int = 20, test: int = 10, suffix: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    parts = (images(train), labels(train), images(test, 1), labels(test))
    for name, values in zip(IDX_PARTS, parts, strict=True):
        write_idx(folder / (name + suffix), values)


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_idx_in_the_users_folder(tmp_path: Path, name: str, suffix: str) -> None:
    write_mnist(tmp_path / name, suffix=suffix)
    data = datasets.load(name, tmp_path)
    np.testing.assert_array_equal(data.train_images, images(20))
    np.testing.assert_array_equal(data.test_labels, labels(10))
    assert (data.name, data.source, data.is_bundled) == (name, str(tmp_path / name), False)


def test_the_folder_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_mnist(tmp_path / "env" / "mnist", train=20)
    write_mnist(tmp_path / "given" / "mnist", train=30)
    monkeypatch.setenv("NORMVIZ_DATA", str(tmp_path / "env"))
    assert len(datasets.load("mnist").train_labels) == 20
    assert len(datasets.load("mnist", tmp_path / "given").train_labels) == 30


def test_the_users_folder_comes_before_the_cache(
    tmp_path: Path, nothing_on_this_machine: Path
) -> None:
    write_mnist(nothing_on_this_machine / "fashion-mnist", train=20, suffix=".gz")
    assert len(datasets.load("fashion-mnist", tmp_path).train_labels) == 20
    write_mnist(tmp_path / "fashion-mnist", train=30)
    assert len(datasets.load("fashion-mnist", tmp_path).train_labels) == 30


def test_the_error_says_where_it_was_looked_for(
    tmp_path: Path, nothing_on_this_machine: Path
) -> None:
    with pytest.raises(UserError) as caught:
        datasets.load("mnist", tmp_path)
    assert str(tmp_path / "mnist") in str(caught.value)
    assert str(nothing_on_this_machine) in str(caught.value)


def test_a_folder_that_does_not_exist_is_an_error_and_no_reason_to_fall_back(
    tmp_path: Path,
) -> None:
    with pytest.raises(UserError, match="--data-dir"):
        datasets.load_or_bundled("mnist", tmp_path / "none")


def test_an_unknown_name() -> None:
    with pytest.raises(UserError, match="received 'imagenet'"):
        datasets.find("imagenet")


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist")
    (tmp_path / "mnist" / IDX_PARTS[1]).unlink()
    with pytest.raises(UserError, match=IDX_PARTS[1]):
        datasets.load("mnist", tmp_path)


def test_labels_that_do_not_fit_the_images(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist")
    write_idx(tmp_path / "mnist" / IDX_PARTS[1], labels(19))
    with pytest.raises(UserError, match="received 19 and 20"):
        datasets.load("mnist", tmp_path)
    write_idx(tmp_path / "mnist" / IDX_PARTS[1], np.full(20, 10, np.uint8))
    with pytest.raises(UserError, match="received 10"):
        datasets.load("mnist", tmp_path)


def test_files_without_an_image_are_told(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist", train=0)
    with pytest.raises(UserError, match=r"expected images in .*mnist, received none"):
        datasets.load("mnist", tmp_path)


def test_images_of_another_size(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist")
    write_idx(tmp_path / "mnist" / IDX_PARTS[0], np.zeros((20, 28, 27), np.uint8))
    with pytest.raises(UserError, match="28×27"):
        datasets.load("mnist", tmp_path)


def test_only_the_first_test_images(tmp_path: Path) -> None:
    write_mnist(tmp_path / "mnist", suffix=".gz")
    first, their_labels = datasets.load_test("mnist", tmp_path, 4)
    np.testing.assert_array_equal(first, images(10, 1)[:4])
    assert their_labels.tolist() == [0, 1, 2, 3]


def test_cifar_of_several_parts(tmp_path: Path) -> None:
    folder = tmp_path / "cifar10" / "cifar-10-batches-bin"
    folder.mkdir(parents=True)
    record = bytes([3]) + bytes(3072)
    for name, count in (("data_batch_1", 4), ("data_batch_3", 2), ("test_batch", 3)):
        (folder / f"{name}.bin").write_bytes(record * count)
    data = datasets.load("cifar10", tmp_path)
    assert data.train_images.shape == (6, 32, 32, 3)
    assert data.test_labels.tolist() == [3, 3, 3]
    assert len(datasets.load_test("cifar10", tmp_path, 2)[1]) == 2
    (folder / "test_batch.bin").unlink()
    with pytest.raises(UserError, match=r"test_batch\.bin"):
        datasets.load("cifar10", tmp_path)


def test_real_sets(data_dir: Path) -> None:
    mnist = datasets.load("mnist", data_dir)
    assert mnist.train_images.shape == (60_000, 28, 28)
    assert mnist.test_labels[:5].tolist() == [7, 2, 1, 0, 4]
    with gzip.open(data_dir / "mnist" / f"{IDX_PARTS[2]}.gz") as stream:
        whole = np.frombuffer(stream.read(), np.uint8, offset=16)
    np.testing.assert_array_equal(mnist.test_images.reshape(-1), whole)
