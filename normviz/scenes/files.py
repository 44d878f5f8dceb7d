"""Reads and writes ``.normviz`` files, one scene each."""

from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.files.binary import read_start
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import MAX_BYTES, from_json, to_json

SUFFIX: Final = ".normviz"


def is_scene_file(path: Path) -> bool:
    """Whether a file is a scene by its name."""
    return path.suffix.lower() == SUFFIX


def read_scene(path: Path) -> Scene:
    """The scene in a file.

    Raises:
        UserError: It cannot be read, was written by a newer version, or holds no scene.
    """
    if path.exists() and not path.is_file():
        raise UserError(
            "expected a file at {name}, received a folder or a pipe",
            code="scene-no-file",
            name=path,
        )
    data = read_start(path, MAX_BYTES + 1)
    try:
        return from_json(data)
    except ValueError as error:
        raise UserError(
            "expected a scene of normviz in {name}: {error}",
            code="scene-foreign",
            name=path,
            error=error if isinstance(error, UserError) else _value_error(error),
        ) from error


def _value_error(error: ValueError) -> UserError:
    return UserError("{reason}", code="scene-value", reason=error)


def write_scene(path: Path, scene: Scene) -> None:
    """Writes a scene; the file that was there stays until the new one is whole.

    Raises:
        UserError: The name does not end in ``.normviz``, or the file cannot be written.
    """
    if not is_scene_file(path):
        raise UserError(
            "expected a file name that ends in {suffix}, received {name}",
            code="scene-name",
            suffix=SUFFIX,
            name=path,
        )
    write_bytes(path, to_json(scene).encode())
