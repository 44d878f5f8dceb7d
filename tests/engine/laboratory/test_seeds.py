import keras
import numpy as np
import pytest

from normviz.engine.laboratory import KerasLaboratory
from normviz.engine.laboratory.seeds import seed_initializers
from normviz.lessons.calls import layer, noise


@pytest.mark.parametrize(
    "call",
    [
        layer("Dense", 4),
        layer("Conv2D", 4, 3),
        layer("GRU", 4, seed=0),
        layer("SpectralNormalization", layer("Conv2D", 4, 3, dtype="float64")),
    ],
    ids=lambda call: call.path,
)
def test_a_layer_has_the_same_weights_each_time(call) -> None:
    shapes = {"Dense": (2, 3), "GRU": (2, 3, 3)}
    x = noise(*shapes.get(call.path.rpartition(".")[2], (1, 5, 5, 2)))
    first, second = (KerasLaboratory().layer(call) for _ in range(2))
    first(x)
    second(x)
    for name, values in first.weights.items():
        if name != "vector_u":  # drawn by the layer itself
            np.testing.assert_array_equal(second.weights[name], values)


def test_a_seed_that_is_there_stays() -> None:
    made = keras.layers.Dense(3, kernel_initializer=keras.initializers.GlorotUniform(seed=7))
    seed_initializers(made, 0)
    assert made.kernel_initializer.seed == 7
