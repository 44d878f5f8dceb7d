"""Translated texts of norm layers and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from normviz.inspection.records import Finding, Inspection, LayerRecord
from normviz.norms import CATALOG
from normviz.presentation.inspected_tensor import InspectedTensor, NoReason
from normviz.presentation.number_format import count, percent, setting
from normviz.ui.text.catalogue import translated
from normviz.ui.text.direction import left_to_right

UNKNOWN: Final = "–"
_NAMED: Final = 4
"""Layers that are named for one finding; of more, only how many they are."""


@dataclass(frozen=True)
class FindingText:
    """What the window says of one finding, or of equal ones of several layers.

    Attributes:
        severity: As in `Finding`.
        layers: The layers, in words.
        text: The statement.
        lesson: Name of the lesson that explains it.
    """

    severity: str
    layers: str
    text: str
    lesson: str


def severity_text(severity: str) -> str:
    """The word for a severity."""
    words = {
        "error": QCoreApplication.translate("Inspect", "Error"),
        "warning": QCoreApplication.translate("Inspect", "Warning"),
        "info": QCoreApplication.translate("Inspect", "Note"),
    }
    return words[severity]


def finding_texts(findings: Sequence[Finding]) -> list[FindingText]:
    """The findings of one rule together, in the words of the first of them."""
    return [_merged(list(group)) for _, group in groupby(findings, key=lambda each: each.id)]


def layer_cells(layer: LayerRecord) -> list[str]:
    """What the table says of a layer, column by column."""
    return [
        layer.name,
        norm_text(layer),
        shape_text(layer.shape),
        left_to_right(", ".join(map(str, layer.axes))) if layer.axes else UNKNOWN,
        sets_text(layer),
        UNKNOWN if layer.epsilon is None else left_to_right(setting(layer.epsilon)),
        UNKNOWN if layer.momentum is None else left_to_right(setting(layer.momentum)),
        _told(layer.parameters),
    ]


def norm_text(layer: LayerRecord) -> str:
    """The norm's title; where it is none of the catalogue's, the name that the file has for it."""
    return layer.kind if layer.norm is None else translated(CATALOG[layer.norm].title)


def shape_text(shape: Sequence[int | None] | None) -> str:
    """Sizes, a dash for those that are not known."""
    return left_to_right(" × ".join(map(_told, shape))) if shape else UNKNOWN


def sets_text(layer: LayerRecord) -> str:
    """How many statistic sets there are, and how large they are."""
    if layer.sets is None and layer.set_size is None:
        return UNKNOWN
    return left_to_right(f"{_told(layer.sets)} × {_told(layer.set_size)}")


def cube_tip(shown: InspectedTensor | NoReason | None) -> str:
    """What opening a layer in the Cube shows, or why that cannot be; None where none is chosen."""
    match shown:
        case None:
            return QCoreApplication.translate("Inspect", "Select a layer first.")
        case "norm":
            return QCoreApplication.translate(
                "Inspect", "The file does not say which norm this is."
            )
        case "channels":
            return QCoreApplication.translate(
                "Inspect", "The number of channels is not known: give an input shape above."
            )
        case "kernel":
            return QCoreApplication.translate(
                "Inspect", "The file does not hold the kernel that is normalized."
            )
    if shown.is_kernel:
        return QCoreApplication.translate(
            "Inspect",
            "Shows the norm of the selected layer in the Cube: on noise with the sizes of its "
            "kernel.",
        )
    return QCoreApplication.translate(
        "Inspect",
        "Shows the norm of the selected layer in the Cube: on noise of its real shape, with its γ, "
        "β, moving mean and variance where each channel has one.",
    )


def opened_text(shown: InspectedTensor) -> str:
    """What x is in the Cube, and where it has other sizes than the layer."""
    told = QCoreApplication.translate(
        "Inspect", "x is noise of the layer's shape, N × C × H × W: {real}."
    )
    if shown.is_cut and shown.is_kernel:
        told = QCoreApplication.translate(
            "Inspect", "The kernel's Cₒ × Cᵢ × kh × kw is {real}; the Cube shows {shown} of it."
        )
    elif shown.is_kernel:
        told = QCoreApplication.translate(
            "Inspect", "x is noise with the sizes of the kernel, Cₒ × Cᵢ × kh × kw: {real}."
        )
    elif shown.is_cut:
        told = QCoreApplication.translate(
            "Inspect", "The layer's N × C × H × W is {real}; the Cube shows at most {shown} of it."
        )
    elif shown.is_completed:
        told = QCoreApplication.translate(
            "Inspect",
            "The file gives N × C × H × W as {real}; the Cube shows {shown} for what is open.",
        )
    return told.format(real=shape_text(shown.real_shape), shown=shape_text(shown.shape))


def unknown_text(found: Inspection) -> str:
    """What a dash in the table means, and what can be done about it."""
    if found.format in ("weights.h5", "safetensors"):
        return QCoreApplication.translate(
            "Inspect", "–: not in the file, which holds weights only, without the model's layers."
        )
    return QCoreApplication.translate(
        "Inspect", "–: not in the file; a batch size and an input shape above may supply it."
    )


def _merged(alike: list[Finding]) -> FindingText:
    first = alike[0]
    values = {name: _number(value) for name, value in first.evidence.items()}
    text = translated(first.template).format(**values)
    if len(alike) > 1:
        told = QCoreApplication.translate("Inspect", "{text} (numbers of {layer})")
        text = told.format(text=text, layer=first.layer)
    return FindingText(first.severity, _layers(alike), text, first.lesson)


def _layers(alike: list[Finding]) -> str:
    named = ", ".join(each.layer for each in alike[:_NAMED])
    more = len(alike) - _NAMED
    if more <= 0:
        return named
    text = QCoreApplication.translate("Inspect", "{names} and {count} more")
    return text.format(names=named, count=count(more))


def _told(size: int | None) -> str:
    return UNKNOWN if size is None else count(size)


class _Grouped(int):
    """A whole number that a sentence writes as the rest of the window does."""

    def __format__(self, spec: str) -> str:
        return format(int(self), spec) if spec else count(int(self))


class _Measured(float):
    """A number that a sentence writes as the rest of the window does: 1×10⁻⁵, −0.5, 20 %."""

    def __format__(self, spec: str) -> str:
        value = float(self)
        if spec.endswith("%"):
            return percent(value)
        return setting(value, int(spec.strip(".g") or 6))


def _number(value: Any) -> Any:
    if type(value) is int:
        return _Grouped(value)
    return _Measured(value) if isinstance(value, float) else value
