"""CSV files: one form for all tables, and text that no spreadsheet runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS: Final = ("\t", "\r", "\n")
_SKIPPED: Final = " \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
"""Some spreadsheets cut these off before they look at a cell."""
_SEPARATOR: Final = re.compile("([;|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
"""What may begin a cell where the list separator of the system is not the comma: quotes within a
line then protect nothing."""
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")

Cell = str | int | float | None


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV in UTF-8, with the line ends of RFC 4180.

    Args:
        columns: The titles.
        rows: As many cells each; None leaves a cell empty. Of a float nine digits are written,
            which tell any two float32 apart; texts are written as `csv_text` gives them.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return csv_text(cell)
    return float(f"{cell:.9g}") if isinstance(cell, float) else cell


def csv_text(text: str) -> str:
    """``text`` as a cell that no spreadsheet computes; numbers stay numbers.

    As OWASP recommends (CSV Injection), what begins like a formula gets an apostrophe, at the
    beginning of the text and behind whatever another program may take for the end of a cell.
    """
    first = "'" if text.startswith(_BREAKS) else ""
    return first + "".join(map(_harmless, _SEPARATOR.split(text)))


def _harmless(part: str) -> str:
    if part.lstrip(_SKIPPED).startswith(_FORMULA) and not _NUMBER.fullmatch(part):
        return f"'{part}"
    return part
