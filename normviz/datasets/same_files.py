"""Decides between several places of a data set: the first one where all hold the same files."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.binary import open_binary

_LOOKED_AT: Final = 1 << 16
"""Bytes of each file that are compared: those after a header tell data sets apart."""
_MOST_FILES: Final = 50


def only_one(places: Sequence[Path]) -> Path:
    """The first place.

    Args:
        places: Folders or files, at least one; the same one may be there twice.

    Raises:
        UserError: Another place holds other files.
    """
    first, *others = places
    for other in others:
        if not other.samefile(first) and _beginnings(other) != _beginnings(first):
            raise UserError(
                "expected one set of files, found different ones in {first} and {second}; name "
                "the folder of one of them",
                code="data-ambiguous",
                first=first,
                second=other,
            )
    return first


def _beginnings(place: Path) -> frozenset[bytes]:
    """Digests of the beginnings of the files at a place, as they are when unpacked."""
    files = sorted(place.rglob("*"))[:_MOST_FILES] if place.is_dir() else [place]
    return frozenset(_beginning(path) for path in files if path.is_file())


def _beginning(path: Path) -> bytes:
    try:
        with open_binary(path) as stream:
            return blake2b(stream.read(_LOOKED_AT)).digest()
    except (UserError, OSError, ValueError):
        return str(path).encode(errors="surrogateescape")
