"""Weights of Keras layers in HDF5: of `.keras` and `.weights.h5`, and of whole `.h5` models."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from normviz.inspection.matching import candidates, kinds_of
from normviz.inspection.model import ModelLayer, Weight
from normviz.inspection.readers.hdf5_tree import StoredGroup
from normviz.inspection.readers.keras_config import (
    class_of,
    entries_of,
    is_model,
    name_of,
    wrapped,
)
from normviz.norms.catalog import CATALOG

_NAMES: Final = {"scale": "gamma", "vector_u": "u"}
"""Keras' names of weights that the catalogue calls otherwise."""
_PLAIN: Final = ("kernel", "bias")
_DEEPEST: Final = 16
_NUMBERED: Final = re.compile(r"_\d+$")


def with_stored(
    layers: tuple[ModelLayer, ...], config: Mapping[str, Any], root: StoredGroup
) -> tuple[ModelLayer, ...]:
    """The layers with the weights of `model.weights.h5`, found by the places in the model."""
    groups = dict(_places(config, "", root, 0))
    return tuple(
        replace(layer, weights=_numbered(layer, groups[layer.name]))
        if layer.name in groups
        else layer
        for layer in layers
    )


def with_named(layers: tuple[ModelLayer, ...], root: StoredGroup) -> tuple[ModelLayer, ...]:
    """The layers with the weights of a legacy file, found by their names."""
    by_name: dict[str, dict[str, Weight]] = {}
    for path, weight in root.groups.get("model_weights", StoredGroup()).all_arrays():
        place, _, name = path.rpartition("/")
        for layer_name in _layer_names(place):
            by_name.setdefault(layer_name, {})[name.partition(":")[0]] = weight
    return tuple(replace(layer, weights=_named(by_name.get(layer.name, {}))) for layer in layers)


def layers_of_weights(root: StoredGroup) -> tuple[ModelLayer, ...]:
    """The norm layers of a file of weights alone: their groups are named after the classes."""
    return tuple(sorted(_alone(root, ""), key=lambda layer: layer.name))


def snake_case(name: str) -> str:
    """A class as Keras names the group of its weights."""
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def _places(
    config: Mapping[str, Any], prefix: str, group: StoredGroup, depth: int
) -> Iterator[tuple[str, StoredGroup]]:
    """Names of layers with their groups: ``layers/<class in snake case>_<number>``."""
    children = group.groups.get("layers", StoredGroup()).groups
    told = {_told_name(each): each for each in children.values()}
    used: dict[str, int] = {}
    for entry in entries_of(config) if depth <= _DEEPEST else ():
        name, kind = name_of(entry), snake_case(class_of(entry))
        number = used.get(kind, 0)
        used[kind] = number + 1
        place = told.get(name, children.get(f"{kind}_{number}" if number else kind))
        if place is None:
            continue
        yield prefix + name, place
        inner = wrapped(entry)
        if is_model(entry):
            yield from _places(entry, f"{prefix}{name}/", place, depth + 1)
        elif inner is not None and "layer" in place.groups:
            yield f"{prefix}{name}/{name_of(inner)}", place.groups["layer"]


def _told_name(group: StoredGroup) -> str | None:
    return group.groups.get("vars", StoredGroup()).name


def _numbered(layer: ModelLayer, group: StoredGroup) -> dict[str, Weight]:
    """The variables of a layer, which are numbered in the order in which they were made."""
    arrays = group.groups.get("vars", StoredGroup()).arrays
    stored = [arrays[name] for name in sorted(arrays, key=_number)]
    return dict(zip(_names(layer, len(stored)), stored, strict=False))


def _names(layer: ModelLayer, count: int) -> tuple[str, ...]:
    """What a layer's variables are, in their order."""
    norms = candidates(layer)
    if not norms:
        return (*_PLAIN, *(f"weight {at}" for at in range(2, count)))
    if norms[0].kind == "kernel":
        return ("kernel", "u") if norms[0].name == "spectral" else ("g", "v")
    named = [
        each.name
        for each in norms[0].parameters
        if not each.switch or layer.settings.get(each.switch, True) is not False
    ]
    if layer.settings or count == len(named):
        return tuple(named)
    moving = [each.name for each in norms[0].parameters if not each.trained]
    return ("gamma or beta", *moving) if count == len(moving) + 1 else tuple(moving[:count])


def _named(stored: Mapping[str, Weight]) -> dict[str, Weight]:
    return {_NAMES.get(name, name): weight for name, weight in stored.items()}


def _layer_names(path: str) -> set[str]:
    """What the layer can be called in a path that repeats names: ``bn/bn``, ``inner/inner/bn``."""
    parts = path.split("/")
    names = {path, "/".join(parts[1:]) or path}
    half = len(parts) // 2
    if parts[:half] == parts[half:]:
        names.add("/".join(parts[:half]))
    return names


def _alone(group: StoredGroup, name: str) -> Iterator[ModelLayer]:
    for each, child in group.groups.items():
        kind = _class_of_group(each)
        place = name if each == "layers" else f"{name}{_told_name(child) or each}"
        if kind:
            layer = ModelLayer(place, kind)
            yield replace(layer, weights=_numbered(layer, child))
        if each != "vars":
            yield from _alone(child, place if each == "layers" else f"{place}/")


def _class_of_group(name: str) -> str:
    """The norm layer of Keras whose weights a group holds; empty where it is none."""
    plain = _NUMBERED.sub("", name)
    kinds = {kind for norm in CATALOG for kind in kinds_of(norm)}
    return next((kind for kind in sorted(kinds) if snake_case(kind) == plain), "")


def _number(name: str) -> int:
    return int(name) if name.isdecimal() and len(name) < 9 else 1 << 30
