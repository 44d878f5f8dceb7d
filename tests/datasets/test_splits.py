import numpy as np
import pytest

from normviz.datasets import Dataset, split, subset


def dataset(train: int = 50, test: int = 20) -> Dataset:
    def part(count: int, start: int) -> tuple[np.ndarray, np.ndarray]:
        index = np.arange(start, start + count, dtype=np.uint8)
        return np.broadcast_to(index[:, None, None], (count, 28, 28)), index

    return Dataset("mnist", "MNIST", *part(train, 0), *part(test, 100), "somewhere")


def test_a_split_parts_all_images_and_keeps_their_labels() -> None:
    train, validation = split(dataset(), 0.2, seed=3)
    assert (len(train[1]), len(validation[1])) == (40, 10)
    assert sorted([*train[1], *validation[1]]) == list(range(50))
    for images, labels in (train, validation):
        np.testing.assert_array_equal(images[:, 0, 0], labels)


def test_a_seed_repeats_a_split_and_another_does_not() -> None:
    first, again, other = (split(dataset(), 0.2, seed)[1][1].tolist() for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize("fraction", [0, 1, -0.5, 0.001, 0.999, float("nan")])
def test_a_fraction_that_leaves_a_part_empty(fraction: float) -> None:
    with pytest.raises(ValueError, match="received"):
        split(dataset(), fraction)


def test_a_subset_is_random_but_repeatable() -> None:
    small = subset(dataset(), 10, 500, seed=1)
    assert (len(small.train_labels), len(small.test_labels)) == (10, 20)
    np.testing.assert_array_equal(small.train_images[:, 0, 0], small.train_labels)
    assert small.train_labels.tolist() == subset(dataset(), 10, 5, seed=1).train_labels.tolist()
    assert small.train_labels.tolist() != subset(dataset(), 10, 5, seed=2).train_labels.tolist()
    assert small.train_labels.tolist() != list(range(10))


def test_a_subset_of_nothing() -> None:
    with pytest.raises(ValueError, match="received 0"):
        subset(dataset(), 0, 5)
