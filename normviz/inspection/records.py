"""What an inspection tells: norm layers and findings, and their JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import isfinite
from typing import Any, Final, Literal

from normviz.inspection.model import Shape

Severity = Literal["error", "warning", "info"]
"""``error``: the output is useless or the layer cannot be built; ``warning``: it is probably not
what was meant; ``info``: worth knowing."""


def _finite(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by their names; None for numbers that JSON does not have."""
    return {
        name: None if isinstance(value, float) and not isfinite(value) else value
        for name, value in values.items()
    }


_OF_THE_CUBE: Final = frozenset({
    "channel_axis", "gamma", "beta", "moving_mean", "moving_variance", "channels", "kernel",
    "kernel_axis",
})  # fmt: skip
"""What a record has for the Cube alone."""


@dataclass(frozen=True)
class LayerRecord:
    """One norm layer.

    Attributes:
        name: As in the model.
        kind: Its class or operator, as the file names it.
        norm: The norm of the catalogue; None where it is none of them, or the file does not say.
        axes: The axes that are reduced in training; None where they are not known. For a norm of
            kernels those of the kernel.
        shape: Of the input, the batch first, sizes that are not known as None; None where nothing
            is known.
        sets: Number of statistic sets; None where a size is missing.
        set_size: Elements in each, likewise.
        epsilon: None where the norm has none, or the file does not say.
        momentum: As the framework means it: in Keras and ONNX the weight of the old statistics, in
            PyTorch that of the new ones. None as for epsilon.
        trainable: Whether it may change in training; None where the file does not say.
        parameters: How many numbers it keeps, trained or not; None where the file has no weights.
        groups: Groups of channels; None where the norm has none, or the file does not say.
        channel_axis: The axis of the channels, counted from 0; None where it is not known.
        gamma: γ of each channel, (C,); empty where the layer has none, None where it is not known
            or has another shape.
        beta: β of each channel, likewise.
        moving_mean: Of each channel, likewise.
        moving_variance: Of each channel, likewise.
        channels: How many there are, which the weights tell too; None where it is not known.
        kernel: Sizes of the kernel that is normalized, in the file's order; None where it has none
            or they are not known.
        kernel_axis: The axis of the kernel whose slices are normalized one by one, or, where all of
            it is, that of its output channels; counted from 0.
    """

    name: str
    kind: str
    norm: str | None
    axes: tuple[int, ...] | None
    shape: Shape | None
    sets: int | None
    set_size: int | None
    epsilon: float | None
    momentum: float | None
    trainable: bool | None
    parameters: int | None
    groups: int | None = None
    channel_axis: int | None = None
    gamma: tuple[float, ...] | None = None
    beta: tuple[float, ...] | None = None
    moving_mean: tuple[float, ...] | None = None
    moving_variance: tuple[float, ...] | None = None
    channels: int | None = None
    kernel: tuple[int, ...] | None = None
    kernel_axis: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The layer as plain values, without those that only the Cube needs."""
        told = asdict(self)
        return _finite({name: told[name] for name in told if name not in _OF_THE_CUBE})


@dataclass(frozen=True)
class Finding:
    """One statement about one layer, with the numbers that it was computed from.

    Attributes:
        id: Of the rule.
        severity: How much it matters.
        layer: The layer's name.
        template: The statement in English, with ``{names}`` of the evidence.
        evidence: Numbers and names by what they are.
        lesson: The lesson that explains it.
    """

    id: str
    severity: Severity
    layer: str
    template: str
    evidence: Mapping[str, Any] = field(default_factory=dict)
    lesson: str = ""

    @property
    def text(self) -> str:
        """The statement."""
        return self.template.format(**self.evidence)

    def to_json(self) -> dict[str, Any]:
        """The finding as plain values; None for evidence that is infinite or NaN."""
        return {
            "id": self.id,
            "severity": self.severity,
            "layer": self.layer,
            "text": self.text,
            "evidence": _finite(self.evidence),
            "lesson": self.lesson,
        }


@dataclass(frozen=True)
class Inspection:
    """The norm layers of a model, and what was found about them.

    Attributes:
        file: The file's path as it was given, or the name of a model in memory.
        format: As `Model.format`.
        framework: As `Model.framework`.
        layers: In the order of the model.
        findings: The most severe first, then in the order of the layers.
    """

    file: str
    format: str
    framework: str
    layers: tuple[LayerRecord, ...]
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "file": self.file,
            "format": self.format,
            "framework": self.framework,
            "layers": [layer.to_json() for layer in self.layers],
            "findings": [finding.to_json() for finding in self.findings],
        }

    def __str__(self) -> str:
        count = len(self.layers)
        layers = "norm layer" if count == 1 else "norm layers"
        lines = [f"{self.file}: {self.framework}, {count} {layers}"]
        lines += [f"  {each.name}: {each.kind}, {each.norm or 'unknown'}" for each in self.layers]
        lines += [f"  {each.severity}: {each.layer}: {each.text}" for each in self.findings]
        return "\n".join(lines)
