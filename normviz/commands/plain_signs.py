"""Plain signs for outputs whose encoding lacks those of print, such as pipes on Windows."""

import codecs
from typing import Final

from normviz.number_text import MINUS, THIN_SPACE, TIMES

PLAIN_SIGNS: Final = "normviz-plain-signs"
"""Name of the error handler for ``errors=`` of a text stream."""

_PLAIN: Final = {
    THIN_SPACE: " ",
    "\N{NO-BREAK SPACE}": " ",
    MINUS: "-",
    "\N{EN DASH}": "-",
    TIMES: "x",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{HORIZONTAL ELLIPSIS}": "...",
}


def register_plain_signs() -> None:
    """Makes `PLAIN_SIGNS` known to Python's encoders."""
    codecs.register_error(PLAIN_SIGNS, _replace)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """The plain signs for those that cannot be encoded, a question mark for any other."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end
