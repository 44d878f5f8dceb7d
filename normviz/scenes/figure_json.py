"""The settings of a figure and its camera as versioned JSON; input is treated as untrusted."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from normviz.figure.state import SHARED, SHARED_FIELDS, Camera, FigureState
from normviz.files.bounded_json import parse_json
from normviz.files.records import read_record, short

VERSION: Final = 2
"""Version 1 named what the norms share beside the settings of the figure."""


def to_json(state: FigureState | Camera) -> str:
    """``state`` as one JSON object with a version."""
    return json.dumps({"version": VERSION, **asdict(state)})


def state_from_json(text: str) -> FigureState:
    """The state that ``to_json`` wrote; unknown settings are left out, missing ones default.

    Raises:
        ValueError: ``text`` is no JSON object, or a setting in it cannot be shown.
    """
    return read_record(FigureState, with_shared(_known(text, FigureState, SHARED_FIELDS)))


def camera_from_json(text: str) -> Camera:
    """The camera that ``to_json`` wrote.

    Raises:
        ValueError: ``text`` is no JSON object of numbers.
    """
    return read_record(Camera, _known(text, Camera))


def _known(text: str, kind: type, more: frozenset[str] = frozenset()) -> dict[str, Any]:
    values = parse_json(text)
    if not isinstance(values, dict):
        raise ValueError(f"expected a JSON object, received {short(values)}")  # noqa: TRY004
    names = {field.name for field in fields(kind)} | more
    return {name: value for name, value in values.items() if name in names}


def with_shared(values: Mapping[str, Any]) -> dict[str, Any]:
    """A figure's JSON values of any version as those of this one.

    Args:
        values: What norms share stands beside the other settings, as in version 1, or in
            ``shared``, where what is missing is as at first.
    """
    given = {name: values[name] for name in values if name in SHARED_FIELDS}
    others = {name: values[name] for name in values if name not in SHARED_FIELDS}
    shared = others.get("shared", {})
    if (given or shared) and isinstance(shared, Mapping):
        others["shared"] = asdict(SHARED) | dict(shared) | given
    return others
