"""`read_keras_model` against files of the same model: see `readers/test_keras_files.py`."""

from normviz.inspection.live.keras_model import is_keras, read_keras_model
from normviz.inspection.model import ModelLayer


class Variable:
    def __init__(self, name: str, shape: tuple[int, ...]) -> None:
        self.name, self.shape = name, shape


class Norm:
    """What is read of a layer of Keras."""

    name, trainable, axis, epsilon = "rms", True, (-1,), 1e-6
    weights = (Variable("kernel", (3, 3)),)
    _build_shapes_dict = {"input_shape": (None, 4)}  # noqa: RUF012


class Sequential:
    layers = (Norm(), Norm())
    name = "m"


def test_layers_are_read_by_their_attributes() -> None:
    first, second = read_keras_model(Sequential()).layers

    assert (first.kind, first.settings["axis"], first.shape) == ("Norm", [-1], (None, 4))
    assert second.inputs == ("rms",)
    assert isinstance(first, ModelLayer)
    assert first.weights["kernel"].values is None


class Block(Norm):
    """A layer of a user's own class with another one within."""

    def __init__(self) -> None:
        self.name, self._layers = "block", [Norm()]


def test_layers_within_a_layer_are_found() -> None:
    outer = type("Sequential", (), {"name": "m", "layers": (Block(), Norm())})()

    assert [(layer.name, layer.inputs) for layer in read_keras_model(outer).layers] == [
        ("block", ()),
        ("block/rms", ()),
        ("rms", ("block",)),
    ]
    assert [layer.name for layer in read_keras_model(Block()).layers] == ["block", "block/rms"]


def test_other_objects_are_no_model_of_keras() -> None:
    assert not is_keras(Sequential())
    assert not is_keras(3)
