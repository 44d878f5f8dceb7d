"""Reads a settings file as untrusted data."""

import json
import math
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.files.plain_file import NoPlainFileError, open_plain
from normviz.settings.values import Settings, plain_values

LIMIT: Final = 1024**2
"""Bytes of a settings file; a long session makes some ten thousand."""
_MOST_DIGITS: Final = 20


class BrokenSettingsError(UserError):
    """The file can be read, but holds no settings."""


def read_settings(path: Path) -> Settings:
    """The settings in a JSON file.

    Args:
        path: The file.

    Returns:
        All values that are plain; what is not (NaN, a number of a thousand digits, what lies
        deep inside lists) is left out, and the others are there.

    Raises:
        BrokenSettingsError: It holds no JSON object, or is larger than :data:`LIMIT`.
        UserError: It is missing, no regular file, or cannot be read.
    """
    return settings_from_json(read_regular(path), path)


def settings_from_json(data: bytes, path: Path) -> Settings:
    """The settings in the bytes of a JSON file.

    Args:
        data: UTF-8, with or without a byte order mark.
        path: Where they come from, for the message.

    Raises:
        BrokenSettingsError: They are no JSON object, or too many.
    """
    if len(data) > LIMIT:
        raise BrokenSettingsError(
            "expected settings of at most {most} bytes in {path}, received more",
            code="settings-large",
            most=LIMIT,
            path=path,
        )
    try:
        values = json_value(data.decode("utf-8-sig"))
    except ValueError as error:
        raise BrokenSettingsError(
            "expected settings as a JSON object in {path}, received something else",
            code="settings-foreign",
            path=path,
        ) from error
    if not isinstance(values, dict):
        raise BrokenSettingsError(
            "expected settings as a JSON object in {path}, received another JSON value",
            code="settings-foreign",
            path=path,
        )
    return Settings(plain_values(values))


def read_regular(path: Path) -> bytes:
    """The first :data:`LIMIT` bytes of a file, and one more where there are more.

    Args:
        path: A regular file; a pipe or a device is not waited for.

    Raises:
        UserError: It is missing, no regular file, or cannot be read.
    """
    try:
        with open_plain(path) as file:
            return file.read(LIMIT + 1)
    except NoPlainFileError as error:
        raise UserError(
            "expected a file at {path}, received something else",
            code="no-plain-file",
            path=path,
        ) from error
    except OSError as error:
        raise UserError(
            "cannot read {path} ({reason})",
            code="cannot-read",
            path=path,
            reason=error.strerror or error,
        ) from error


def json_value(text: str) -> Any:
    """A JSON value in which no number is larger than a computer's own.

    Args:
        text: JSON; a number that is too long, NaN and infinities become NaN.

    Raises:
        ValueError: It is no JSON, or lists and objects lie too deep inside one another.
    """
    try:
        return json.loads(text, parse_int=_whole, parse_constant=_not_a_number)
    except RecursionError as error:
        raise ValueError("expected lists and objects that are not as deep") from error


def _whole(digits: str) -> Any:
    """A whole number; one that no setting can have is made NaN, and left out as such."""
    return int(digits) if len(digits) <= _MOST_DIGITS else math.nan


def _not_a_number(_name: str) -> float:
    return math.nan
