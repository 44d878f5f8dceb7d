"""A summary of a model's layers as data, for a table in the window."""

from math import prod
from typing import Any

from normviz.ports.training import LayerRow


def model_summary(model: Any) -> tuple[LayerRow, ...]:
    """The layers of a model from input to output; their parameters sum up to the model's.

    Args:
        model: A built ``keras.Sequential`` or functional model whose layers have one output each.

    Raises:
        ValueError: The model is not built.
    """
    if not model.built:
        raise ValueError("model: expected one that is built; received one without shapes")
    return tuple(_row(layer) for layer in model.layers)


def _row(layer: Any) -> LayerRow:
    kind = type(layer).__name__
    inner = getattr(layer, "layer", None)
    return LayerRow(
        layer=layer.name,
        type=kind if inner is None else f"{kind}({type(inner).__name__})",
        output_shape=tuple(layer.output.shape[1:]),
        parameters=int(layer.count_params()),
        trainable=sum(prod(weight.shape) for weight in layer.trainable_weights),
    )
