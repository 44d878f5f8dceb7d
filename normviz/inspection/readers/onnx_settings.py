"""Attributes of ONNX operators as the settings of the Keras layers that do the same."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

_OF_AXES: Final = {
    "LayerNormalization",
    "RMSNormalization",
    "LpNormalization",
    "SimplifiedLayerNormalization",
}
_CHANNELS: Final = {"BatchNormalization", "InstanceNormalization", "GroupNormalization"}
_EPSILON: Final = 1e-5
"""The default of all operators that have one."""
_MOMENTUM: Final = 0.9


def settings_of(
    kind: str,
    attributes: Mapping[str, Any],
    stored: Sequence[tuple[int, ...] | None],
) -> dict[str, Any]:
    """The settings of a node.

    Args:
        kind: Its operator.
        attributes: As the file has them.
        stored: The shapes of its inputs that are stored in the file.
    """
    if kind in _CHANNELS:
        return _of_channels(kind, attributes)
    if kind in _OF_AXES:
        return _of_axes(kind, attributes)
    if kind in ("Conv", "MaxPool", "AveragePool"):
        return _of_window(kind, attributes, stored)
    if kind == "Gemm":
        turned = attributes.get("transB") == 1
        kernel = stored[1] if len(stored) > 1 else None
        return {"units": kernel[0 if turned else -1]} if kernel and len(kernel) == 2 else {}
    if kind == "MatMul":
        kernel = stored[1] if len(stored) > 1 else None
        return {"units": kernel[-1]} if kernel and len(kernel) == 2 else {}
    return {name: attributes[name] for name in ("axis",) if type(attributes.get(name)) is int}


def _of_channels(kind: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    settings = {"axis": 1, "epsilon": rounded(attributes.get("epsilon", _EPSILON))}
    if kind == "BatchNormalization":
        settings["momentum"] = rounded(attributes.get("momentum", _MOMENTUM))
    if kind == "GroupNormalization":
        settings["groups"] = attributes.get("num_groups")
    return settings


def _of_axes(kind: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """All axes from the first one on are reduced; of `LpNormalization` that one alone."""
    first = attributes.get("axis", -1)
    if kind == "LpNormalization":
        return {"axis": first, "channel_axis": first}
    return {"first_axis": first, "epsilon": rounded(attributes.get("epsilon", _EPSILON))}


def _of_window(
    kind: str, attributes: Mapping[str, Any], stored: Sequence[tuple[int, ...] | None]
) -> dict[str, Any]:
    kernel = stored[1] if len(stored) > 1 and stored[1] else None
    window = attributes.get("kernel_shape") or (list(kernel[2:]) if kernel else None)
    padding = {"SAME_UPPER": "same", "SAME_LOWER": "same", "VALID": "valid"}.get(
        attributes.get("auto_pad", ""), "explicit"
    )
    settings = {
        "kernel_size": window,
        "strides": attributes.get("strides"),
        "dilation_rate": attributes.get("dilations"),
        "padding": padding,
        "pads": attributes.get("pads"),
        "ceil": attributes.get("ceil_mode") == 1,
        "data_format": "channels_first",
    }
    if kind == "Conv":
        settings["filters"] = kernel[0] if kernel else None
        settings["use_bias"] = len(stored) > 2
    return settings


def rounded(value: object) -> object:
    """A number of single precision as it was written: 1e-05 instead of 9.999999747378752e-06."""
    return float(f"{value:.7g}") if isinstance(value, float) else value
