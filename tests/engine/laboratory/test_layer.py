import tempfile
from pathlib import Path

import keras
import numpy as np
import pytest

from normviz.engine.laboratory import KerasLaboratory
from normviz.lessons.calls import furthest, layer, noise


@pytest.fixture
def laboratory() -> KerasLaboratory:
    return KerasLaboratory()


def test_a_call_in_training_moves_the_moving_mean(laboratory: KerasLaboratory) -> None:
    x = noise(8, 3, mean=2.0)
    bn = laboratory.layer(layer("BatchNormalization", momentum=0.9))

    bn(x, training=True)

    np.testing.assert_allclose(bn.weights["moving_mean"], 0.1 * x.mean(0))


def test_many_calls_in_training_are_those_one_by_one(laboratory: KerasLaboratory) -> None:
    x = noise(8, 3, mean=2.0)
    together, single = (laboratory.layer(layer("BatchNormalization")) for _ in range(2))

    together.train(x, 5)
    for _ in range(5):
        single(x, training=True)

    for name, values in single.weights.items():
        np.testing.assert_allclose(together.weights[name], values, rtol=1e-12)


def test_training_leaves_no_file_of_autograph(
    laboratory: KerasLaboratory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    laboratory.layer(layer("BatchNormalization")).train(noise(8, 3), 2)

    assert not list(tmp_path.iterdir())


def test_weights_are_set_by_name(laboratory: KerasLaboratory) -> None:
    x = noise(4, 3)
    ln = laboratory.layer(layer("LayerNormalization"))
    before = ln(x)

    ln.assign(gamma=2.0, beta=np.array([1.0, 2.0, 3.0]))

    np.testing.assert_allclose(ln(x), 2 * before + [1.0, 2.0, 3.0])


def test_gradients_are_those_of_the_layer(laboratory: KerasLaboratory) -> None:
    x, weight = noise(5, 2), noise(5, 3, seed=1)
    dense = laboratory.layer(layer("Dense", 3))
    dense(x)

    kernel = dense.weights["kernel"]
    np.testing.assert_allclose(dense.input_gradient(x, weight), weight @ kernel.T)
    np.testing.assert_allclose(dense.weight_gradients(x, weight)["kernel"], x.T @ weight)


def test_a_mask_leaves_padding_out_of_the_statistics(laboratory: KerasLaboratory) -> None:
    x = noise(2, 4, 3)
    mask = np.array([[True, True, False, False]] * 2)
    bn = laboratory.layer(layer("BatchNormalization"))

    y = bn(x, training=True, mask=mask)

    plain = laboratory.layer(layer("BatchNormalization"))(x[:, :2], training=True)
    assert furthest(y[:, :2], plain) < 1e-6


def test_a_layer_computes_in_the_type_that_is_asked_for(laboratory: KerasLaboratory) -> None:
    made = laboratory.layer(layer("LayerNormalization"), dtype="float16")

    assert made(noise(2, 3).astype(np.float16)).dtype == np.float16
    assert keras.config.floatx() == "float32"
