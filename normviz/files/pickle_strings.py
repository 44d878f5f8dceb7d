"""Extracts strings and small numbers from a pickle without running it.

A pickle is a program. Here its instructions are only told apart; those that Python 2's pickles of
strings, numbers, lists, dictionaries and NumPy arrays consist of are known, others are refused.
"""

from collections.abc import Iterator
from typing import Final

from normviz.number_text import count

_OPERANDS: Final = {
    **dict.fromkeys(b"}])(etuasNRb\x81\x85\x86\x87\x88\x89\x94", 0),
    **dict.fromkeys(b"\x80hqKU\x8cC", 1),
    **dict.fromkeys(b"M", 2),
    **dict.fromkeys(b"JjrTXB", 4),
    **dict.fromkeys(b"\x95", 8),
}
"""Instruction to the bytes that follow it: a number, or the length of a string."""
_STRINGS: Final = frozenset(b"U\x8cCTXB")
_NUMBERS: Final = frozenset(b"KM")
_GLOBAL: Final = ord("c")
_STOP: Final = ord(".")
_LONGEST_NAME: Final = 200


def scan_pickle(data: bytes, most: int) -> Iterator[bytes | int]:
    """The strings and the numbers of one or two bytes in a pickle, in their order.

    Args:
        data: The pickle.
        most: The largest number of instructions that is accepted.

    Raises:
        ValueError: It is no such pickle, is cut short, or has more instructions.
    """
    at = 0
    for _ in range(most):
        code = data[at : at + 1]
        if not code:
            raise ValueError("it is cut short")
        if code[0] == _STOP:
            return
        if code[0] == _GLOBAL:
            at = _skip_line(data, _skip_line(data, at + 1))
            continue
        if code[0] not in _OPERANDS:
            raise ValueError(f"instruction {code!r} at byte {count(at)}")
        start = at + 1 + _OPERANDS[code[0]]
        operand = int.from_bytes(data[at + 1 : start], "little")
        at = start
        if code[0] in _STRINGS:
            at = start + operand
            yield data[start:at]
        elif code[0] in _NUMBERS:
            yield operand
        if at > len(data):
            raise ValueError("it is cut short")
    raise ValueError(f"more than {count(most)} instructions")


def _skip_line(data: bytes, start: int) -> int:
    """Where the line that begins at ``start`` has ended."""
    end = data.find(b"\n", start, start + _LONGEST_NAME)
    if end < 0:
        raise ValueError(f"a name without an end at byte {count(start)}")
    return end + 1
