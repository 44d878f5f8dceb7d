"""Migrates parts of scenes, and session settings, of earlier versions to this one."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from normviz.scenes.figure_json import camera_from_json, state_from_json, with_shared


def from_version_1(view: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a view's part of a scene, as JSON values.

    Args:
        view: The name of the view.
        values: What version 1 kept of it, by key; what makes no sense may be left in.
    """
    return _MIGRATIONS[view](values)


def upgraded(view: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a view's part of a scene of any version, as JSON values of this one.

    Args:
        view: The name of the view.
        values: What a JSON parser gave; what makes no sense is left as it is.
    """
    figure = values.get("figure")
    if view != "cube" or not isinstance(figure, Mapping):
        return values
    return {**values, "figure": with_shared(figure)}


def _cube(values: Mapping[str, Any]) -> dict[str, Any]:
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "figure": ("state", state_from_json),
        "camera": ("camera", camera_from_json),
    }
    found = {}
    for name, (key, read) in readers.items():
        with suppress(ValueError):
            found[name] = asdict(read(json.dumps(values.get(key))))
    return found


def _train(values: Mapping[str, Any]) -> dict[str, Any]:
    return _renamed(values, {"spec": "spec"})


def _learn(values: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    return {}  # version 1 had no lessons


def _draw(values: Mapping[str, Any]) -> dict[str, Any]:
    return _renamed(values, {"width": "pen_width", "models": "models", "source": "source"})


def _renamed(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {new: values[old] for old, new in names.items() if old in values}


_MIGRATIONS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "cube": _cube,
    "learn": _learn,
    "train": _train,
    "compare": dict,  # it is newer than version 1
    "draw": _draw,
    "inspect": dict,
}
