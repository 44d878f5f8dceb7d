from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers, ops

from normviz.engine.layers import WeightNormalization
from normviz.norms import normalize

VECTORS = (64, 5)
IMAGES = (16, 7, 6, 3)
Make = Callable[[], Any]

KINDS: dict[str, tuple[Make, tuple[int, ...]]] = {
    "dense": (lambda: layers.Dense(4, activation="relu"), VECTORS),
    "dense, no bias": (lambda: layers.Dense(4, use_bias=False), VECTORS),
    "dense on steps": (lambda: layers.Dense(4), (16, 3, 5)),
    "conv": (lambda: layers.Conv2D(4, 3, activation="relu"), IMAGES),
    "conv, no bias": (lambda: layers.Conv2D(4, 3, use_bias=False), IMAGES),
    "conv, strided": (lambda: layers.Conv2D(4, 3, strides=2, padding="same"), IMAGES),
    "conv, grouped": (lambda: layers.Conv2D(6, 3, groups=3), IMAGES),
    "conv 1d, causal": (lambda: layers.Conv1D(4, 3, padding="causal"), (16, 9, 5)),
    "conv 3d": (lambda: layers.Conv3D(2, 2), (8, 4, 4, 4, 2)),
}
EVERY_KIND = pytest.mark.parametrize(("make", "shape"), KINDS.values(), ids=KINDS)

# Keras' own saving hands its variables to NumPy 2 in a way that NumPy will drop.
KERAS_SAVES_WITH_NUMPY_2 = pytest.mark.filterwarnings(
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning"
)


@pytest.fixture(autouse=True)
def _seeded() -> None:
    keras.utils.set_random_seed(3)


def noise(shape: tuple[int, ...], seed: int = 0) -> Any:
    return (2 * np.random.default_rng(seed).normal(size=shape) + 0.7).astype(np.float32)


def linear(make: Make) -> Any:
    layer = make()
    layer.activation = keras.activations.linear
    return layer


def channel_statistics(y: Any) -> tuple[Any, Any]:
    flat = np.asarray(y, np.float64).reshape(-1, y.shape[-1])
    return flat.mean(0), flat.std(0)


@EVERY_KIND
def test_without_first_step_the_output_is_that_of_the_wrapped_layer(
    make: Make, shape: tuple[int, ...]
) -> None:
    layer, x = make(), noise(shape)
    expected = layer(x)
    wrapped = WeightNormalization(layer, data_init=False)
    np.testing.assert_allclose(wrapped(x), expected, atol=1e-6)
    np.testing.assert_allclose(wrapped(x, training=True), expected, atol=1e-6)


@EVERY_KIND
def test_the_first_step_makes_mean_0_and_deviation_1(make: Make, shape: tuple[int, ...]) -> None:
    wrapped = WeightNormalization(linear(make))
    mean, deviation = channel_statistics(wrapped(noise(shape), training=True))
    np.testing.assert_allclose(deviation, 1, atol=1e-4)
    if wrapped.layer.use_bias:
        np.testing.assert_allclose(mean, 0, atol=1e-4)


def test_the_first_step_looks_in_front_of_the_activation() -> None:
    wrapped = WeightNormalization(layers.Dense(4, activation="tanh"))
    x = noise(VECTORS)
    y = wrapped(x, training=True)
    mean, deviation = channel_statistics(np.arctanh(np.asarray(y, np.float64)))
    np.testing.assert_allclose(mean, 0, atol=1e-4)
    np.testing.assert_allclose(deviation, 1, atol=1e-4)
    assert wrapped.layer.activation is keras.activations.tanh


def test_the_first_step_keeps_the_direction() -> None:
    wrapped = WeightNormalization(layers.Dense(4))
    wrapped.build(VECTORS)
    before = wrapped.v.numpy()
    wrapped(noise(VECTORS), training=True)
    np.testing.assert_array_equal(wrapped.v.numpy(), before)
    np.testing.assert_allclose(
        np.linalg.norm(wrapped.effective_kernel(), axis=0), wrapped.g.numpy()
    )


def test_the_first_step_is_taken_once() -> None:
    wrapped = WeightNormalization(layers.Dense(4))
    wrapped(noise(VECTORS), training=True)
    g, bias = wrapped.g.numpy(), wrapped.layer.bias.numpy()
    wrapped(noise(VECTORS, 1) * 9, training=True)
    np.testing.assert_array_equal(wrapped.g.numpy(), g)
    np.testing.assert_array_equal(wrapped.layer.bias.numpy(), bias)


def test_inference_is_no_first_step() -> None:
    wrapped = WeightNormalization(layers.Dense(4))
    x = noise(VECTORS)
    expected = wrapped(x, training=False)
    assert not bool(wrapped.initialized.numpy())
    np.testing.assert_allclose(expected, wrapped.layer(x), atol=1e-6)


def test_a_constant_channel_keeps_its_length() -> None:
    wrapped = WeightNormalization(layers.Dense(4))
    y = wrapped(np.full(VECTORS, 0.3, np.float32), training=True)
    assert np.isfinite(y).all()
    np.testing.assert_allclose(
        wrapped.g.numpy(), np.linalg.norm(wrapped.v.numpy(), axis=0), rtol=1e-6
    )


def fitted(learning_rate: float, epochs: int, jit: bool = False) -> tuple[Any, Any]:
    x = noise(IMAGES)
    model = keras.Sequential(
        [
            keras.Input(IMAGES[1:]),
            WeightNormalization(layers.Conv2D(4, 3), name="normed"),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
    model.compile(keras.optimizers.SGD(learning_rate), "mse", jit_compile=jit)
    model.fit(x, noise((len(x), 1), 1), batch_size=len(x), epochs=epochs, verbose=0)
    return model, x


@pytest.fixture
def any_kernels() -> None:
    """Ends the determinism that another test of this process asked for: XLA has none."""
    from tensorflow.python.framework import config

    config.disable_op_determinism()


@pytest.mark.usefixtures("any_kernels")
@pytest.mark.parametrize("jit", [False, True])
def test_the_first_step_is_taken_once_in_the_graph_of_fit(jit: bool) -> None:
    model, x = fitted(learning_rate=0.0, epochs=1, jit=jit)
    layer = model.get_layer("normed")
    mean, deviation = channel_statistics(layer(x, training=False))
    np.testing.assert_allclose(mean, 0, atol=1e-4)
    np.testing.assert_allclose(deviation, 1, atol=1e-4)
    g = layer.g.numpy()
    model.fit(x * 5, noise((len(x), 1), 1), verbose=0)
    np.testing.assert_array_equal(layer.g.numpy(), g)


def test_training_moves_g_and_v() -> None:
    started, _ = fitted(learning_rate=0.0, epochs=1)
    keras.utils.set_random_seed(3)
    trained, _ = fitted(learning_rate=0.01, epochs=3)
    for before, after in zip(started.trainable_weights, trained.trainable_weights, strict=True):
        assert not np.allclose(before.numpy(), after.numpy()), before.path


@EVERY_KIND
def test_gradients_are_those_of_the_paper(make: Make, shape: tuple[int, ...]) -> None:
    wrapped = WeightNormalization(linear(make), data_init=False)
    x = tf.constant(noise(shape))
    wrapped(x)
    wrapped.g.assign(wrapped.g * 1.7)
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_sum(tf.sin(wrapped(x)))
    v, g = wrapped.v.numpy().astype(np.float64), wrapped.g.numpy().astype(np.float64)
    of_v = np.array(tape.gradient(loss, wrapped.v.value))
    of_g = np.array(tape.gradient(loss, wrapped.g.value))
    plain = wrapped.remove()
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.sin(plain(x)))
    of_w = np.array(tape.gradient(loss, plain.kernel.value))

    axes = tuple(range(v.ndim - 1))
    length = np.sqrt((v**2).sum(axes))
    expected_g = (of_w * v).sum(axes) / length
    expected_v = g / length * of_w - g * expected_g / length**2 * v
    scale = np.abs(of_w).max()
    np.testing.assert_allclose(of_g, expected_g, atol=1e-5 * scale, rtol=1e-4)
    np.testing.assert_allclose(of_v, expected_v, atol=1e-5 * scale, rtol=1e-4)
    np.testing.assert_allclose((v * of_v).sum(axes), 0, atol=1e-5 * scale)


def test_the_kernel_is_that_of_the_catalogue() -> None:
    wrapped = WeightNormalization(layers.Conv2D(4, 3), data_init=False)
    wrapped.build(IMAGES)
    g = np.linspace(0.5, 2, 4, dtype=np.float32)
    wrapped.g.assign(g)
    kernel = np.transpose(wrapped.v.numpy(), (3, 2, 0, 1))
    expected = np.transpose(normalize("weight", kernel, gamma=g).y, (2, 3, 1, 0))
    np.testing.assert_allclose(wrapped.effective_kernel(), expected, rtol=1e-5)


@EVERY_KIND
def test_remove_gives_a_plain_layer_with_the_same_output(
    make: Make, shape: tuple[int, ...]
) -> None:
    wrapped, x = WeightNormalization(make()), noise(shape)
    expected = wrapped(x, training=True)
    plain = wrapped.remove()
    assert type(plain) is type(wrapped.layer)
    assert plain.count_params() == wrapped.layer.count_params()
    np.testing.assert_allclose(plain(x), expected, atol=1e-5)


def test_remove_needs_a_kernel() -> None:
    with pytest.raises(ValueError, match="expected a layer that was built"):
        WeightNormalization(layers.Dense(4)).remove()


@KERAS_SAVES_WITH_NUMPY_2
@EVERY_KIND
def test_saving_and_loading_keeps_the_output_and_the_first_step(
    make: Make, shape: tuple[int, ...], tmp_path: Path
) -> None:
    model = keras.Sequential([keras.Input(shape[1:]), WeightNormalization(make())])
    x = noise(shape)
    expected = model(x, training=True)
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_array_equal(loaded(x, training=False), expected)
    loaded(noise(shape, 1) * 9, training=True)
    np.testing.assert_array_equal(loaded(x, training=False), expected)


def test_weights_alone_keep_the_first_step() -> None:
    def model() -> Any:
        return keras.Sequential([keras.Input((5,)), WeightNormalization(layers.Dense(4))])

    first, second, x = model(), model(), noise(VECTORS)
    expected = first(x, training=True)
    second.set_weights(first.get_weights())
    np.testing.assert_array_equal(second(x * 9, training=True) * 0 + second(x), expected)


@pytest.mark.parametrize("data_init", [True, False])
@pytest.mark.parametrize(
    ("make", "shape"),
    [(lambda: layers.Dense(4), (16, 3, 5)), (lambda: layers.Conv2D(4, 3), (8, 2, 7, 6, 3))],
    ids=["dense", "conv"],
)
def test_inside_time_distributed(make: Make, shape: tuple[int, ...], data_init: bool) -> None:
    wrapped, x = WeightNormalization(make(), data_init=data_init), noise(shape)
    y = np.asarray(layers.TimeDistributed(wrapped)(x, training=True))
    plain = wrapped.remove()
    for step in range(shape[1]):
        np.testing.assert_allclose(y[:, step], plain(x[:, step]), atol=1e-5)
    if data_init:
        mean, deviation = channel_statistics(y[:, 0])
        np.testing.assert_allclose(mean, 0, atol=1e-4)
        np.testing.assert_allclose(deviation, 1, atol=1e-4)


def test_inside_time_distributed_with_any_number_of_steps() -> None:
    wrapped = WeightNormalization(layers.Dense(4), data_init=False)
    model = keras.Sequential([keras.Input((None, 5)), layers.TimeDistributed(wrapped)])
    x = noise((6, 3, 5))
    np.testing.assert_allclose(model.predict(x, verbose=0), wrapped.layer(x), atol=1e-5)


class ChannelsFirst(layers.Conv2D):
    """TensorFlow convolves channels_first on a GPU alone: here the axes are moved to and fro."""

    def convolution_op(self, inputs: Any, kernel: Any) -> Any:
        outputs = ops.conv(ops.moveaxis(inputs, 1, -1), kernel, data_format="channels_last")
        return ops.moveaxis(outputs, -1, 1)


def test_channels_first_is_reduced_over_the_other_axes() -> None:
    wrapped = WeightNormalization(ChannelsFirst(4, 3, data_format="channels_first"))
    y = wrapped(noise((16, 3, 7, 9)), training=True)
    mean, deviation = channel_statistics(np.moveaxis(np.asarray(y), 1, -1))
    np.testing.assert_allclose(mean, 0, atol=1e-4)
    np.testing.assert_allclose(deviation, 1, atol=1e-4)


@pytest.mark.parametrize(
    "wrong",
    [
        layers.MaxPooling2D(2),
        layers.Activation("relu"),
        layers.BatchNormalization(),
        layers.Embedding(3, 2),
        layers.SeparableConv2D(4, 3),
        layers.DepthwiseConv2D(3),
        layers.Conv2DTranspose(4, 3),
        layers.EinsumDense("ab,bc->ac", 4),
        layers.LSTM(4),
        "dense",
        None,
        np.zeros(3),
    ],
    ids=str,
)
def test_what_has_no_kernel_with_outputs_last_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="expected one with a kernel"):
        WeightNormalization(wrong)


def test_a_wrapped_layer_is_not_wrapped_again() -> None:
    with pytest.raises(ValueError, match="expected one with a kernel"):
        WeightNormalization(WeightNormalization(layers.Dense(4)))


def test_a_computed_kernel_is_refused() -> None:
    with pytest.raises(ValueError, match="LoRA"):
        WeightNormalization(layers.Dense(4, lora_rank=2)).build(VECTORS)


def test_counts_g_once_an_output() -> None:
    wrapped = WeightNormalization(layers.Conv2D(4, 3))
    wrapped.build(IMAGES)
    trained = sum(int(np.prod(weight.shape)) for weight in wrapped.trainable_weights)
    assert trained == 3 * 3 * 3 * 4 + 4 + 4


def test_losses_of_the_wrapped_layer_count() -> None:
    layer = layers.Dense(4, activity_regularizer="l2", kernel_regularizer="l1")
    wrapped, x = WeightNormalization(layer, data_init=False), noise(VECTORS)
    y = np.asarray(wrapped(x))
    penalties = sorted(float(loss) for loss in wrapped.losses)
    expected = sorted([0.01 * np.abs(wrapped.v.numpy()).sum(), 0.01 * (y**2).sum() / len(y)])
    np.testing.assert_allclose(penalties, expected, rtol=1e-4)


def test_half_precision_leaves_the_variables_alone() -> None:
    wrapped = WeightNormalization(layers.Dense(4, dtype="mixed_float16"))
    assert wrapped(noise(VECTORS), training=True).dtype == "float16"
    wrapped.layer.bias.assign(np.full(4, 1 / 3, np.float32))
    g = wrapped.g.numpy()
    wrapped(noise(VECTORS), training=True)
    np.testing.assert_array_equal(wrapped.layer.bias.numpy(), np.full(4, 1 / 3, np.float32))
    np.testing.assert_array_equal(wrapped.g.numpy(), g)
    assert wrapped.g.dtype == "float32"
