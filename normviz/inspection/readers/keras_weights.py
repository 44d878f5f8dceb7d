"""Weights of Keras layers in HDF5: of `.keras` and `.weights.h5`, and of whole `.h5` models."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import zip_longest
from typing import Any, Final

from normviz.inspection.matching import candidates
from normviz.inspection.model import ModelLayer, Weight
from normviz.inspection.norm_layers import UNNAMED
from normviz.inspection.readers.hdf5_tree import StoredGroup
from normviz.inspection.readers.keras_config import (
    class_of,
    entries_of,
    is_model,
    name_of,
    wrapped,
)
from normviz.inspection.readers.keras_kinds import (
    kind_of_named,
    kind_of_numbered,
    snake_case,
)

_NAMES: Final = {"scale": "gamma", "vector_u": "u"}
"""Keras' names of weights that the catalogue calls otherwise."""
_PLAIN: Final = ("kernel", "bias")
_DEEPEST: Final = 16


def with_stored(
    layers: tuple[ModelLayer, ...], config: Mapping[str, Any], root: StoredGroup
) -> tuple[ModelLayer, ...]:
    """The layers with the weights of `model.weights.h5`, found by the places in the model."""
    groups = dict(_places(config, "", root, 0))
    known = {id(group) for group in groups.values()}
    found: list[ModelLayer] = []
    for layer in layers:
        group = groups.get(layer.name)
        if group is None:
            found.append(layer)
            continue
        found.append(replace(layer, weights=_numbered(layer, group)))
        parts = {name: part for name, part in group.groups.items() if id(part) not in known}
        found += _alone(StoredGroup(groups=parts), f"{layer.name}/")
    return tuple(found)


def with_named(layers: tuple[ModelLayer, ...], root: StoredGroup) -> tuple[ModelLayer, ...]:
    """The layers with the weights of a legacy file, found by their names."""
    by_place: dict[str, dict[str, Weight]] = {}
    for path, weight in root.groups.get("model_weights", StoredGroup()).all_arrays():
        place, _, name = path.rpartition("/")
        by_place.setdefault(place, {})[_NAMES.get(name := name.partition(":")[0], name)] = weight
    named: dict[str, dict[str, Weight]] = {}
    for place, weights in by_place.items():
        for layer_name in _layer_names(place):
            named.setdefault(layer_name, {}).update(weights)
    parts = _parts_by_layer(by_place, {layer.name for layer in layers})
    found: list[ModelLayer] = []
    for layer, following in zip_longest(layers, layers[1:]):
        weights = named.get(layer.name, {})
        if following is not None and following.name.startswith(f"{layer.name}/"):
            # The layer that it wraps: a norm of kernels normalizes that one's.
            weights = _kernel_of(named.get(following.name, {})) | weights
        found.append(replace(layer, weights=weights))
        found += parts.get(layer.name, ())
    return tuple(found)


def layers_of_weights(root: StoredGroup) -> tuple[ModelLayer, ...]:
    """The norm layers of a file of weights alone: their groups are named after the classes."""
    return tuple(sorted(_alone(root, ""), key=lambda layer: layer.name))


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
    stored = _variables(group)
    return dict(zip(_names(layer, len(stored)), stored, strict=False))


def _variables(group: StoredGroup) -> list[Weight]:
    arrays = group.groups.get("vars", StoredGroup()).arrays
    return [arrays[name] for name in sorted(arrays, key=_number)]


def _names(layer: ModelLayer, count: int) -> tuple[str, ...]:
    """What a layer's variables are, in their order."""
    norms = candidates(layer)
    if layer.kind == UNNAMED:
        return ("gamma", "beta")
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


def _kernel_of(weights: Mapping[str, Weight]) -> dict[str, Weight]:
    return {name: weight for name, weight in weights.items() if name == "kernel"}


def _layer_names(place: str) -> set[str]:
    """What the layer can be called in a place that repeats names: ``bn/bn``, ``inner/inner/bn``."""
    parts = place.split("/")
    names = {place, "/".join(parts[1:]) or place, _shortest(place)}
    half = len(parts) // 2
    if parts[:half] == parts[half:]:
        names.add("/".join(parts[:half]))
    return names


def _shortest(place: str) -> str:
    """The place from the layer's own name on.

    Before a variable's path, which repeats the name of the layer, stands the layer; in the path of
    a variable that a `Sequential` has built the model's name comes first: ``bn/sequential/bn``.
    """
    first, *path = place.split("/")
    return "/".join(path[path.index(first) :]) if first in path else place


def _alone(group: StoredGroup, name: str) -> Iterator[ModelLayer]:
    for each, child in group.groups.items():
        told = _told_name(child) or each
        kind = kind_of_numbered((each, told), _variables(child))
        place = name if each == "layers" else f"{name}{told}"
        if kind is not None:
            layer = ModelLayer(place, kind)
            yield replace(layer, weights=_numbered(layer, child))
        if each != "vars":
            yield from _alone(child, place if each == "layers" else f"{place}/")


def _parts_by_layer(
    by_place: Mapping[str, Mapping[str, Weight]], known: Set[str]
) -> dict[str, list[ModelLayer]]:
    """The norm layers within layers, by the places of their weights."""
    found: dict[str, list[ModelLayer]] = {}
    for place, weights in by_place.items():
        if not known.isdisjoint(_layer_names(place)):
            continue
        name = outer = _shortest(place)
        kind = kind_of_named(name.rpartition("/")[2], weights)
        while kind is not None and outer and outer not in known:
            outer = outer.rpartition("/")[0]
        if kind is not None and outer:
            found.setdefault(outer, []).append(ModelLayer(name, kind, weights=weights))
    return found


def _number(name: str) -> int:
    return int(name) if name.isdecimal() and len(name) < 9 else 1 << 30
