"""The network of every recipe, layer by layer as the source has it."""

from collections.abc import Callable
from typing import Any

from keras import layers

from normviz.engine.layers.norm_layers import norm_layer, wrap
from normviz.engine.networks.blocks import Plan, conv, dense, output
from normviz.engine.networks.shipped_network import ShippedNetwork, network_layers

Network = Callable[[Plan], list[Any]]


def _digit() -> Any:
    """The last layer; see ``blocks.output`` for its precision."""
    return layers.Dense(10, activation="softmax", dtype="float32")


def tutorial_norms(plan: Plan) -> list[Any]:
    """One linear convolution, the norm, two dense layers."""
    slot = plan.slot()
    norm = norm_layer(plan.options, slot)
    return [
        layers.Reshape((28, 28, 1)),
        wrap(layers.Conv2D(10, 3), plan.options),
        *([] if norm is None else [norm]),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dropout(plan.dropout),
        _digit(),
    ]


def one_layer(_plan: Plan) -> list[Any]:
    """Ten neurons."""
    return [layers.Flatten(), _digit()]


def sigmoid(_plan: Plan) -> list[Any]:
    """Two hidden layers with sigmoid."""
    return _dense_ladder((200, 60), "sigmoid")


def relu(_plan: Plan) -> list[Any]:
    """Two hidden layers with relu."""
    return _dense_ladder((200, 60), "relu")


def dropout(plan: Plan) -> list[Any]:
    """Three hidden layers, dropout after each."""
    return _dense_ladder((200, 100, 60), "relu", plan.dropout)


def _dense_ladder(units: tuple[int, ...], activation: str, rate: float | None = None) -> list[Any]:
    ladder = [layers.Flatten()]
    for width in units:
        ladder.append(layers.Dense(width, activation=activation))
        if rate is not None:
            ladder.append(layers.Dropout(rate))
    return [*ladder, _digit()]


def convolutional(plan: Plan) -> list[Any]:
    """Three convolutions, a dense layer, dropout before the last where the recipe has it."""
    rate = [layers.Dropout(plan.dropout)] if plan.recipe.dropout is not None else []
    return [
        layers.Reshape((28, 28, 1)),
        layers.Conv2D(12, 3, padding="same", activation="relu"),
        layers.Conv2D(24, 6, strides=2, padding="same", activation="relu"),
        layers.Conv2D(32, 6, strides=2, padding="same", activation="relu"),
        layers.Flatten(),
        layers.Dense(200, activation="relu"),
        *rate,
        _digit(),
    ]


def batch_norm(plan: Plan) -> list[Any]:
    """The convolutional network with a norm before every relu."""
    return _normed_ladder(plan, ((12, 3, 1), (24, 6, 2), (32, 6, 2)))


def cloud(plan: Plan) -> list[Any]:
    """The cloud version, tuned or not: its filters are the channels of the slots."""
    first, second, third = (slot.channels for slot in plan.recipe.slots[:3])
    return _normed_ladder(plan, ((first, 6, 1), (second, 5, 2), (third, 4, 2)))


def _normed_ladder(plan: Plan, convolutions: tuple[tuple[int, int, int], ...]) -> list[Any]:
    return [
        layers.Reshape((28, 28, 1)),
        *(layer for convolution in convolutions for layer in conv(plan, *convolution)),
        layers.Flatten(),
        *dense(plan, 200, "relu"),
        layers.Dropout(plan.dropout),
        _digit(),
    ]


def weight_norm_cifar(plan: Plan) -> list[Any]:
    """Two convolutions with pooling and three dense layers, all five kernels wrapped."""

    def kernel(layer: Any) -> Any:
        return wrap(layer, plan.options)

    return [
        kernel(layers.Conv2D(6, 5, activation="relu")),
        layers.MaxPooling2D(2),
        kernel(layers.Conv2D(16, 5, activation="relu")),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        kernel(layers.Dense(120, activation="relu")),
        kernel(layers.Dense(84, activation="relu")),
        kernel(_digit()),
    ]


def bn_mlp(plan: Plan) -> list[Any]:
    """Two dense layers with norm, tanh and dropout."""
    return [
        *dense(plan, 64, "tanh"),
        layers.Dropout(plan.dropout),
        *dense(plan, 64, "tanh"),
        layers.Dropout(plan.dropout),
        *output(plan, 2, "softmax"),
    ]


def alexnet(plan: Plan) -> list[Any]:
    """Five convolutions with norm, three of them pooled, and three dense layers."""
    return [
        *conv(plan, 96, 11, 4),
        layers.MaxPooling2D(2, padding="same"),
        *conv(plan, 256, 5),
        layers.MaxPooling2D(2, padding="same"),
        *conv(plan, 384, 3),
        *conv(plan, 384, 3),
        *conv(plan, 256, 3),
        layers.MaxPooling2D(2, padding="same"),
        layers.Flatten(),
        *dense(plan, 2000, "relu"),
        layers.Dropout(plan.dropout),
        *dense(plan, 512, "relu"),
        layers.Dropout(plan.dropout),
        *output(plan, 1, "sigmoid"),
    ]


def pen(plan: Plan) -> list[Any]:
    """The network of the models that ship; its weights are theirs, since a softmax has none."""
    network = ShippedNetwork(plan.options, dropout=plan.dropout)
    return [*network_layers(network), layers.Activation("softmax", dtype="float32")]


NETWORKS: dict[str, Network] = {
    "tutorial-norms": tutorial_norms,
    "one-layer": one_layer,
    "sigmoid": sigmoid,
    "relu": relu,
    "relu-decay": relu,
    "dropout": dropout,
    "convolutional": convolutional,
    "convolutional-dropout": convolutional,
    "batch-norm": batch_norm,
    "cloud": cloud,
    "cloud-tuned": cloud,
    "weight-norm-cifar": weight_norm_cifar,
    "bn-mlp": bn_mlp,
    "alexnet": alexnet,
    "pen": pen,
}
"""Name of the recipe to the layers behind its input."""
