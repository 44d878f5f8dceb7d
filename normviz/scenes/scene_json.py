"""Scenes as versioned JSON objects; input is treated as untrusted."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from normviz.errors import UserError
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.records import read_record, short
from normviz.scenes.migrations import upgraded
from normviz.scenes.scene import VERSION, VIEWS, Scene, part_class

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart
    from normviz.scenes.train_scene import TrainScene

MAX_BYTES: Final = 16 << 20
FORMAT: Final = "scene"
LIMITS: Final = JsonLimits(size=MAX_BYTES, depth=16, values=1_000_000)


def to_json(scene: Scene) -> str:
    """``scene`` as the text of one JSON object."""
    head = {"normviz": FORMAT, "version": VERSION}
    return json.dumps(head | scene_to_values(scene), ensure_ascii=False)


def from_json(data: bytes | str) -> Scene:
    """The scene in a JSON text; fields that are missing have their defaults.

    Args:
        data: The text, as UTF-8 if it is bytes.

    Raises:
        UserError: It was written by a newer version, or names something that does not exist.
        ValueError: It is no scene, has unknown fields, or a value that cannot be shown.
    """
    return scene_from_values(head_removed(parse_json(data, LIMITS)))


def head_removed(values: object) -> dict[str, Any]:
    """What a file of scenes says beside its format and version.

    Args:
        values: What a JSON parser gave; it may be anything.

    Raises:
        UserError: It was written by a newer version.
        ValueError: It is of another format.
    """
    if not isinstance(values, dict) or values.get("normviz") != FORMAT:
        raise ValueError(f'expected a JSON object with "normviz": "{FORMAT}"')
    check_version(values.get("version"))
    return {name: value for name, value in values.items() if name not in ("normviz", "version")}


def scene_to_values(scene: Scene) -> dict[str, Any]:
    """``scene`` as JSON values, without format and version."""
    parts = {name: part_to_json(part) for name, part in scene.parts.items()}
    return {"view": scene.view} | parts


def scene_from_values(values: object) -> Scene:
    """The scene in JSON values; fields that are missing have their defaults.

    Args:
        values: What a JSON parser gave, without format and version; it may be anything.

    Raises:
        UserError: It names something that does not exist.
        ValueError: It is no scene, has unknown fields, or a value that cannot be shown.
    """
    if not isinstance(values, dict):
        raise ValueError(f"expected an object, received {short(values)}")  # noqa: TRY004
    known = ("view", *VIEWS)
    if unknown := [name for name in values if name not in known]:
        raise ValueError(f"expected the fields {', '.join(known)}; received {short(unknown[0])}")
    view = values.get("view")
    if not isinstance(view, str):
        raise ValueError(f"view: expected a text, received {short(view)}")  # noqa: TRY004
    parts: dict[str, Any] = {
        name: part_from_json(name, values[name]) for name in VIEWS if name in values
    }
    return Scene(view, **parts)


def check_version(version: object) -> None:
    """Does nothing for a version that can be read.

    Raises:
        UserError: It is of a newer normviz.
        ValueError: It is no version.
    """
    if type(version) is not int or version < 1:
        raise ValueError(f"version: expected a whole number from 1 on, received {short(version)}")
    if version > VERSION:
        raise UserError(
            "expected a scene of version {known} or older, received version {version}; update "
            "normviz to open it",
            code="scene-newer",
            known=VERSION,
            version=version,
        )


def part_to_json(part: "ScenePart") -> dict[str, Any]:
    """What one view shows, as JSON values."""
    values = asdict(part)
    spec = getattr(part, "spec", None)  # of a training; it has a form and a version of its own
    return values if spec is None else values | {"spec": spec.to_json()}


def part_from_json(view: str, values: object) -> "ScenePart":
    """What one view shows, from JSON values.

    Args:
        view: The name of the view.
        values: What a JSON parser gave; it may be anything.

    Raises:
        UserError: It names something that does not exist.
        ValueError: It is no object, has unknown fields, or a value that cannot be shown.
    """
    if view == "train" and isinstance(values, Mapping) and values.get("spec") is not None:
        return _with_spec(values)
    if isinstance(values, Mapping):
        values = upgraded(view, values)
    return read_record(part_class(view), values, view)


def _with_spec(values: Mapping[str, Any]) -> "TrainScene":
    from normviz.runs.spec import RunSpec  # the first paint of a cube does not wait for it
    from normviz.scenes.train_scene import TrainScene

    spec = RunSpec.from_json(values["spec"])
    return replace(read_record(TrainScene, {**values, "spec": None}, "train"), spec=spec)
