import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from normviz import datasets
from normviz.errors import UserError


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


def test_keras_npz(nothing_on_this_machine: Path) -> None:
    parts = {"x_train": images(20), "y_train": labels(20)}
    parts |= {"x_test": images(10, 1), "y_test": labels(10)}
    np.savez(nothing_on_this_machine / "mnist.npz", **parts)
    data = datasets.load("mnist")
    np.testing.assert_array_equal(data.train_images, parts["x_train"])
    np.testing.assert_array_equal(data.test_labels, parts["y_test"])
    np.testing.assert_array_equal(datasets.load_test("mnist", count=3)[0], parts["x_test"][:3])


def npy(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


@pytest.mark.parametrize(
    "member",
    [
        npy(np.array([{}] * 3, object)),
        npy(np.zeros((3, 28, 28), np.float32)),
        npy(np.zeros((3, 28, 27), np.uint8)),
        npy(np.zeros((3, 28, 28), np.uint8))[:-1],
        npy(np.zeros((3, 28, 28), np.uint8)) + b"x",
        npy(np.zeros(0, np.uint8)),
        b"no npy at all",
    ],
)
def test_foreign_npz_is_refused(nothing_on_this_machine: Path, member: bytes) -> None:
    with zipfile.ZipFile(nothing_on_this_machine / "mnist.npz", "w") as archive:
        archive.writestr("x_test.npy", member)
        archive.writestr("y_test.npy", npy(labels(3)))
    with pytest.raises(UserError, match=r"mnist\.npz"):
        datasets.load_test("mnist")


def test_a_file_that_is_no_npz_is_refused(nothing_on_this_machine: Path) -> None:
    (nothing_on_this_machine / "mnist.npz").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(UserError, match="download it again"):
        datasets.load("mnist")


class Hostile:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a pickle was executed",)


def cifar_pickle(pixels: np.ndarray) -> bytes:
    """A batch as in Keras' cache: Python 2 wrote byte strings, which protocol 2 keeps apart."""
    items = b""
    for name in ("data", "labels"):
        items += b"U" + bytes([len(name)]) + name.encode()
        if name == "data":
            items += b"T" + pixels.size.to_bytes(4, "little") + pixels.tobytes()
        else:
            items += b"](" + b"".join(b"K" + bytes([i % 10]) for i in range(len(pixels))) + b"e"
    return b"\x80\x02}(" + items + b"u."


def test_keras_cifar(nothing_on_this_machine: Path) -> None:
    folder = nothing_on_this_machine / "cifar-10-batches-py-target" / "cifar-10-batches-py"
    folder.mkdir(parents=True)
    pixels = np.random.default_rng(0).integers(0, 256, (12, 3072)).astype(np.uint8)
    for name in ("data_batch_1", "data_batch_2", "test_batch"):
        (folder / name).write_bytes(cifar_pickle(pixels))
    data = datasets.load("cifar10")
    assert data.train_images.shape == (24, 32, 32, 3)
    assert data.test_labels.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
    np.testing.assert_array_equal(data.test_images[2, :, :, 1].reshape(-1), pixels[2, 1024:2048])


@pytest.mark.parametrize(
    "content",
    [pickle.dumps(Hostile(), 2), b"no pickle", cifar_pickle(np.zeros((2, 3072), np.uint8))[:50]],
)
def test_a_foreign_pickle_is_refused_and_never_run(
    nothing_on_this_machine: Path, content: bytes
) -> None:
    folder = nothing_on_this_machine / "cifar-10-batches-py"
    folder.mkdir(parents=True)
    (folder / "test_batch").write_bytes(content)
    with pytest.raises(UserError, match="another file"):
        datasets.load_test("cifar10")
