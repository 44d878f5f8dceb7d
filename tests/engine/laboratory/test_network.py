import tempfile
from pathlib import Path

import keras
import numpy as np
import pytest

from normviz.engine.laboratory import KerasLaboratory
from normviz.engine.laboratory.network import KerasNetwork
from normviz.lessons.calls import SOFTMAX, layer, optimizer

LAYERS = (layer("Flatten"), layer("BatchNormalization"), layer("Dropout", 0.2), SOFTMAX)


def make(seed: int = 0) -> KerasNetwork:
    return KerasLaboratory().network(LAYERS, optimizer("Adam", 0.01), seed=seed)


def test_equal_seeds_give_equal_networks_whatever_else_draws() -> None:
    digits = KerasLaboratory().digits(100, 50)
    found = []
    for other in (0, 1):
        keras.utils.set_random_seed(other)
        network = make()
        network.fit(digits.x, digits.y, epochs=2, batch_size=20)
        found.append(network.predict(digits.x_validation))

    np.testing.assert_array_equal(*found)
    assert np.abs(make(seed=1).predict(digits.x_validation) - found[0]).max() > 0


def test_training_lowers_the_loss() -> None:
    digits = KerasLaboratory().digits(400, 50)

    losses = make().fit(digits.x, digits.y, epochs=4, batch_size=20)

    assert losses[-1] < losses[0] / 2


def test_training_leaves_no_file_of_autograph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits = KerasLaboratory().digits(40, 10)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    make().fit(digits.x, digits.y, epochs=1, batch_size=20)

    assert not list(tmp_path.iterdir())


def test_a_prediction_in_training_mode_leaves_the_moving_statistics() -> None:
    digits = KerasLaboratory().digits(40, 40)
    network = make()
    before = network.predict(digits.x)

    network.predict(digits.x, training=True)

    np.testing.assert_array_equal(network.predict(digits.x), before)
    assert set(network.layers[1].weights) >= {"gamma", "beta", "moving_mean", "moving_variance"}


def test_accuracy_is_that_of_the_largest_output() -> None:
    digits = KerasLaboratory().digits(40, 40)
    network = make()

    loss, accuracy = network.evaluate(digits.x_validation, digits.y_validation)

    found = network.predict(digits.x_validation)
    right = digits.y_validation[:, np.newaxis]
    np.testing.assert_allclose(loss, -np.log(np.take_along_axis(found, right, 1)).mean(), rtol=1e-5)
    np.testing.assert_allclose(accuracy, (found.argmax(-1) == digits.y_validation).mean())
