import numpy as np
import pytest

from normviz.engine.training.preprocessing import enlarge, network_input, targets
from normviz.recipes import RECIPES, find


def test_enlarging_keeps_the_mean_and_plain_areas() -> None:
    images = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3), np.uint8)
    large = enlarge(images, 100, 100)
    assert (large.shape, large.dtype) == ((2, 100, 100, 3), np.float32)
    np.testing.assert_allclose(large.mean((1, 2)), images.mean((1, 2)), rtol=1e-4)
    np.testing.assert_allclose(enlarge(np.full((1, 4, 4, 1), 9), 10, 7), 9, rtol=1e-6)


def test_enlarging_by_a_whole_number_repeats_pixels() -> None:
    image = np.arange(6).reshape(1, 2, 3, 1)
    np.testing.assert_allclose(enlarge(image, 4, 6), image.repeat(2, 1).repeat(2, 2), atol=1e-5)


@pytest.mark.parametrize(
    ("name", "raw", "brightest"),
    [
        ("tutorial-norms", (2, 28, 28), 1.0),
        ("relu", (2, 28, 28), 255 / 256),
        ("weight-norm-cifar", (2, 32, 32, 3), 1.0),
        ("alexnet", (2, 32, 32, 3), 1.0),
        ("bn-mlp", (2, 14), 255.0),
    ],
)
def test_input_of_the_network(name: str, raw: tuple[int, ...], brightest: float) -> None:
    x = network_input(find(name), np.full(raw, 255, np.uint8))
    assert (x.shape, x.dtype) == ((2, *RECIPES[name].input_shape), np.float32)
    np.testing.assert_allclose(x, brightest, rtol=1e-5)


def test_foreign_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match=r"relu: expected samples of shape \(28, 28\); received"):
        network_input(find("relu"), np.zeros((2, 32, 32, 3), np.uint8))


def test_targets_of_the_loss() -> None:
    labels = np.array([1, 0], np.uint8)
    sparse = targets(find("tutorial-norms"), labels)
    assert (sparse.tolist(), sparse.dtype) == ([1, 0], np.int32)
    assert targets(find("alexnet"), labels).tolist() == [[1.0], [0.0]]
    assert targets(find("bn-mlp"), labels).tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert targets(find("relu"), labels).shape == (2, 10)
