"""``FindingRule``: one statement that is looked for at every norm layer; see `findings`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from normviz.inspection.model import Model, ModelLayer
from normviz.inspection.norm_layers import FoundNorm
from normviz.inspection.records import Finding, LayerRecord, Severity
from normviz.norms.norm import Norm
from normviz.registry import Registry


class FindingEvidence(NamedTuple):
    """What a rule found.

    Attributes:
        template: In English, with ``{names}`` of the evidence.
        evidence: Numbers and names.
    """

    template: str
    evidence: Mapping[str, Any]


@dataclass(frozen=True)
class Examined:
    """One norm layer in its model.

    Attributes:
        model: The whole model.
        norm_layer: The layer and its record.
        before: The layer whose output it reads, where nobody else reads that; None elsewhere.
        inputs: All layers whose output it reads.
    """

    model: Model
    norm_layer: FoundNorm
    before: ModelLayer | None
    inputs: tuple[ModelLayer, ...]

    @property
    def record(self) -> LayerRecord:
        """What is told of the layer."""
        return self.norm_layer.record

    @property
    def layer(self) -> ModelLayer:
        """The layer as its reader found it."""
        return self.norm_layer.layer

    @property
    def norm(self) -> Norm | None:
        """Its entry in the catalogue."""
        return self.norm_layer.norm

    @property
    def channels(self) -> int | None:
        """Size of the axis of γ and β."""
        axis, shape = self.norm_layer.channel_axis, self.record.shape
        return shape[axis] if shape is not None and axis is not None else None

    @property
    def keeps_channels_of_before(self) -> bool:
        """Whether its channels are those that the layer before gives out, one by one."""
        if self.before is None:
            return False
        axis, shape = self.norm_layer.channel_axis, self.record.shape
        if axis is None:
            axis = self.layer.settings.get("axis")
        right = output_axis(self.before)
        return axis == (right % len(shape) if shape is not None else right)

    @property
    def is_batch_norm(self) -> bool:
        """Whether it keeps moving statistics of batches."""
        return self.norm is not None and self.norm.moving

    @property
    def uses_batch(self) -> bool:
        """Whether training takes statistics from batches: in Keras not where it is frozen."""
        frozen = self.model.framework == "Keras" and self.layer.trainable is False
        return self.is_batch_norm and not frozen

    def values(self, name: str) -> NDArray[np.float64] | None:
        """The numbers of a weight; None where they were not read, or there are none."""
        weight = self.layer.weights.get(name)
        values = weight.values if weight is not None else None
        return values if values is not None and values.size else None


@dataclass(frozen=True)
class FindingRule:
    """One kind of finding.

    Attributes:
        name: Its id.
        order: Its place among those of one severity.
        severity: How much it matters.
        lesson: The lesson that explains it.
        find: What it says of a layer; None where it has nothing to say.
    """

    name: str
    order: int
    severity: Severity
    lesson: str
    find: Callable[[Examined], FindingEvidence | None]


RULES: Final = Registry[FindingRule]("normviz.inspection.findings", "RULE")
_SEVERITIES: Final = ("error", "warning", "info")
_CHANNELS_SECOND: Final = ("Conv", "Gemm", "Conv1d", "Conv2d", "Conv3d", "Linear")


def output_axis(layer: ModelLayer) -> int:
    """The axis of the channels that a dense layer or a convolution gives out: 1 or −1, the last.

    PyTorch's and ONNX' are the second one; behind its linear layer a batch norm of PyTorch is taken
    for one of two axes.
    """
    is_second = layer.kind in _CHANNELS_SECOND
    return 1 if is_second or layer.settings.get("data_format") == "channels_first" else -1


def findings_of(model: Model, norm_layers: tuple[FoundNorm, ...]) -> tuple[Finding, ...]:
    """What all rules say, the most severe first, then rule by rule in the order of the layers."""
    examined = tuple(_examined(model, norm_layers))
    found = [
        Finding(rule.name, rule.severity, each.record.name, *said, rule.lesson)
        for rule in RULES.values()
        for each in examined
        if (said := rule.find(each)) is not None
    ]
    return tuple(sorted(found, key=lambda finding: _SEVERITIES.index(finding.severity)))


def _examined(model: Model, norm_layers: tuple[FoundNorm, ...]) -> Iterator[Examined]:
    layers = {layer.name: layer for layer in model.layers}
    readers: dict[str, int] = {}
    for layer in model.layers:
        for name in layer.inputs:
            readers[name] = readers.get(name, 0) + 1
    for each in norm_layers:
        inputs = tuple(layers[name] for name in each.layer.inputs if name in layers)
        alone = len(inputs) == 1 and readers[inputs[0].name] == 1
        yield Examined(model, each, inputs[0] if alone else None, inputs)
