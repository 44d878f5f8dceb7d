import numpy as np

from normviz.lessons.calls import furthest, layer, noise, optimizer
from normviz.norms.layer import expression


def test_a_layer_is_written_as_python_writes_it() -> None:
    assert expression(layer("Dense", 10, use_bias=False)) == (
        "keras.layers.Dense(10, use_bias=False)"
    )
    assert expression(optimizer("SGD", 0.1)) == "keras.optimizers.SGD(0.1)"


def test_noise_follows_from_its_seed() -> None:
    np.testing.assert_array_equal(noise(2, 3), noise(2, 3))
    assert furthest(noise(2, 3), noise(2, 3, seed=1)) > 0
