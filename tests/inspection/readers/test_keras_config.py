import pytest

from normviz.inspection.readers.keras_config import as_shape, layers_of
from tests.inspection.builders import keras_config, keras_layer


def tensor(name: str, shape: list[int | None]) -> dict[str, object]:
    return {
        "class_name": "__keras_tensor__",
        "config": {"shape": shape, "keras_history": [name, 0, 0]},
    }


def node(*names: str) -> list[object]:
    return [{"args": [[tensor(name, [None, 4]) for name in names]], "kwargs": {}}]


def functional(*layers: dict[str, object], ends: list[object] | None = None) -> dict[str, object]:
    config = {"name": "m", "layers": list(layers), "output_layers": ends or []}
    return {"class_name": "Functional", "config": config}


def test_a_chain_reads_one_layer_after_the_other() -> None:
    config = keras_config(keras_layer("Dense", "d"), keras_layer("BatchNormalization", "bn"))

    start, dense, norm = layers_of(config)

    assert (start.kind, start.inputs) == ("InputLayer", ())
    assert (dense.inputs, norm.inputs) == (("in",), ("d",))
    assert start.shape == (None, 8, 8, 6)


def test_a_graph_reads_what_its_nodes_name() -> None:
    config = functional(
        {**keras_layer("InputLayer", "in"), "inbound_nodes": []},
        {**keras_layer("Dense", "a"), "inbound_nodes": node("in")},
        {**keras_layer("Dense", "b"), "inbound_nodes": node("in")},
        {**keras_layer("Add", "add"), "inbound_nodes": node("a", "b")},
    )

    layers = layers_of(config)

    assert [layer.inputs for layer in layers] == [(), ("in",), ("in",), ("a", "b")]
    assert layers[3].shape == (None, 4)


def test_nodes_of_keras_2_are_read() -> None:
    config = functional(
        {**keras_layer("InputLayer", "in", batch_input_shape=[None, 4]), "inbound_nodes": []},
        {**keras_layer("Dense", "d"), "inbound_nodes": [[["in", 0, 0, {}]]]},
    )

    assert [layer.inputs for layer in layers_of(config)] == [(), ("in",)]


def test_models_within_a_model_are_entered_and_left() -> None:
    inner = {
        "class_name": "Sequential",
        "config": {
            "name": "inner",
            "layers": [keras_layer("Dense", "d"), keras_layer("ReLU", "r")],
        },
    }
    layers = layers_of(keras_config(inner, keras_layer("BatchNormalization", "bn")))

    assert [layer.name for layer in layers] == ["in", "inner/d", "inner/r", "bn"]
    assert [layer.inputs for layer in layers] == [(), ("in",), ("inner/d",), ("inner/r",)]


def test_a_wrapped_layer_is_told_too() -> None:
    wrapper = keras_layer("TimeDistributed", "td", layer=keras_layer("BatchNormalization", "bn"))

    assert [layer.name for layer in layers_of(keras_config(wrapper))] == ["in", "td", "td/bn"]


def test_a_lambda_is_a_layer_like_others() -> None:
    code = {"class_name": "__lambda__", "config": {"code": "4wEAAAAAAAAA"}}
    layers = layers_of(keras_config(keras_layer("Lambda", "f", function=code)))

    assert layers[1].kind == "Lambda"


def test_a_registered_class_keeps_its_own_name() -> None:
    layers = layers_of(keras_config(keras_layer("mine>DynamicTanh", "t")))

    assert layers[1].kind == "DynamicTanh"


@pytest.mark.parametrize(
    ("told", "shape"),
    [
        ([None, 4, 4, 3], (None, 4, 4, 3)),
        ([[None, 4], [None, 5]], (None, 4)),
        ([None, -1], None),
        ([None, 1 << 40], None),
        ([None, 1.5], None),
        ("text", None),
        (None, None),
        ([1] * 9, None),
    ],
)
def test_a_shape_is_what_can_be_one(told: object, shape: object) -> None:
    assert as_shape(told) == shape


@pytest.mark.parametrize("config", [None, [], {}, {"config": 1}])
def test_what_is_no_model_is_refused(config: object) -> None:
    with pytest.raises(ValueError, match="config of a model"):
        layers_of(config)


def test_models_too_deep_in_one_another_are_refused() -> None:
    config = keras_config()
    for _ in range(40):
        config = keras_config(config)
    with pytest.raises(ValueError, match="in one another"):
        layers_of(config)


@pytest.mark.parametrize("part", [1, "x", None, {"config": 5}, {"class_name": 4, "config": []}])
def test_parts_that_are_no_layers_do_no_harm(part: object) -> None:
    config = keras_config()
    config["config"]["layers"].append(part)

    assert layers_of(config)[0].name == "in"
