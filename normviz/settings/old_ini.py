r"""Takes over the settings that version 0.1 kept in an INI file.

Qt makes Python objects of some values of such a file and thereby runs code that the file names.
This parser knows texts, lists of texts and bytes, and only the keys that version 0.1 wrote.

The form is that of Qt's ``QSettings::IniFormat``: sections, ``key=value`` with ``\`` between the
words of a key, C's escapes in values, commas between the members of a list.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from normviz.errors import UserError
from normviz.settings.qt_bytes import splitter_sizes, window_geometry
from normviz.settings.reader import LIMIT, json_value
from normviz.settings.values import Settings, plain_values

_BYTES: Final = re.compile(r"@ByteArray\((.*)\)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(x[0-9a-fA-F]+|[0-7]+|.)", re.DOTALL)
_CONTROLS: Final = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_MEMBER: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\\.|[^,"\\])+', re.DOTALL)
_MOST_SIGN: Final = 0xFF
_LONGEST: Final = 10


def settings_from_ini(data: str | bytes) -> Settings:
    """The settings in an INI file of version 0.1.

    Args:
        data: All of the file; bytes are read as UTF-8.

    Returns:
        The values that version 0.1 wrote, in today's form; all else in the file is left out.

    Raises:
        UserError: The file is larger than any that version 0.1 wrote.
    """
    if len(data) > LIMIT:
        raise UserError(
            "expected an INI file of at most {most} bytes, received more",
            code="old-settings-large",
            most=LIMIT,
        )
    text = data.decode("utf-8-sig", "replace") if isinstance(data, bytes) else data
    found: dict[str, Any] = {}
    for key, raw in _entries(text):
        if key in _READERS:
            value = _READERS[key](_members(raw))
            if value is not None:
                found[key] = value
    return Settings(plain_values(found))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped.startswith("[") and stripped.endswith("]"):
            section = f"{stripped[1:-1]}/"
            continue
        name, equals, value = stripped.partition("=")
        if equals and not stripped.startswith(";"):
            yield section + name.strip().replace("\\", "/"), value.strip()


def _members(raw: str) -> list[str]:
    """The members of a list; one where the value is no list."""
    return [_plain(each.strip()) for each in _MEMBER.findall(raw)]


def _plain(text: str) -> str:
    """A text without quotes and escapes."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:][-2:], 16))
    if code[0] in "01234567":
        return chr(int(code[-3:], 8) & _MOST_SIGN)
    return _CONTROLS.get(code, code)


def _text(members: list[str]) -> str | None:
    """One text; what begins with a sign of Qt's own types is none."""
    if len(members) != 1:
        return None
    text = members[0]
    return text.removeprefix("@") if text.startswith("@@") or not text.startswith("@") else None


def _texts(members: list[str]) -> list[str] | None:
    return None if any(each.startswith("@") for each in members) else members


def _words(members: list[str]) -> list[str] | None:
    text = _text(members)
    return None if text is None else text.split()


def _whole(members: list[str]) -> int | None:
    text = _text(members) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None


def _object(members: list[str]) -> Any:
    try:
        return json_value(_text(members) or "")
    except ValueError:
        return None


def _bytes(members: list[str]) -> bytes:
    match = _BYTES.fullmatch(members[0]) if len(members) == 1 else None
    return match[1].encode("latin-1", "replace") if match else b""


def _sizes(members: list[str]) -> list[int] | None:
    return splitter_sizes(_bytes(members))


def _geometry(members: list[str]) -> dict[str, Any] | None:
    return window_geometry(_bytes(members))


_READERS: Final[dict[str, Callable[[list[str]], Any]]] = {
    "window/geometry": _geometry,
    "window/theme": _text,
    "window/view": _text,
    "views/cube/camera": _object,
    "views/cube/collapsed": _texts,
    "views/cube/pair": _sizes,
    "views/cube/state": _object,
    "views/cube/widths": _sizes,
    "views/draw/models": _words,
    "views/draw/source": _text,
    "views/draw/width": _whole,
    "views/draw/widths": _sizes,
    "views/train/folded": _words,
    "views/train/heights": _sizes,
    "views/train/spec": _object,
    "views/train/widths": _sizes,
}
"""What version 0.1 wrote, and how each value is read."""
