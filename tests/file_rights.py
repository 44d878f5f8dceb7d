"""Makes the rights of files hold for root too, who may otherwise read and write everything."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

_VERSION: Final = 0x20080522
_CAP_DAC_OVERRIDE: Final = 1 << 1
_CAP_DAC_READ_SEARCH: Final = 1 << 2


class _Header(ctypes.Structure):
    """``__user_cap_header_struct`` of <linux/capability.h>; process 0 is the calling thread."""

    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]  # ctypes' form


class _Word(ctypes.Structure):
    """``__user_cap_data_struct``: 32 of the capabilities."""

    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


@contextmanager
def rights_hold() -> Iterator[None]:
    """What this thread has no right to is refused within the block."""
    if os.name == "nt":
        pytest.skip("rights are others there")
    if os.geteuid():
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root cannot give up its rights for a while there")
    before = _capabilities()
    words = _capabilities()
    words[0].effective &= ~(_CAP_DAC_OVERRIDE | _CAP_DAC_READ_SEARCH)
    _set_capabilities(words)
    try:
        yield
    finally:
        _set_capabilities(before)


def close_to_writing(folder: Path) -> None:
    """Makes a folder and all that is in it readable, and nothing else."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)


def open_to_writing(folder: Path) -> None:
    """Makes the owner's rights whole again."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)


def _capabilities() -> ctypes.Array[_Word]:
    words = (_Word * 2)()
    _call("capget", words)
    return words


def _set_capabilities(words: ctypes.Array[_Word]) -> None:
    _call("capset", words)


def _call(name: str, words: ctypes.Array[_Word]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(ctypes.byref(_Header(_VERSION, 0)), words):
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
