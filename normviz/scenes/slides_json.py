"""Scenes and slides as versioned JSON objects; input is treated as untrusted."""

import json
from typing import Any, Final

from normviz.errors import UserError
from normviz.files.bounded_json import parse_json
from normviz.files.records import short
from normviz.scenes.scene import VERSION, Scene
from normviz.scenes.scene_json import (
    FORMAT,
    LIMITS,
    head_removed,
    scene_from_values,
    scene_to_values,
)
from normviz.scenes.slides import MOST_SLIDES, Deck, Slide

_FIELDS: Final = ("title", "notes", "scene")


def deck_to_json(deck: Deck) -> str:
    """``deck`` as the text of one JSON object.

    Raises:
        UserError: It is larger than a file that could be opened again.
    """
    slides = [
        {"title": slide.title, "notes": slide.notes, "scene": scene_to_values(slide.scene)}
        for slide in deck.slides
    ]
    values = {"normviz": FORMAT, "version": VERSION, "slides": slides}
    text = json.dumps(values, ensure_ascii=False)
    try:
        parse_json(text, LIMITS)
    except ValueError as error:
        raise UserError(
            "expected slides that fit into one file ({reason}); save them as several",
            code="slides-large",
            reason=error,
        ) from error
    return text


def content_from_json(data: bytes | str) -> Scene | Deck:
    """The scene, of any version, or the slides in a JSON text.

    Args:
        data: The text, as UTF-8 if it is bytes.

    Raises:
        UserError: It was written by a newer version, or names something that does not exist.
        ValueError: It holds neither, has unknown fields, or a value that cannot be shown.
    """
    values = head_removed(parse_json(data, LIMITS))
    if "slides" not in values:
        return scene_from_values(values)
    if unknown := [name for name in values if name != "slides"]:
        raise ValueError(f"expected slides and nothing else, received {short(unknown[0])}")
    return _deck(values["slides"])


def _deck(values: Any) -> Deck:
    if not isinstance(values, list):
        raise ValueError(f"slides: expected a list, received {short(values)}")  # noqa: TRY004
    if len(values) > MOST_SLIDES:  # before the scenes are made
        raise ValueError(f"expected at most {MOST_SLIDES} slides, received {len(values)}")
    return Deck(tuple(_slide(each) for each in values))


def _slide(values: Any) -> Slide:
    if not isinstance(values, dict) or "scene" not in values:
        raise ValueError(f"slide: expected an object with a scene, received {short(values)}")
    if unknown := [name for name in values if name not in _FIELDS]:
        raise ValueError(f"expected the fields {', '.join(_FIELDS)}; received {short(unknown[0])}")
    title, notes = (values.get(name, "") for name in ("title", "notes"))
    for name, text in (("title", title), ("notes", notes)):
        if not isinstance(text, str):
            raise ValueError(f"{name}: expected a text, received {short(text)}")  # noqa: TRY004
    return Slide(title, scene_from_values(values["scene"]), notes)
