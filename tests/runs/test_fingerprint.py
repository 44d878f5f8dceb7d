import time
from dataclasses import replace

import numpy as np
import pytest

from normviz.runs.fingerprint import Fingerprint, OtherDataError, fingerprint_of

X = np.arange(5 * 28 * 28, dtype=np.uint8).reshape(5, 28, 28)
Y = np.arange(5, dtype=np.int32)


def of(x: np.ndarray = X, y: np.ndarray = Y, validated: int = 2) -> Fingerprint:
    return fingerprint_of((x, y), (X[:validated], Y[:validated]) if validated else None)


def test_equal_samples_have_one_fingerprint_however_they_lie_in_memory() -> None:
    assert of() == of(np.asfortranarray(X), Y.copy())
    assert of().difference(of()) == ""


def changed(x: np.ndarray) -> np.ndarray:
    copy = x.copy()
    copy.flat[-1] += 1
    return copy


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (of(X[:4], Y[:4]), "expected 5 training samples, received 4"),
        (of(X[:, :14]), "expected training samples of 28×28 values, received 14×28"),
        (of(changed(X)), "the 5 training samples have another content"),
        (of(X, changed(Y)), "the 5 training samples have another content"),
        (of(X.view(np.int8)), "the 5 training samples have another content"),
        (of(validated=3), "expected 2 validation samples, received 3"),
        (of(validated=0), "expected 2 validation samples, received no validation samples"),
    ],
)
def test_what_differs_is_named(other: Fingerprint, difference: str) -> None:
    assert of().difference(other) == difference


def test_validation_that_was_not_there_is_named() -> None:
    assert of(validated=0).difference(of()) == (
        "expected no validation samples, received 2 validation samples"
    )
    assert of(validated=0).difference(of(validated=0)) == ""


def test_no_samples_have_a_fingerprint_too() -> None:
    assert of(X[:0], Y[:0]).training.samples == 0


def test_the_error_says_what_to_do_in_one_line() -> None:
    error = OtherDataError("relu-ab12", "expected 5 training samples, received 4")
    assert "--data-dir" in str(error)
    assert "--other-data" in str(error)
    assert "\n" not in str(error)
    assert error.difference in str(error)


def test_all_of_mnist_takes_little_time() -> None:
    """60,000 + 10,000 images; the best of three, for other programs run too."""
    images, labels = np.zeros((60_000, 28, 28), np.uint8), np.zeros(60_000, np.int32)
    seconds = []
    for _ in range(3):
        began = time.process_time()
        fingerprint_of((images, labels), (images[:10_000], labels[:10_000]))
        seconds.append(time.process_time() - began)
    assert min(seconds) < 0.2


def test_a_digest_alone_makes_a_difference() -> None:
    part = of().training
    assert part.difference(replace(part, digest="0"), "training")
