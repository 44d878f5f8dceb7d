"""Stores a view's scene in the settings, so that the next start restores it.

Each field has a key of its own, so that of two windows each keeps what was changed in it.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from normviz.scenes.migrations import from_version_1, upgraded
from normviz.scenes.scene import VERSION, part_class
from normviz.scenes.scene_json import part_from_json, part_to_json

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

VERSION_KEY: Final = "scene/version"


def session_values(part: "ScenePart") -> dict[str, Any]:
    """What the settings of a view keep of what it shows."""
    fields_of_part = part_to_json(part)
    return {VERSION_KEY: VERSION} | {_key(name): item for name, item in fields_of_part.items()}


def part_from_session(view: str, values: Mapping[str, Any]) -> "ScenePart":
    """What a view showed in the last session.

    Args:
        view: The name of the view.
        values: Its settings, of this version or of version 1. They are the user's and may be of
            another version, edited or damaged: a value that makes no sense costs only itself.
    """
    if VERSION_KEY not in values:
        return _sensible(view, from_version_1(view, values))
    names = [field.name for field in fields(part_class(view))]
    found = {name: values[_key(name)] for name in names if _key(name) in values}
    return _sensible(view, upgraded(view, found))


def _key(name: str) -> str:
    return f"scene/{name}"


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
    hints = get_type_hints(hint)
    return {name: _known(hints[name], item) for name, item in value.items() if name in hints}
