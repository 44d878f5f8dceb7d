"""Keras and PyTorch code of a norm with the given settings, to copy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack, get_args

from normviz.norms.arguments import DataFormat, KerasArguments, TorchArguments, spec_of_line
from normviz.norms.layer import LayerCall, expression
from normviz.norms.norm import Place
from normviz.norms.spec import NormSpec
from normviz.norms.validation import Shape, dividing_groups, four_sizes


def keras_code(
    name: str, channels: int, groups: int | None = None, **arguments: Unpack[KerasArguments]
) -> str:
    """The line of Keras code; for ``frn`` a function, which takes gamma, beta and tau.

    `keras_lines` takes the same as a `NormSpec`, with the numbers that gamma and beta start at.

    Args:
        name: A norm of the catalogue.
        channels: C.
        groups: Number of groups; None as for `labels`.
        **arguments: ε, momentum and the others of `KerasArguments`.

    Raises:
        ValueError: An argument is not as described.
    """
    data_format = arguments.pop("data_format", "channels_last")
    if data_format not in get_args(DataFormat):
        raise ValueError(f"expected channels_last or channels_first, received {data_format!r}")
    kernel = arguments.pop("kernel", None)
    spec = spec_of_line(name, channels, groups, arguments)
    return keras_lines(spec, _place(channels, kernel, data_format))


def torch_code(
    name: str, channels: int, groups: int | None = None, **arguments: Unpack[TorchArguments]
) -> str:
    """The line of PyTorch code that computes the same; errors as for `keras_code`.

    The momentum is Keras' and turned round for PyTorch. What stays different is told by
    `differences`.

    Args:
        name: A norm of the catalogue.
        channels: C.
        groups: Number of groups; None as for `labels`.
        **arguments: ε, momentum and the others of `TorchArguments`.
    """
    kernel = arguments.pop("kernel", None)
    spec = spec_of_line(name, channels, groups, arguments)
    return torch_lines(spec, _place(channels, kernel, "channels_first"))


def keras_lines(
    spec: NormSpec, place: Place, *, imports: bool = False, more: Mapping[str, Any] | None = None
) -> str:
    """The Keras code of a norm with these settings, at that place.

    Args:
        spec: The settings; those for γ and β may be numbers.
        place: Where the layer stands; ``kernel`` is that of the convolution to be wrapped.
        imports: Whether the lines that import what it names go before it.
        more: Arguments that are added to the call; none where it is no call.

    Raises:
        ValueError: The groups do not divide the channels.
    """
    norm = spec.norm
    spec = _with_groups(spec, place.channels)
    if norm.keras_code is not None:
        code, packages = norm.keras_code(spec, place), {"keras"}
    else:
        call = norm.keras(spec, _wrapping(place))
        call = replace(call, named={**call.named, **(more or {})})
        code, packages = _call_lines(call, place), call.packages
    comment = [_OURS] if "normviz" in packages else []
    needed = packages if imports else packages - {"keras"}
    return "\n".join([*comment, *(f"import {package}" for package in sorted(needed)), code])


def torch_lines(spec: NormSpec, place: Place, *, imports: bool = False) -> str:
    """The PyTorch code of a norm; arguments and errors as for `keras_lines`."""
    code = spec.norm.torch(_with_groups(spec, place.channels), place)
    return f"import torch\n{code}" if imports else code


_OURS = "# Keras has no such layer: this one is normviz's"


def _call_lines(call: LayerCall, place: Place) -> str:
    """The call itself, and what sets its weights where its constructor does not."""
    if not call.assigned:
        return expression(call)
    sizes = [None] * len(place.sizes)
    sizes[0 if place.channels_first else -1] = place.channels  # type: ignore[call-overload]
    lines = [f"norm = {expression(call)}", f"norm.build({(None, *sizes)})"]
    for name, value in call.assigned.items():
        full = f"keras.ops.full({(place.channels,)}, {value!r})"
        values = repr(list(value)) if isinstance(value, tuple) else full
        lines.append(f"norm.{name}.assign({values})")
    return "\n".join(lines)


def _wrapping(place: Place) -> Place:
    """The place with the convolution that a norm of kernels wraps."""
    if place.kernel is None or place.wrapped is not None:
        return place
    outputs, _, height, width = place.kernel
    order = "channels_first" if place.channels_first else "channels_last"
    named = {"data_format": order}
    wrapped = LayerCall("keras.layers.Conv2D", (outputs, (height, width)), named)
    return Place(place.sizes, place.channels_first, wrapped, place.kernel)


def _with_groups(spec: NormSpec, channels: int) -> NormSpec:
    if not spec.norm.needs_groups:
        return spec
    return replace(spec, groups=dividing_groups(spec.groups, channels))


def _place(channels: int, kernel: Sequence[int] | None, data_format: DataFormat) -> Place:
    sizes: Shape = four_sizes((channels, channels, 3, 3) if kernel is None else kernel)
    return Place((channels, 1, 1), data_format == "channels_first", kernel=sizes)
