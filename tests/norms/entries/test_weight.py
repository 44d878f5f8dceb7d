import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.weight import NORM, torch_convolution
from normviz.norms.layer import LayerCall
from normviz.norms.norm import Place
from normviz.norms.parameters import NormParameters
from normviz.norms.reference import normalized

KERNEL = np.array([3.0, 4.0, 6.0, 8.0]).reshape(2, 2, 1, 1)


def test_the_kernel_stays_as_it_is_until_g_is_trained() -> None:
    np.testing.assert_allclose(normalized(NormSpec("weight"), KERNEL).y, KERNEL)


def test_g_is_the_length_of_each_output_channel() -> None:
    y = normalized(NormSpec("weight"), KERNEL, NormParameters(gamma=[1.0, 2.0])).y
    np.testing.assert_allclose(y.ravel(), [0.6, 0.8, 1.2, 1.6])


@pytest.mark.parametrize("data_init", [True, False])
def test_the_layer_wraps_the_one_with_the_kernel(data_init: bool) -> None:
    wrapped = LayerCall("keras.layers.Conv2D", (6, 3))
    spec = NormSpec("weight", data_init=data_init)
    call = NORM.keras(spec, Place((6, 4, 4), wrapped=wrapped))
    assert call.path == "normviz.engine.layers.WeightNormalization"
    assert (call.positional, call.named) == ((wrapped,), {"data_init": data_init})


def test_pytorch_names_inputs_before_outputs() -> None:
    known = Place((6, 4, 4), kernel=(8, 6, 5, 3))
    assert torch_convolution(known) == "torch.nn.Conv2d(6, 8, (5, 3))"
    assert torch_convolution(Place((6, 4, 4))) == "torch.nn.Conv2d(6, 6, (3, 3))"
    assert NORM.torch(NormSpec("weight"), known).startswith(
        "torch.nn.utils.parametrizations.weight_norm("
    )


def test_v_is_a_variable_that_the_network_has_anyway() -> None:
    assert {each.name: each.extent for each in NORM.parameters} == {
        "g": "channel",
        "v": "none",
        "initialized": "one",
    }
