"""Prints results of commands: JSON for programs, tables for people."""

import json
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from normviz.number_text import count

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


_WIDEST: Final = 1e6
"""Larger numbers are written as a power of ten: they would fill lines with digits."""
_LONGEST_LINE: Final = 2000
"""Characters of a message; more hides what it says."""
_LONG_WORD: Final = re.compile(r"(\S{200})\S{200,}(?=\S{20})")
"""Longer than any path that is read; its end stays, where there are quotes and full stops."""
_ESCAPED: Final = {"Cc", "Cs", "Zl", "Zp"}
_TURNS: Final = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of the text after them."""


def printable(text: str) -> str:
    """Text of others on one line; what would steer the terminal is shown as an escape."""
    return "".join(
        each.encode("unicode_escape").decode()
        if unicodedata.category(each) in _ESCAPED or each in _TURNS
        else each
        for each in text
    )


def one_line(text: str) -> str:
    """A message for stderr: printable, and short however long what it quotes is."""
    words = _LONG_WORD.sub(lambda found: f"{found[1]}…", text)
    if len(words) > _LONGEST_LINE:
        words = f"{words[: _LONGEST_LINE // 2]}…{words[-_LONGEST_LINE // 2 :]}"
    return printable(words)


def print_object(values: Mapping[str, Any]) -> None:
    """Prints one JSON object on one line, as :func:`print_json` prints a list."""
    sys.stdout.write(json.dumps(values) + "\n")


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun: ``1 epoch``, ``1,200 epochs``.

    Args:
        number: How many there are.
        one: The noun for one, such as ``epoch``.
        several: The noun for all other numbers.
    """
    return f"{count(number)} {one if number == 1 else several}"


def fixed(value: float, digits: int = 4) -> str:
    """A number with so many digits behind its point: ``0.9731``; of a very large one a power.

    Args:
        value: Any number, such as the loss of a training that diverges.
        digits: How many.
    """
    return f"{value:.{digits}f}" if abs(value) < _WIDEST else f"{value:.{digits}g}"


def print_json(listed: Sequence[Any]) -> None:
    """Prints one JSON list on one line.

    In ASCII, with escapes for the rest: what reads a pipe on Windows need not expect UTF-8, and a
    file's name comes through whatever its bytes are.
    """
    sys.stdout.write(json.dumps(listed) + "\n")


def make_console(width: int | None = None) -> "Console":
    """A console on stdout that lets the command end without an error where its reader has gone.

    Args:
        width: In characters; that of the terminal when None.
    """
    from rich.console import Console  # only where it is wanted

    class Quiet(Console):
        """Rich itself would end the command with status 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Quiet(width=width)


def print_table(table: "Table") -> None:
    """Prints a table; where the terminal is too narrow, words are folded and none is cut."""
    for column in table.columns:
        column.overflow = "fold"
    make_console().print(table)
