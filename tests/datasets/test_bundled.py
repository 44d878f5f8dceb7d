import gzip
from pathlib import Path

import numpy as np
import pytest

from normviz import datasets
from normviz.datasets import bundled
from normviz.drawing.resample import centre_of_mass
from normviz.errors import UserError


def test_without_any_file_there_are_digits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    data = datasets.load_or_bundled("mnist")
    assert data.is_bundled
    assert data.title == "handwritten digits of scikit-learn (8×8, enlarged)"
    assert (data.train_images.shape, data.test_images.shape) == ((1437, 28, 28), (360, 28, 28))
    assert set(data.test_labels.tolist()) == set(range(10))
    with pytest.raises(UserError):
        datasets.load_or_bundled("cifar10")


def test_they_look_like_mnist() -> None:
    images, _ = bundled.read_bundled()
    pictures = images.astype(np.float32) / 255
    row, column = centre_of_mass(pictures)
    assert np.abs(row - 14.5).max() <= 0.51
    assert np.abs(column - 14.5).max() <= 0.51
    assert 70 < pictures.sum((1, 2)).mean() < 130


def test_enlarging_keeps_the_digits_grey() -> None:
    images, _ = bundled.read_bundled()
    table = np.loadtxt(bundled.bundled_file(), delimiter=",", dtype=int)
    small = table[:, :-1].sum(1) / 16 * (20 / 8) ** 2
    np.testing.assert_allclose(images.sum((1, 2)) / 255, small, rtol=0.15)


def test_scikit_learn_is_the_source() -> None:
    from sklearn.datasets import load_digits

    _, labels = bundled.read_bundled()
    np.testing.assert_array_equal(labels, load_digits().target)


@pytest.mark.parametrize("text", [b"", b"1,2,3\n", b"x" * 100, b"99," * 64 + b"0\n", b"1\n2,3\n"])
def test_another_file_in_its_place_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    path = tmp_path / "digits.csv.gz"
    path.write_bytes(gzip.compress(text))
    monkeypatch.setattr(bundled, "bundled_file", lambda: path)
    with pytest.raises(UserError, match="install scikit-learn again"):
        bundled.read_bundled()


def test_the_file_is_read_once_and_who_changes_the_arrays_changes_only_his() -> None:
    images, labels = bundled.read_bundled()
    wanted = images.copy(), labels.copy()
    images[:], labels[:] = 7, 7
    before = bundled._read_once.cache_info()
    again = bundled.read_bundled()
    assert bundled._read_once.cache_info().hits == before.hits + 1
    for mine, kept in zip(again, wanted, strict=True):
        np.testing.assert_array_equal(mine, kept)


def test_without_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(UserError, match="found none"):
        bundled.bundled_file()
