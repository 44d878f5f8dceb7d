from dataclasses import replace

from normviz.inspection.model import Model, ModelLayer, Shape
from normviz.inspection.shapes import output_shape, with_batch, with_shapes
from tests.inspection.builders import batch_norm, convolution


def chain(*layers: ModelLayer, start: Shape | None) -> Model:
    found = [ModelLayer("in", "InputLayer", shape=start)]
    for layer in layers:
        found.append(replace(layer, inputs=(found[-1].name,), shape=None))
    return Model("keras", "Keras", tuple(found))


CONV = convolution(filters=6, kernel_size=[3, 3], strides=[2, 2], padding="valid")


def test_shapes_follow_from_the_input() -> None:
    model = with_shapes(chain(CONV, batch_norm(), start=(None, 9, 9, 3)), None)

    assert model.layers[-1].shape == (None, 4, 4, 6)


def test_a_given_shape_takes_the_place_of_that_of_the_file() -> None:
    model = with_shapes(chain(CONV, batch_norm(), start=(None, None, None, 3)), (None, 11, 13, 3))

    assert model.layers[-1].shape == (None, 5, 6, 6)


def test_behind_a_layer_that_is_not_known_no_shape_is_told() -> None:
    strange = ModelLayer("strange", "MyLayer")
    model = with_shapes(chain(strange, batch_norm(), start=(None, 9, 9, 3)), (None, 9, 9, 3))

    assert model.layers[-1].shape is None


def test_a_shape_that_only_says_what_is_open_leaves_what_the_file_says() -> None:
    layer = replace(batch_norm((None, None, None, 6)), inputs=("strange",))
    start = ModelLayer("in", "InputLayer", shape=(None, None, None, 3))
    model = Model("keras", "Keras", (start, ModelLayer("strange", "MyLayer", {}, ("in",)), layer))

    assert with_shapes(model, (None, 9, 9, 3)).layers[-1].shape == (None, None, None, 6)
    assert with_shapes(model, (None, 9, 9, 4)).layers[-1].shape is None


def test_a_given_shape_is_that_of_the_first_input_and_of_those_like_it() -> None:
    shapes: list[Shape] = [(None, None, None, 3), (None, None, None, 3), (None, 5)]
    inputs = tuple(
        ModelLayer(f"in{at}", "InputLayer", shape=shape) for at, shape in enumerate(shapes)
    )
    model = with_shapes(Model("keras", "Keras", inputs), (None, 9, 9, 3))

    assert [each.shape for each in model.layers] == [(None, 9, 9, 3), (None, 9, 9, 3), (None, 5)]


def test_without_a_given_shape_that_of_the_file_stays() -> None:
    layer = replace(batch_norm((None, 7, 7, 6)), inputs=("strange",))
    model = Model("keras", "Keras", (ModelLayer("strange", "MyLayer"), layer))

    assert with_shapes(model, None).layers[-1].shape == (None, 7, 7, 6)


def test_a_model_without_an_input_layer_begins_with_the_given_shape() -> None:
    model = with_shapes(Model("h5", "Keras", (replace(CONV, shape=None),)), (None, 9, 9, 3))

    assert model.layers[0].shape == (None, 9, 9, 3)


def test_a_batch_size_fills_the_first_axis() -> None:
    model = with_batch(chain(CONV, start=(None, 9, 9, 3)), 4)

    assert [layer.shape for layer in model.layers] == [(4, 9, 9, 3), None]


def test_sums_broadcast() -> None:
    add = ModelLayer("add", "Add")

    assert output_shape(add, [(None, 1, 1, 6), (None, 4, 4, 6)]) == (None, 4, 4, 6)
    assert output_shape(add, [None]) is None
