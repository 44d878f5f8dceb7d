"""Reads the specs of many runs: most of them differ from another one in their seed alone."""

from functools import lru_cache
from typing import Final

from normviz.runs.spec import RunSpec

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
    if len(value) > _USUAL:
        return RunSpec.from_text(value)
    head, _, rest = value.partition(_BEFORE_SEED)
    seed, found, tail = rest.partition(_AFTER_SEED)
    is_number = seed.isdecimal() and seed.isascii() and len(seed) <= _MOST_DIGITS
    is_usual = found and is_number and not (seed[0] == "0" and len(seed) > 1)
    if not is_usual or _BEFORE_SEED in tail:
        return _known_spec(value)
    return _seedless(head, tail).with_seed(int(seed))


@lru_cache(_KNOWN)
def _known_spec(text: str) -> RunSpec:
    """The window lists its runs again and again, and a spec is never changed."""
    return RunSpec.from_text(text)


@lru_cache(_KNOWN)
def _seedless(head: str, tail: str) -> RunSpec:
    """The spec of a text whose only seed, between two others of its fields, was taken out."""
    return RunSpec.from_text(f"{head}{_BEFORE_SEED}0{_AFTER_SEED}{tail}")
