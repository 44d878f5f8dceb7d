import numpy as np

from normviz.datasets.derived import pair, two_classes


def test_two_classes_are_seeded() -> None:
    x, labels = two_classes(samples=200)
    assert (x.shape, x.dtype) == ((200, 14), np.float32)
    assert set(labels.tolist()) == {0, 1}
    assert 60 < labels.sum() < 140
    np.testing.assert_array_equal(two_classes(samples=200)[0], x)
    assert not np.array_equal(two_classes(samples=200, seed=1)[0], x)


def test_pair_keeps_two_classes_in_their_order() -> None:
    labels = np.array([3, 1, 5, 3, 0, 5], np.uint8)
    images = np.arange(6, dtype=np.uint8)[:, None]
    kept, renamed = pair(images, labels)
    assert kept.ravel().tolist() == [0, 2, 3, 5]
    assert renamed.tolist() == [0, 1, 0, 1]
