"""Decodes pane widths and window positions from the Qt bytes that version 0.1 stored."""

import struct
from typing import Any, Final

_SPLITTER: Final = struct.Struct(">iii")
_SPLITTER_MARK, _SPLITTER_VERSION = 0xFF, 1
_MOST_PANES: Final = 8
_GEOMETRY: Final = struct.Struct(">IHH4i4iiBB")
_GEOMETRY_MARK: Final = 0x01D9D0CB


def splitter_sizes(data: bytes) -> list[int] | None:
    """The sizes in the bytes of ``QSplitter.saveState``, in pixels.

    Args:
        data: Big-endian: a mark, a version, the number of panes, their sizes, and more.

    Returns:
        One size per pane; None where the bytes are others, or Qt had not laid the panes out.
    """
    if len(data) < _SPLITTER.size:
        return None
    mark, version, count = _SPLITTER.unpack_from(data)
    known = (mark, version) == (_SPLITTER_MARK, _SPLITTER_VERSION) and 0 < count <= _MOST_PANES
    if not known or len(data) < _SPLITTER.size + 4 * count:
        return None
    sizes = struct.unpack_from(f">{count}i", data, _SPLITTER.size)
    return list(sizes) if min(sizes) >= 0 else None


def window_geometry(data: bytes) -> dict[str, Any] | None:
    """The place of the window in the bytes of ``QWidget.saveGeometry``.

    Args:
        data: Big-endian: a mark, a version, the frame's edges, the window's edges while it is
            neither maximized nor full screen, the number of the screen, those two, and more.

    Returns:
        ``x``, ``y``, ``width``, ``height`` in pixels, ``maximized`` and ``full_screen``; None
        where the bytes are others.
    """
    if len(data) < _GEOMETRY.size:
        return None
    mark, _, _, *edges, _, maximized, full_screen = _GEOMETRY.unpack_from(data)
    if mark != _GEOMETRY_MARK:
        return None
    left, top, right, bottom = edges[4:]
    return {
        "x": left,
        "y": top,
        "width": right - left + 1,
        "height": bottom - top + 1,
        "maximized": bool(maximized),
        "full_screen": bool(full_screen),
    }
