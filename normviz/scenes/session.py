"""The scene of a view in the settings: what the next start shows again."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from normviz.scenes.migrations import from_version_1
from normviz.scenes.scene import part_class, scene_of
from normviz.scenes.scene_json import part_from_json, to_json

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

KEY: Final = "scene"


def kept(view: str, part: "ScenePart") -> dict[str, Any]:
    """What the settings of a view keep of what it shows."""
    return {KEY: json.loads(to_json(scene_of(view, part)))}


def kept_part(view: str, values: Mapping[str, Any]) -> "ScenePart":
    """What a view showed in the last session.

    Args:
        view: The name of the view.
        values: Its settings, of this version or of version 1. They are the user's and may be of
            another version, edited or damaged: a value that makes no sense costs only itself.
    """
    scene = values.get(KEY)
    part = scene.get(view) if isinstance(scene, Mapping) else from_version_1(view, values)
    return _sensible(view, part if isinstance(part, Mapping) else {})


def _sensible(view: str, values: Mapping[str, Any]) -> "ScenePart":
    """A part of a scene from those of its fields that can be shown."""
    kind = part_class(view)
    hints = get_type_hints(kind)
    found = kind()
    good: dict[str, Any] = {}
    for name in [field.name for field in fields(kind) if field.name in values]:
        tried = good | {name: _known(hints[name], values[name])}
        with suppress(ValueError):
            found, good = part_from_json(view, tried), tried
    return found


def _known(hint: object, value: Any) -> Any:
    """An object without the fields that its dataclass does not have: a newer version may."""
    if not (isinstance(value, Mapping) and isinstance(hint, type) and is_dataclass(hint)):
        return value
    names = {field.name for field in fields(hint)}
    return {name: item for name, item in value.items() if name in names}
