"""Slots: the places in a network for a norm, and which norms fit each."""

from dataclasses import dataclass
from math import prod

from normviz.errors import Reason
from normviz.norms import CATALOG, NormSpec, Place
from normviz.norms.keras_version import installed_keras, lacks_layer
from normviz.norms.norm import Parameter
from normviz.recipes.options import known


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for a norm: behind a layer with a kernel.

    Attributes:
        shape: What the layer before puts out, without the batch: (H, W, C), (C,), or (T, C)
            for the steps of a sequence.
        keeps_bias: Whether that layer keeps its bias even where the norm learns a shift.
        kernel_only: Whether only norms of the kernel are compared here.
        is_recurrent: Whether that layer is a recurrent one, whose bias and kernels lie before
            its gates: no norm behind it takes their place.
    """

    shape: tuple[int, ...]
    keeps_bias: bool = False
    kernel_only: bool = False
    is_recurrent: bool = False

    @property
    def channels(self) -> int:
        """C, the channels or units of the layer before."""
        return self.shape[-1]

    @property
    def place(self) -> Place:
        """The slot as the entries of the norms take it."""
        return Place((self.channels, *self.shape[:-1]))

    @property
    def is_image(self) -> bool:
        """Whether it has H and W, or steps in their place."""
        return len(self.shape) > 1


def misfit(spec: NormSpec, slot: Slot) -> str:
    """Why a norm cannot stand in a slot, in one sentence; empty where it can."""
    norm, name = spec.norm, spec.name
    if norm.kind == "kernel" and slot.is_recurrent:
        return Reason(
            "{norm} normalizes the kernel of a convolution or dense layer, not those of a "
            "recurrent one.",
            code="norm-of-kernels",
            norm=name,
        )
    if norm.kind != "activation":
        return ""
    if lacks_layer(norm):
        return Reason(
            "{norm} needs Keras {since} or newer: installed is {installed}.",
            code="keras-too-old",
            norm=name,
            since=norm.keras_since,
            installed=installed_keras(),
        )
    if slot.kernel_only:
        return Reason(
            "This recipe compares norms of the weights: {norm} normalizes activations.",
            code="norm-of-activations",
            norm=name,
        )
    if norm.needs_image and not slot.is_image:
        return Reason(
            "The sets of {norm} lie in H and W, which a dense layer does not have.",
            code="norm-of-images",
            norm=name,
            units=slot.channels,
        )
    if norm.needs_groups and spec.groups and slot.channels % spec.groups:
        return Reason(
            "The number of groups must divide the number of channels: {groups} does "
            "not divide {channels}.",
            code="groups-undivided",
            groups=spec.groups,
            channels=slot.channels,
        )
    return ""


def stands(name: str, slot: Slot) -> bool:
    """Whether the norm is there, as a layer or around the kernel; without sets it is not.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    norm = CATALOG[known(name)]
    if norm.kind == "kernel":
        return not slot.is_recurrent
    return norm.kind != "identity" and (slot.is_image or not norm.needs_image)


def needs_bias(name: str, slot: Slot) -> bool:
    """Whether the layer before the slot has a bias: it is of no use where the norm learns β.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    kept = slot.keeps_bias or slot.is_recurrent
    return kept or not (stands(name, slot) and CATALOG[name].absorbs_bias)


def learned(spec: NormSpec, slot: Slot) -> tuple[int, int]:
    """How many numbers a norm adds in a slot.

    Returns:
        Those that are trained and those that are not (moving statistics, u, the "done" of the
        first step).
    """
    if not stands(spec.name, slot):
        return 0, 0
    added = [each for each in spec.norm.parameters if not each.switch or getattr(spec, each.switch)]
    trained = sum(_size(parameter, slot) for parameter in added if parameter.trained)
    return trained, sum(_size(parameter, slot) for parameter in added) - trained


def _size(parameter: Parameter, slot: Slot) -> int:
    sizes = {"channel": slot.channels, "sample": prod(slot.shape), "one": 1, "none": 0}
    return sizes[parameter.extent]
