import tempfile
from pathlib import Path

import numpy as np
import pytest

from normviz.engine.training.pipeline import (
    preparation,
    training_batches,
    validation_batch,
    validation_batches,
)
from normviz.engine.training.preprocessing import network_input
from normviz.recipes import find

X = np.arange(23, dtype=np.float32)
Y = np.arange(23) * 10


def same(raw: object) -> object:
    return raw


def batches(seed: int = 1, epochs: range = range(3), skip: int = 0) -> list[np.ndarray]:
    data = training_batches(X, Y, batch_size=5, seed=seed, epochs=epochs, skip=skip, prepare=same)
    pairs = list(data.as_numpy_iterator())
    for x, y in pairs:
        np.testing.assert_array_equal(x * 10, y)
    return [x for x, _ in pairs]


def test_every_epoch_has_every_sample_once_in_another_order() -> None:
    found = batches()
    assert [len(batch) for batch in found] == [5, 5, 5, 5, 3] * 3
    epochs = [np.concatenate(found[start : start + 5]) for start in (0, 5, 10)]
    for epoch in epochs:
        np.testing.assert_array_equal(np.sort(epoch), X)
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_the_order_follows_from_seed_and_epoch_alone() -> None:
    whole = batches()
    for start, skip in ((0, 2), (1, 0), (1, 4), (2, 3)):
        later = batches(epochs=range(start, 3), skip=skip)
        expected = whole[5 * start + skip :]
        assert len(later) == len(expected)
        for batch, other in zip(later, expected, strict=True):
            np.testing.assert_array_equal(batch, other)
    assert not np.array_equal(np.concatenate(whole), np.concatenate(batches(seed=2)))


def test_whole_batches_need_no_rest() -> None:
    data = training_batches(
        X[:20], Y[:20], batch_size=5, seed=0, epochs=range(1), skip=0, prepare=same
    )
    assert [len(x) for x, _ in data.as_numpy_iterator()] == [5, 5, 5, 5]


def test_no_file_is_written_for_autograph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    prepare = preparation(find("batch-norm"))
    raw = np.zeros((4, 28, 28, 1), np.uint8)
    data = training_batches(
        raw, raw, batch_size=3, seed=0, epochs=range(1), skip=0, prepare=prepare
    )
    assert len(list(data.as_numpy_iterator())) == 2
    assert not list(tmp_path.iterdir())


def test_validation_keeps_the_order() -> None:
    data = validation_batches(X, Y, batch_size=10, prepare=same)
    found = [x for x, _ in data.as_numpy_iterator()]
    assert [len(batch) for batch in found] == [10, 10, 3]
    np.testing.assert_array_equal(np.concatenate(found), X)


@pytest.mark.parametrize(
    ("recipe", "shape"),
    [("one-layer", (28, 28)), ("weight-norm-cifar", (32, 32, 3)), ("alexnet", (32, 32, 3))],
)
def test_training_sees_what_prediction_sees(recipe: str, shape: tuple[int, ...]) -> None:
    raw = np.random.default_rng(0).integers(0, 256, (3, *shape), dtype=np.uint8)
    found = find(recipe)
    prepared = preparation(found)(raw).numpy()
    assert prepared.shape == (3, *found.input_shape)
    np.testing.assert_allclose(prepared, network_input(found, raw), atol=1e-6)


@pytest.mark.parametrize(
    ("samples", "devices", "size"),
    [(1000, 1, 256), (257, 1, 256), (257, 2, 255), (513, 2, 255), (3, 2, 256), (2, 2, 256)],
)
def test_every_device_has_a_sample_of_every_validation_batch(
    samples: int, devices: int, size: int
) -> None:
    assert validation_batch(samples, devices) == size
    rest = samples % size
    assert rest == 0 or rest >= devices
