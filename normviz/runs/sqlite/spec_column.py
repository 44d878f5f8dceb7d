"""Reads the specs of many runs: most of them differ from another one in their seed alone."""

from functools import lru_cache
from typing import Final

from normviz.runs.spec import SEED_LIMIT, RunSpec

_LONGEST: Final = 200_000
_USUAL: Final = 4_000
_KNOWN: Final = 2_000
_BEFORE_SEED: Final = '"seed": '
_AFTER_SEED: Final = ', "deterministic": '
_MOST_DIGITS: Final = 10


def read_spec(value: object) -> RunSpec:
    """The spec in a column of the runs table.

    Raises:
        UserError: It is another version's, or holds what no training can have.
        ValueError: It is no JSON.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        shown = ascii(value[:40]) if isinstance(value, str | bytes) else ascii(value)
        raise ValueError(f"spec: expected JSON, received {shown}")
    return RunSpec.from_text(value) if len(value) > _USUAL else _read_usual(value)


def _read_usual(text: str) -> RunSpec:
    head, _, rest = text.rpartition(_BEFORE_SEED)  # the last one: little is left to search
    digits, found, tail = rest.partition(_AFTER_SEED)
    seed = _seed(digits) if found else None
    return _known_spec(text) if seed is None else _seedless(head, tail).with_checked_seed(seed)


@lru_cache(_KNOWN)
def _seed(digits: str) -> int | None:
    """The seed that some digits are; None where they are not as usual."""
    is_number = digits.isdecimal() and digits.isascii() and len(digits) <= _MOST_DIGITS
    is_usual = is_number and not (digits[0] == "0" and len(digits) > 1)
    return int(digits) if is_usual and int(digits) < SEED_LIMIT else None


@lru_cache(_KNOWN)
def _known_spec(text: str) -> RunSpec:
    """The window lists its runs again and again, and a spec is never changed."""
    return RunSpec.from_text(text)


@lru_cache(_KNOWN)
def _seedless(head: str, tail: str) -> RunSpec:
    """The spec of a text whose only seed, between two others of its fields, was taken out."""
    return RunSpec.from_text(f"{head}{_BEFORE_SEED}0{_AFTER_SEED}{tail}")
