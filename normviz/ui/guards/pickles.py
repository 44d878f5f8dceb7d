"""Prevents Qt from unpickling data of files or other programs.

PySide makes Python objects of some of Qt's values with Python's ``pickle``, which runs any code.
Qt meets such values in files that it reads by itself, such as the one in which its file dialog
keeps folders, and in what is dragged in from another program. normviz has no use for them.
"""

import pickle
import struct
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream

_TYPE: Final = b"PySide::PyObjectWrapper\0"
_USER_TYPE: Final = 127
"""Of a named type, in the streams of Qt 4."""


def refuse_pickles() -> None:
    """Makes PySide read every pickled object as None, from now on and in the whole process.

    PySide looks ``pickle.loads`` up once, when it reads the first such value, and keeps it: here
    it finds a function that loads nothing. For Python itself nothing changes.
    """
    loads = pickle.loads
    pickle.loads = _nothing  # type: ignore[assignment]  # for the next call alone
    try:
        stream = QDataStream(QByteArray(_streamed(b"")))
        stream.setVersion(QDataStream.Version.Qt_4_0)
        stream.readQVariant()
    finally:
        pickle.loads = loads


def _nothing(_data: bytes) -> None:
    return None


def _streamed(pickled: bytes) -> bytes:
    """A value of PySide's type in the form of Qt 4: type, its name, and the pickled object."""
    head = struct.pack(">II", _USER_TYPE, len(_TYPE))
    return head + _TYPE + struct.pack(">I", len(pickled)) + pickled
