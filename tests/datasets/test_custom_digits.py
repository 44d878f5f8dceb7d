from pathlib import Path

import numpy as np
import pytest

from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.errors import UserError


def digit(label: int) -> OwnDigit:
    return OwnDigit(np.full((28, 28), label * 20, np.uint8), label)


def test_digits_are_there_in_the_next_session(tmp_path: Path) -> None:
    store = OwnDigits(tmp_path / "new" / "own")
    assert store.all() == ()
    store.keep((digit(3), digit(7)))
    again = OwnDigits(tmp_path / "new" / "own")
    assert [each.label for each in again.all()] == [3, 7]
    assert (again.all()[1].image == 140).all()
    images, labels = again.arrays()
    assert images.dtype == np.float32
    assert images.shape == (2, 28, 28)
    assert images[0, 0, 0] == pytest.approx(60 / 255)
    assert labels.tolist() == [3, 7]


def test_pictures_to_train_on_are_as_they_were_saved(tmp_path: Path) -> None:
    store = OwnDigits(tmp_path)
    with pytest.raises(UserError, match=r"expected own digits in .*digits\.npz, found none: draw"):
        store.pictures()
    store.keep((digit(3), digit(7)))
    images, labels = OwnDigits(tmp_path).pictures()
    assert images.dtype == labels.dtype == np.uint8
    assert images[:, 0, 0].tolist() == [60, 140]
    assert labels.tolist() == [3, 7]


def test_an_empty_set_has_arrays_too(tmp_path: Path) -> None:
    images, labels = OwnDigits(tmp_path).arrays()
    assert images.shape == (0, 28, 28)
    assert labels.shape == (0,)


def test_a_file_that_is_none_of_ours_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "digits.npz"
    path.write_bytes(b"something else")
    with pytest.raises(UserError, match=r"cut or damaged.*; move the file away"):
        OwnDigits(tmp_path).all()
    assert path.read_bytes() == b"something else"
    np.savez(path, images=np.zeros((1, 5, 5), np.uint8), labels=np.zeros(1, np.uint8))
    with pytest.raises(UserError, match="move the file away"):
        OwnDigits(tmp_path).all()
    np.savez(path, images=np.zeros((1, 28, 28), np.uint8), labels=np.full(1, 11, np.uint8))
    with pytest.raises(UserError, match="labels 0 to 9"):
        OwnDigits(tmp_path).all()


def test_a_folder_that_cannot_be_written_is_told_and_the_set_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = OwnDigits(tmp_path / "file" / "own")
    with pytest.raises(UserError):
        store.keep((digit(1),))
    assert store.all() == ()


def test_there_is_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normviz.datasets.custom_digits.MOST", 2)
    store = OwnDigits(tmp_path)
    store.keep((digit(1), digit(2)))
    with pytest.raises(UserError, match="at most 2"):
        store.keep((digit(1), digit(2), digit(3)))
    assert len(store.all()) == 2


def labels(store: OwnDigits) -> list[int]:
    return [each.label for each in store.all()]


def test_two_windows_lose_none_of_their_digits(tmp_path: Path) -> None:
    one, other = OwnDigits(tmp_path), OwnDigits(tmp_path)
    one.keep((digit(1), digit(2)))
    assert labels(other) == [1, 2]
    one.keep((*one.all(), digit(3)))
    other.keep((*other.all(), digit(4)))
    assert labels(other) == [1, 2, 4, 3]
    one.keep(one.all()[1:])  # without the 1
    assert labels(one) == labels(OwnDigits(tmp_path)) == [2, 3, 4]


def test_a_file_that_breaks_or_goes_meanwhile_costs_no_digit(tmp_path: Path) -> None:
    store = OwnDigits(tmp_path)
    store.keep((digit(1),))
    store.path.write_bytes(b"something else")
    store.keep((*store.all(), digit(2)))
    assert labels(OwnDigits(tmp_path)) == [1, 2]
    (aside,) = tmp_path.glob("digits.npz.broken-*")
    assert aside.read_bytes() == b"something else"
    store.path.unlink()
    store.keep((*store.all(), digit(3)))
    assert labels(OwnDigits(tmp_path)) == [1, 2, 3]
