import keras

from normviz.engine.layers.layer_factory import make_layer
from normviz.norms.layer import LayerCall


def test_inner_calls_are_made_too() -> None:
    start = LayerCall("keras.initializers.Constant", (1.5,))
    call = LayerCall("keras.layers.BatchNormalization", named={"gamma_initializer": start})
    layer = make_layer(call, momentum=0.5)
    layer.build((None, 3))
    assert layer.momentum == 0.5
    assert layer.gamma.numpy().tolist() == [1.5, 1.5, 1.5]


def test_lists_of_calls_and_layers_that_exist_already() -> None:
    inner = keras.layers.Dense(2)
    call = LayerCall("keras.Sequential", ([LayerCall("keras.layers.Identity"), inner],))
    assert make_layer(call).layers[1] is inner
