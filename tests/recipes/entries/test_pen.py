import pytest

from normviz.recipes.entries.pen import RECIPE, pen_layers
from normviz.recipes.layers import Activation, Conv, Dense, Dropout, NormLayer, Relu
from normviz.recipes.outline import outline

PICTURE = (28, 28)


def test_the_built_in_network_puts_ten_logits_out() -> None:
    assert outline(PICTURE, pen_layers()).shapes[-1] == (10,)
    assert pen_layers()[-1] == Dense(10)


def test_the_picture_has_seven_by_seven_places_behind_the_convolutions() -> None:
    found = outline(PICTURE, pen_layers())
    last = max(i for i, layer in enumerate(pen_layers()) if isinstance(layer, Conv))
    assert found.shapes[last] == (7, 7, 64)


def test_each_convolution_is_followed_by_a_norm_and_a_relu() -> None:
    layers = pen_layers(((8, 5, 2), (12, 3, 1)))
    assert layers[1:7] == (Conv(8, 5, 2), NormLayer(), Relu(), Conv(12, 3), NormLayer(), Relu())
    assert len(outline(PICTURE, layers).slots) == 2


@pytest.mark.parametrize(("units", "dropout"), [(64, 0.3), (5, 0.0)])
def test_the_hidden_layer_and_its_dropout_are_as_asked(units: int, dropout: float) -> None:
    assert pen_layers(units=units, dropout=dropout)[-3:] == (
        Dense(units, "relu"), Dropout(dropout), Dense(10),
    )  # fmt: skip


def test_the_recipe_is_this_network_with_probabilities_at_its_end() -> None:
    assert RECIPE.layers == (*pen_layers(), Activation("softmax"))
    assert RECIPE.input_shape == PICTURE
    assert outline(RECIPE.input_shape, RECIPE.layers).shapes[-1] == (RECIPE.classes,)


def test_the_quick_preset_trains_less_on_fewer_digits() -> None:
    published, quick = RECIPE.presets["published"], RECIPE.presets["quick"]
    assert quick.quick
    assert not published.quick
    assert quick.epochs < published.epochs
    assert quick.train_size is not None
    assert published.train_size is None
    assert quick.schedule == published.schedule
