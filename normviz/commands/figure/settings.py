"""The settings of a figure that options of the command line ask for."""

import argparse
from dataclasses import replace
from typing import Any

from normviz.errors import UsageError
from normviz.figure.inputs import TensorMaker
from normviz.figure.registries import SOURCES
from normviz.figure.shape_settings import changed_to_fit
from normviz.figure.state import FigureState


def asked_figure(
    arguments: argparse.Namespace, figure: FigureState, maker: TensorMaker
) -> FigureState:
    """The settings that the options ask for, with the shape that x has.

    Args:
        arguments: Of the command; what was not given is None.
        figure: What the options change.
        maker: Of x, which a layer's shape comes from.

    Raises:
        ValueError: They cannot be shown, or contradict one another.
    """
    values = given(arguments, "shape", "color", "seed", "form", "slab_axis", "slabs")
    values |= given(arguments, "norm", "input", norm="norms", input="source")
    divided = given(
        arguments, "groups", "replicas", "sync_batch_norm", sync_batch_norm="synchronized"
    )
    layer = given(arguments, "network", "layer", "step", "inputs", network="model")
    if layer:
        values["activations"] = replace(figure.activations, **layer)
        if not SOURCES[figure.source].has_own_shape:  # a scene may show a kernel
            values.setdefault("source", "activations")
    if arguments.inference or arguments.both_modes:
        values["both_modes"] = arguments.both_modes
    values["training"] = figure.training and not arguments.inference
    has_own_shape = SOURCES[values.get("source", figure.source)].has_own_shape
    _check_source(arguments, has_own_shape)
    if has_own_shape:
        # What divides an axis is checked against the layer's sizes, which are not known before.
        found = maker.prepare(changed_to_fit(figure, values)).changed(**divided)
    else:
        found = maker.prepare(changed_to_fit(figure, values | divided))
    if arguments.sync_batch_norm and found.replicas == 1:
        raise UsageError("--sync-batch-norm: expected --replicas 2 or more, received one device")
    return found


def _check_source(arguments: argparse.Namespace, has_own_shape: bool) -> None:
    """Refuses options that the source of x would leave unheard."""
    if has_own_shape and arguments.shape is not None:
        sizes = ",".join(map(str, arguments.shape))
        raise UsageError(
            "expected no --shape with the tensor of a layer, which has its own; "
            f"received --shape {sizes}"
        )
    if has_own_shape:
        return
    for name in ("network", "layer", "step", "inputs"):
        if getattr(arguments, name) is not None:
            raise UsageError(
                f"expected --{name} with --input activations or kernel, "
                f"received --input {arguments.input}"
            )


def given(arguments: argparse.Namespace, *names: str, **renamed: str) -> dict[str, Any]:
    """The options that were given, by name or by their other name."""
    found = {renamed.get(name, name): getattr(arguments, name) for name in names}
    return {name: value for name, value in found.items() if value is not None}
