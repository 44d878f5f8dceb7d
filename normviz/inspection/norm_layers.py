"""Records of the norm layers of a model: axes, statistic sets, settings, parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, prod
from typing import Any, Final

from normviz.inspection.matching import Reduction, candidates, is_norm, matching
from normviz.inspection.model import Model, ModelLayer, Shape
from normviz.inspection.records import LayerRecord
from normviz.norms.norm import Norm
from normviz.norms.statistics import nothing

_MOST_CHANNELS: Final = 65_536
"""Of which γ and β are kept one by one."""
_VECTORS: Final = frozenset({"gamma", "beta", "moving_mean", "moving_variance", "gamma or beta"})
UNNAMED: Final = ""
"""The kind of a layer of which only weights are known."""


@dataclass(frozen=True)
class FoundNorm:
    """A norm layer with what its record was made from.

    Attributes:
        layer: As its reader found it.
        record: What is told of it.
        norm: Its entry in the catalogue; None where it is none of them, or not known.
        channel_axis: The axis of γ and β, counted from 0; None where it is not known.
    """

    layer: ModelLayer
    record: LayerRecord
    norm: Norm | None
    channel_axis: int | None


def norm_layers(model: Model) -> tuple[FoundNorm, ...]:
    """The norm layers of a model, in its order."""
    return tuple(
        _described(layer)
        for layer in model.layers
        if is_norm(layer.kind) or (layer.kind == UNNAMED and "gamma" in layer.weights)
    )


def _described(layer: ModelLayer) -> FoundNorm:
    norms = candidates(layer)
    if norms and norms[0].kind == "kernel":
        return _of_kernel(layer, norms[0])
    channel, axes = _axes(layer, norms)
    groups = _groups(layer, channel)
    reduction = _reduction(layer.shape, channel, axes, groups) or _told_reduction(layer)
    norm = matching(layer, reduction)
    is_cut = axes is not None and channel in axes
    channels = _channels(layer, channel)
    sets, size = _sets(layer.shape, axes, groups if is_cut else None)
    record = LayerRecord(
        name=layer.name,
        kind=layer.kind or "γ and β",
        norm=norm.name if norm else None,
        axes=axes,
        shape=layer.shape,
        sets=sets,
        set_size=size,
        epsilon=number(layer.settings, "epsilon"),
        momentum=number(layer.settings, "momentum"),
        trainable=layer.trainable,
        parameters=sum(each.size for each in layer.weights.values()) if layer.weights else None,
        groups=groups,
        channel_axis=channel,
        channels=channels,
        gamma=_per_channel(layer, "gamma", channels),
        beta=_per_channel(layer, "beta", channels),
        moving_mean=_per_channel(layer, "moving_mean", channels),
        moving_variance=_per_channel(layer, "moving_variance", channels),
    )
    return FoundNorm(layer, record, norm, channel)


def _channels(layer: ModelLayer, channel: int | None) -> int | None:
    """The size of that axis; where it is not known, how long all weights of the layer are."""
    size = layer.shape[channel] if layer.shape and channel is not None else None
    if size is not None:
        return size
    shapes = {weight.shape for name, weight in layer.weights.items() if name in _VECTORS}
    return next(iter(shapes))[0] if len(shapes) == 1 and len(*shapes) == 1 else None


def _per_channel(layer: ModelLayer, name: str, channels: int | None) -> tuple[float, ...] | None:
    """A weight with one finite number for each channel; empty for a layer without it."""
    if not layer.weights or "gamma or beta" in layer.weights:
        return None
    weight = layer.weights.get(name)
    if weight is None:
        return ()
    if weight.values is None or weight.shape != (channels,) or weight.size > _MOST_CHANNELS:
        return None
    values = tuple(weight.values.tolist())
    return values if all(map(isfinite, values)) else None


def _of_kernel(layer: ModelLayer, norm: Norm) -> FoundNorm:
    """Norms of kernels; the last axis of Keras' kernels is that of the output channels."""
    kernel = layer.weights.get("kernel") or layer.weights.get("v")
    whole = norm.roles[0] == "shared"
    out = layer.settings.get("kernel_axis", -1)
    axes, sets, size, sizes, kept = None, None, None, None, None
    if kernel is not None and kernel.shape:
        sizes, rank, kept = kernel.shape, len(kernel.shape), out % len(kernel.shape)
        axes = tuple(axis for axis in range(rank) if whole or axis != kept)
        sets = 1 if whole else kernel.shape[kept]
        size = kernel.size // sets if sets else None
    own = [each.size for name, each in layer.weights.items() if name not in ("kernel", "bias")]
    record = LayerRecord(
        layer.name, layer.kind, norm.name, axes, layer.shape, sets, size, None, None,
        layer.trainable, sum(own) if layer.weights else None,
        kernel=sizes, kernel_axis=kept,
    )  # fmt: skip
    return FoundNorm(layer, record, norm, None)


def _axes(layer: ModelLayer, norms: Sequence[Norm]) -> tuple[int | None, tuple[int, ...] | None]:
    """The axis of the channels and the axes that are reduced in training.

    Returns:
        None for what is not known.
    """
    if layer.shape is None or not norms:
        axis = layer.settings.get("axis")  # the second one is so in tensors of any rank
        return (1 if axis == 1 and norms and _keeps_channels(norms[0]) else None), None
    rank = len(layer.shape)
    first = layer.settings.get("first_axis")
    axis = layer.settings.get("axis", -1)
    if type(first) is int and -rank <= first < rank:  # ONNX: that one and all behind it
        axis = range(first % rank, rank)
    named = _named_axes(axis, rank)
    if named is None:
        return None, None
    reduces = not any(norm.shares_batch or _keeps_channels(norm) for norm in norms)
    if all(norm.statistics is nothing for norm in norms):
        return named[0], ()
    if reduces:  # the axis that is named is reduced; elsewhere it is that of the channels
        channel = 1 if first is not None and len(named) > 1 else -1
        channel = layer.settings.get("channel_axis", channel)
        return channel % rank, named
    batch = set() if any(norm.shares_batch for norm in norms) else {0}
    groups = _groups(layer, named[0])
    kept = batch if groups is not None and groups != layer.shape[named[0]] else batch | {named[0]}
    return named[0], tuple(axis for axis in range(rank) if axis not in kept)


def _keeps_channels(norm: Norm) -> bool:
    return norm.roles[1] in ("kept", "split")


def _named_axes(axis: object, rank: int) -> tuple[int, ...] | None:
    """The axes counted from 0; None where the setting names none of the tensor."""
    given = tuple(axis) if isinstance(axis, list | tuple | range) else (axis,)
    if not given or not all(type(each) is int and -rank <= each < rank for each in given):
        return None
    return tuple(sorted({each % rank for each in given}))


def _groups(layer: ModelLayer, channel: int | None) -> int | None:
    groups = layer.settings.get("groups")
    if type(groups) is not int:
        return None
    channels = layer.shape[channel] if layer.shape and channel is not None else None
    return channels if groups == -1 else groups


def _reduction(
    shape: Shape | None, channel: int | None, axes: tuple[int, ...] | None, groups: int | None
) -> Reduction | None:
    if shape is None or channel is None or axes is None:
        return None
    others = {axis in axes for axis in range(1, len(shape)) if axis != channel}
    channels = "shared" if channel in axes else "kept"
    if groups is not None:
        channels = "kept" if groups == shape[channel] else "split"
    role = {frozenset({True}): "shared", frozenset({False}): "kept"}.get(frozenset(others))
    batch = "shared" if 0 in axes else "kept"
    return Reduction(batch, channels, role, bool(others))  # type: ignore[arg-type]


def _told_reduction(layer: ModelLayer) -> Reduction | None:
    """What the settings alone tell where the shape is not known."""
    groups, axis = layer.settings.get("groups"), layer.settings.get("axis")
    if type(groups) is int:
        alone = groups in (-1, layer.settings.get("channels"))
        return Reduction("kept", "kept" if alone else "split", "shared")
    if isinstance(axis, list):
        return Reduction("kept", "shared", "kept" if len(axis) == 1 else "shared")
    return None


def _sets(
    shape: Shape | None, axes: tuple[int, ...] | None, groups: int | None
) -> tuple[int | None, int | None]:
    """Number of sets and elements of each; groups that do not divide give neither."""
    if shape is None or axes is None:
        return None, None
    kept = [size for axis, size in enumerate(shape) if axis not in axes]
    reduced = [shape[axis] for axis in axes]
    count, size = _product(kept), _product(reduced)
    if groups is None:
        return count, size
    if groups < 1 or (size is not None and size % groups):
        return None, None
    return count and count * groups, size and size // groups


def _product(sizes: Sequence[int | None]) -> int | None:
    return None if None in sizes else prod(size for size in sizes if size is not None)


def number(settings: Mapping[str, Any], name: str) -> float | None:
    """A setting that is a finite number; None for anything else."""
    value = settings.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return float(value)
