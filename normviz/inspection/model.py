"""A model as its file tells it: layers, their settings and weights, in any framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from numpy.typing import NDArray

Framework = Literal["Keras", "PyTorch", "ONNX"]

Shape = tuple[int | None, ...]
"""Sizes of all axes, the batch first; None where a size is not known."""


@dataclass(frozen=True)
class Weight:
    """One array of numbers in a model.

    Attributes:
        shape: Its sizes.
        values: The numbers, as float32 or float64; None where they are not read: kernels never are.
    """

    shape: tuple[int, ...]
    values: NDArray[Any] | None = None

    @property
    def size(self) -> int:
        """How many numbers it has."""
        count = 1
        for size in self.shape:
            count *= size
        return count


@dataclass(frozen=True)
class ModelLayer:
    """One layer, node or module of a model.

    Attributes:
        name: Unique in the model; a layer of a model within the model is ``outer/inner``.
        kind: Its class in Keras and PyTorch, its operator in ONNX; empty where the file holds
            weights only and their names do not tell it.
        settings: Its settings, with the names that Keras uses.
        inputs: Names of the layers whose outputs it reads.
        shape: Of its (first) input; None where it is not known.
        weights: By the names of the catalogue: ``gamma``, ``moving_mean``, ``kernel``, ``bias``.
        trainable: Whether it may change in training; None where the file does not say.
    """

    name: str
    kind: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    shape: Shape | None = None
    weights: Mapping[str, Weight] = field(default_factory=dict)
    trainable: bool | None = None


@dataclass(frozen=True)
class Model:
    """What a reader found in a file.

    Attributes:
        format: As the user knows it: ``keras``, ``h5``, ``weights.h5``, ``safetensors``,
            ``onnx``; ``live`` for a model in memory.
        framework: Whose classes and defaults its layers have.
        layers: In the order of the file.
        is_graph: Whether ``inputs`` of the layers are known.
    """

    format: str
    framework: Framework
    layers: tuple[ModelLayer, ...]
    is_graph: bool = True
