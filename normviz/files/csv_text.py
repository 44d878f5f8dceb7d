"""Escapes text in CSV files that a spreadsheet would run as a formula."""

import re
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def csv_text(text: str) -> str:
    """``text`` as a cell that no spreadsheet computes; numbers stay numbers.

    As OWASP recommends (CSV Injection), a text that begins like a formula gets an apostrophe.
    """
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
