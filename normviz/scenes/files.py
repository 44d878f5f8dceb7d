"""Reads and writes ``.normviz`` files: one scene, or slides."""

from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import replacing, write_bytes
from normviz.files.binary import read_start
from normviz.files.plain_file import exists, is_file
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import MAX_BYTES, to_json
from normviz.scenes.slides import Deck
from normviz.scenes.slides_json import content_from_json, deck_to_json

SUFFIX: Final = ".normviz"


def is_scene_file(path: Path) -> bool:
    """Whether a file holds a scene or slides by its name."""
    return path.suffix.lower() == SUFFIX


def read_content(path: Path) -> Scene | Deck:
    """The scene or the slides in a file.

    Raises:
        UserError: It cannot be read, was written by a newer version, or holds neither.
    """
    if exists(path) and not is_file(path):
        raise UserError(
            "expected a file at {name}, received a folder or a pipe",
            code="scene-no-file",
            name=path,
        )
    data = read_start(path, MAX_BYTES + 1)
    try:
        return content_from_json(data)
    except ValueError as error:
        raise UserError(
            "expected a scene of normviz in {name}: {error}",
            code="scene-foreign",
            name=path,
            error=error if isinstance(error, UserError) else _value_error(error),
        ) from error


def read_scene(path: Path) -> Scene:
    """The scene in a file; of slides, the first one.

    Raises:
        UserError: As for :func:`read_content`, or the slides are none.
    """
    content = read_content(path)
    if isinstance(content, Scene):
        return content
    if not content.slides:
        raise UserError(
            "expected a scene in {name}, received slides without any; add one in the window "
            "(View ▸ Slides for a talk)",
            code="slides-none",
            name=path,
        )
    return content.slides[0].scene


def _value_error(error: ValueError) -> UserError:
    return UserError("{reason}", code="scene-value", reason=error)


def write_scene(path: Path, scene: Scene) -> None:
    """Writes a scene; the file that was there stays until the new one is whole.

    Raises:
        UserError: The name does not end in ``.normviz``, or the file cannot be written.
    """
    _check_name(path)
    write_bytes(path, to_json(scene).encode())


def write_deck(path: Path, deck: Deck, *, private: bool = False) -> None:
    """Writes slides; the file that was there stays until the new one is whole.

    Args:
        path: The file.
        deck: The slides.
        private: As for :func:`normviz.files.atomic.replacing`.

    Raises:
        UserError: The name does not end in ``.normviz``, they do not fit into one file, or it
            cannot be written.
    """
    _check_name(path)
    data = deck_to_json(deck).encode()
    with replacing(path, private=private) as file:
        file.write(data)


def _check_name(path: Path) -> None:
    if not is_scene_file(path):
        raise UserError(
            "expected a file name that ends in {suffix}, received {name}",
            code="scene-name",
            suffix=SUFFIX,
            name=path,
        )
