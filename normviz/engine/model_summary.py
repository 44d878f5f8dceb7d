"""A model's layers as data, for a table in the window."""

from dataclasses import dataclass
from math import prod
from typing import Any


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One layer.

    Attributes:
        layer: Its name in the model.
        type: Its class; of a wrapper with the wrapped one, as ``WeightNormalization(Dense)``.
        output_shape: Without the batch.
        parameters: All its numbers.
        trainable: Those that are trained.
    """

    layer: str
    type: str
    output_shape: tuple[int | None, ...]
    parameters: int
    trainable: int


def model_summary(model: Any) -> tuple[SummaryRow, ...]:
    """The layers of a model from input to output; their parameters sum up to the model's.

    Args:
        model: A built ``keras.Sequential`` or functional model whose layers have one output each.

    Raises:
        ValueError: The model is not built.
    """
    if not model.built:
        raise ValueError("model: expected one that is built; received one without shapes")
    return tuple(_row(layer) for layer in model.layers)


def _row(layer: Any) -> SummaryRow:
    kind = type(layer).__name__
    inner = getattr(layer, "layer", None)
    return SummaryRow(
        layer=layer.name,
        type=kind if inner is None else f"{kind}({type(inner).__name__})",
        output_shape=tuple(layer.output.shape[1:]),
        parameters=int(layer.count_params()),
        trainable=sum(prod(weight.shape) for weight in layer.trainable_weights),
    )
