from typing import Any

import keras
import numpy as np
import pytest

from normviz.engine.layers import FilterResponseNormalization, WeightNormalization
from normviz.engine.networks import build
from normviz.errors import UserError
from normviz.recipes import RECIPES, norm_spec
from tests.recipes.synthetic import SLOTLESS

LARGE = ("alexnet",)
EVERY_NORM = [
    (name, norm) for name, recipe in RECIPES.items() if name not in LARGE for norm in recipe.norms()
]


def counts(model: Any) -> tuple[int, int]:
    return model.count_params(), sum(int(np.prod(w.shape)) for w in model.trainable_weights)


def kinds(model: Any) -> list[str]:
    """Class names; an activation by its own name."""
    return [
        layer.activation.__name__
        if isinstance(layer, keras.layers.Activation)
        else type(layer).__name__
        for layer in model.layers
    ]


@pytest.mark.parametrize(("name", "norm"), EVERY_NORM)
def test_the_model_has_the_numbers_that_the_catalogue_says(name: str, norm: str) -> None:
    with keras.StatelessScope(initialize_variables=False):  # to fill them takes the most time
        model = build(name, norm)
    assert counts(model) == RECIPES[name].parameters(norm)


@pytest.mark.parametrize("name", RECIPES)
def test_probabilities_have_32_bits_under_mixed_precision(name: str) -> None:
    keras.config.set_dtype_policy("mixed_float16")
    try:
        model = build(name)
    finally:
        keras.config.set_dtype_policy("float32")
    assert model.outputs[0].dtype == "float32"
    assert model.layers[0].compute_dtype == "float16"


def test_alexnet_has_the_numbers_of_the_source() -> None:
    model = build("alexnet")
    assert model.count_params() == 12_981_781
    assert counts(model) == RECIPES["alexnet"].parameters()
    slots = [slot.shape for slot in RECIPES["alexnet"].slots]
    normed = [layer.output.shape[1:] for layer in model.layers if "batch" in layer.name]
    assert normed == [*slots, (1,)]


@pytest.mark.parametrize("name", [name for name in RECIPES if name not in LARGE])
def test_takes_a_batch_and_gives_probabilities(name: str) -> None:
    recipe = RECIPES[name]
    x = np.random.default_rng(0).random((3, *recipe.input_shape), np.float32)
    y = np.asarray(build(recipe)(x, training=False))
    assert y.shape == (3, recipe.classes)
    np.testing.assert_allclose(y.sum(1), 1, atol=1e-5)


def test_every_recipe_has_a_network() -> None:
    assert [recipe for recipe in RECIPES.values() if not recipe.layers] == []


@pytest.mark.parametrize("name", ["batch-norm", "cloud", "bn-mlp"])
@pytest.mark.parametrize("norm", ["batch", "group"])
def test_settings_that_differ_from_the_source_are_counted_too(name: str, norm: str) -> None:
    options = norm_spec(norm, {"center": False, "groups": 2})
    expected = RECIPES[name].parameters(norm, options, bn_before_output=False)
    assert counts(build(name, norm, options, bn_before_output=False)) == expected


def test_layers_stand_in_the_order_of_the_codelab() -> None:
    assert kinds(build("batch-norm")) == [
        "Reshape",
        *["Conv2D", "BatchNormalization", "relu"] * 3,
        "Flatten",
        *["Dense", "BatchNormalization", "relu"],
        "Dropout",
        "Dense",
    ]


def test_layers_stand_in_the_order_of_the_answers() -> None:
    hidden = ["Dense", "BatchNormalization", "tanh", "Dropout"] * 2
    assert kinds(build("bn-mlp")) == [*hidden, "Dense", "BatchNormalization", "softmax"]
    moved = kinds(build("bn-mlp", bn_before_output=False))
    assert moved == [*hidden, "BatchNormalization", "Dense", "softmax"]


def test_no_other_norm_stands_before_the_output() -> None:
    assert kinds(build("bn-mlp", "layer-keras"))[-2:] == ["Dense", "softmax"]


def test_layers_stand_in_the_order_of_the_tutorials() -> None:
    assert kinds(build("tutorial-norms")) == [
        "Reshape",
        "Conv2D",
        "GroupNormalization",
        "Flatten",
        "Dense",
        "Dropout",
        "Dense",
    ]
    pooled = ["Conv2D", "MaxPooling2D"]
    dense = ["Dense"] * 3
    assert kinds(build("weight-norm-cifar")) == [*pooled, *pooled, "Flatten", *dense]
    wrapped = build("weight-norm-cifar", "weight").layers
    assert sum(isinstance(layer, WeightNormalization) for layer in wrapped) == 5


def test_alexnet_pools_after_the_first_second_and_fifth_convolution() -> None:
    order = "".join(
        {"Conv2D": "c", "MaxPooling2D": "p", "Dense": "d"}.get(kind, "")
        for kind in kinds(build("alexnet", "none"))
    )
    assert order == "cpcpcccpddd"


def test_no_relu_follows_a_norm_that_ends_in_its_own() -> None:
    model = build("batch-norm", "frn")
    behind = zip(model.layers, model.layers[1:], strict=False)
    followers = [kind for norm, kind in behind if isinstance(norm, FilterResponseNormalization)]
    assert len(followers) == 3
    assert not any(isinstance(layer, keras.layers.Activation) for layer in followers)
    assert kinds(model).count("relu") == 1


def test_the_cloud_uses_its_own_momentum_and_epsilon() -> None:
    norm = next(layer for layer in build("cloud").layers if "batch" in layer.name)
    assert (norm.momentum, norm.epsilon, norm.scale) == (0.993, 1e-5, False)


def test_a_norm_stands_before_the_activation_that_the_layer_has_without_one() -> None:
    assert kinds(build("relu")) == ["Flatten", "Dense", "Dense", "Dense"]
    assert kinds(build("dropout", "batch"))[:5] == [
        "Flatten", "Dense", "BatchNormalization", "relu", "Dropout",
    ]  # fmt: skip
    last = build("one-layer", "rms").layers[-1]
    assert last.activation is keras.activations.softmax
    bare = build("sigmoid", "layer-keras").layers[1]
    assert bare.activation is keras.activations.linear


def test_layers_stand_in_the_order_of_the_pooled_and_the_recurrent_networks() -> None:
    assert kinds(build("max-pooling"))[1:6] == [
        "Conv2D",
        "Conv2D",
        "MaxPooling2D",
        "Conv2D",
        "MaxPooling2D",
    ]
    assert kinds(build("global-average"))[-2:] == ["GlobalAveragePooling2D", "Dense"]
    assert kinds(build("recurrent")) == [*["GRU", "LayerNormalization"] * 2, "Dense"]


def test_equal_seeds_give_equal_weights() -> None:
    first, again, other = (build("tutorial-norms", seed=seed) for seed in (1, 1, 2))
    x = np.random.default_rng(0).random((2, 28, 28), np.float32)
    np.testing.assert_array_equal(first(x), again(x))
    np.testing.assert_array_equal(first(x, training=True), again(x, training=True))
    assert not np.allclose(first(x), other(x))


def test_the_rate_of_dropout_is_a_setting() -> None:
    def rates(model: Any) -> list[float]:
        return [layer.rate for layer in model.layers if isinstance(layer, keras.layers.Dropout)]

    assert rates(build("dropout")) == [0.25] * 3
    assert rates(build("dropout", dropout=0.5)) == [0.5] * 3
    assert rates(build("convolutional")) == []
    assert rates(build("convolutional-dropout")) == [0.3]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"recipe": "lenet"}, "recipe: expected one of"),
        ({"recipe": SLOTLESS, "norm": "batch"}, "no place for a norm"),
        ({"recipe": "recurrent", "norm": "weight"}, "kernel of a convolution or dense layer"),
        ({"recipe": "batch-norm", "norm": "batsch"}, "norm: expected one of"),
        ({"recipe": "dropout", "dropout": 1.0}, "dropout: expected a rate"),
        (
            {
                "recipe": "tutorial-norms",
                "norm": "group",
                "options": norm_spec("group", {"groups": 4}),
            },
            "4 does not divide 10",
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        build(**arguments)
