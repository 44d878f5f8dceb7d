import pytest

from normviz.recipes.layers import (
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalPool,
    Layer,
    NormLayer,
    Output,
    Pool,
    Recurrent,
    Reshape,
    normed,
)
from normviz.recipes.outline import outline


def test_shapes_follow_from_the_layers() -> None:
    layers = (
        Reshape((28, 28, 1)),
        Conv(6, 5, padding="valid"),
        Pool(),
        Conv(8, 3, strides=2),
        Pool("average", 3, "same"),
        Flatten(),
        Dense(5),
        Output(2, "softmax"),
    )
    assert outline((28, 28), layers).shapes == (
        (28, 28, 1), (24, 24, 6), (12, 12, 6), (6, 6, 8), (2, 2, 8), (32,), (5,), (2,),
    )  # fmt: skip


def test_parameters_are_kernels_and_biases() -> None:
    layers = (Conv(6, 5, padding="valid"), Flatten(), Dense(10))
    assert outline((6, 6, 3), layers).plain_parameters == 6 * (75 + 1) + 10 * (24 + 1)


def test_global_pooling_leaves_a_number_per_channel() -> None:
    assert outline((8, 6, 3), (GlobalPool(), Dense(2))).shapes == ((3,), (2,))


def test_a_recurrent_layer_puts_out_all_steps_or_the_last() -> None:
    layers = (Recurrent("lstm", 4, whole=True), NormLayer(), Recurrent("gru", 5), NormLayer())
    found = outline((7, 3), layers)
    assert found.shapes == ((7, 4), (7, 4), (5,), (5,))
    assert [slot.is_recurrent for slot in found.slots] == [True, True]
    assert found.plain_parameters == 4 * 4 * (3 + 4 + 1) + 3 * 5 * (4 + 5 + 2)


def test_places_of_the_norm_have_the_shape_of_what_is_before_them() -> None:
    layers = (*normed(Conv(6, 3), keeps_bias=True), Flatten(), *normed(Dense(4)))
    first, second = outline((8, 8, 1), layers).slots
    assert (first.shape, first.keeps_bias) == ((8, 8, 6), True)
    assert (second.shape, second.keeps_bias) == ((4,), False)


def test_the_output_with_batch_norm_is_told_with_its_units() -> None:
    assert outline((3,), (Dense(64), Output(2, "softmax"))).output_slot == (2, 64)
    assert outline((3,), (Dense(2),)).output_slot is None


def test_dropout_has_one_rate() -> None:
    assert outline((3,), (Dense(2), Dropout(0.25))).dropout == 0.25
    assert outline((3,), (Dense(2),)).dropout is None
    with pytest.raises(ValueError, match=r"one rate .* \[0.1, 0.2\]"):
        outline((3,), (Dropout(0.1), Dropout(0.2)))


@pytest.mark.parametrize(
    ("shape", "layers", "message"),
    [
        ((28, 28), (Dense(3),), "expected a flat input before it, received \\(28, 28\\)"),
        ((28, 28), (Conv(3, 3),), "expected height, width and channels"),
        ((28, 28), (Pool(),), "expected height, width and channels"),
        ((28, 28), (GlobalPool(),), "expected height, width and channels"),
        ((28, 28, 1), (Recurrent("gru", 4),), "expected steps and features"),
        ((28, 28), (Reshape((28, 27)),), "expected as many numbers"),
        ((4, 4, 1), (Conv(3, 5, padding="valid"),), "a kernel of 5 does not fit into 4 places"),
        ((4,), (NormLayer(),), "expected a convolution, dense or recurrent layer before it"),
        ((4, 4, 1), (Flatten(), NormLayer()), "received Flatten"),
    ],
)
def test_layers_that_do_not_follow_are_refused(
    shape: tuple[int, ...], layers: tuple[Layer, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        outline(shape, layers)
