"""The places of a network where a norm can stand, and which norm fits where."""

from dataclasses import dataclass
from math import prod

from normviz.errors import UserError
from normviz.norms import CATALOG
from normviz.runs.catalog.options import NormOptions

NORMS = tuple(CATALOG)
"""The names of the norms, in the catalogue's order."""

ON_KERNELS = tuple(name for name, norm in CATALOG.items() if norm.kind == "kernel")
"""Norms that wrap the layer with the kernel instead of following it."""

_NEED_IMAGES = ("instance", "frn")
_LEARN_A_SHIFT = tuple(name for name, norm in CATALOG.items() if "beta" in norm.learned)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for a norm: behind a layer with a kernel.

    Attributes:
        shape: What the layer before puts out, without the batch: (H, W, C) or (C,).
        keeps_bias: Whether that layer keeps its bias even where the norm learns a shift.
        kernel_only: Whether only norms of the kernel are compared here.
    """

    shape: tuple[int, ...]
    keeps_bias: bool = False
    kernel_only: bool = False

    @property
    def channels(self) -> int:
        """C, the channels or units of the layer before."""
        return self.shape[-1]


def known(name: str) -> str:
    """The name itself.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    if name not in NORMS:
        raise UserError(f"norm: expected one of {', '.join(NORMS)}; received {name!r}")
    return name


def misfit(name: str, slot: Slot, options: NormOptions) -> str:
    """Why a norm cannot stand in a slot, in one sentence; empty where it can.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    if known(name) == "none" or name in ON_KERNELS:
        return ""
    if slot.kernel_only:
        return f"This recipe compares norms of the weights: {name} normalizes activations."
    if name in _NEED_IMAGES and len(slot.shape) == 1:
        return f"The sets of {name} lie in H and W, which {slot.channels} units do not have."
    if name == "group" and slot.channels % options.groups:
        return (
            f"The number of groups must divide the channels: "
            f"{options.groups} groups do not divide {slot.channels} channels."
        )
    return ""


def stands(name: str, slot: Slot) -> bool:
    """Whether the norm is there, as a layer or around the kernel; without sets it is not."""
    return known(name) != "none" and not (name in _NEED_IMAGES and len(slot.shape) == 1)


def needs_bias(name: str, slot: Slot) -> bool:
    """Whether the layer before the slot has a bias: it is of no use where the norm learns β."""
    return slot.keeps_bias or not (stands(name, slot) and name in _LEARN_A_SHIFT)


def learned(name: str, slot: Slot, options: NormOptions) -> tuple[int, int]:
    """How many numbers a norm adds in a slot.

    Returns:
        Those that are trained and those that are not (moving statistics, u, the "done" of the
        first step).
    """
    if not stands(name, slot):
        return 0, 0
    channels, affine = slot.channels, options.center + options.scale
    trained, fixed = {
        "batch": (channels * affine, 2 * channels),
        "layer": (prod(slot.shape) * affine, 0),
        "rms": (channels, 0),
        "unit": (0, 0),
        "frn": (channels * (affine + 1) + options.learn_epsilon, 0),
        "weight": (channels, int(options.data_init)),
        "spectral": (0, channels),
    }.get(name, (channels * affine, 0))
    return trained, fixed
