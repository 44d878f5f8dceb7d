"""Return values for overrides of virtual Qt methods that raised an exception.

A name that is missing here is not guarded: ``tests/ui/guards`` fails on an override of it.
"""

from collections.abc import Callable
from inspect import isfunction
from typing import Any, Final

# Qt is imported when a default is needed: a command without a window loads this module too.


def is_guarded_name(name: str) -> bool:
    """Whether a method of this name is taken for a virtual one of Qt."""
    return name.endswith("Event") or name in _DEFAULTS or name in _QT_DEFAULTS


def safe_default(instance: object, name: str, arguments: tuple[Any, ...]) -> Any:
    """The value to return from the override ``name`` of ``instance`` in place of its own.

    Args:
        instance: The object whose override raised an exception.
        name: The name of the method.
        arguments: What Qt called it with.

    Returns:
        What Qt's own implementation returns, where that says something about the object (a size,
        a flag), else a value of the type that Qt expects.
    """
    if name in _DEFAULTS:
        return _DEFAULTS[name]
    if name not in _QT_DEFAULTS:
        return None  # an event handler
    try:
        return _qt_method(type(instance), name)(instance, *arguments)
    except Exception:  # a pure virtual method, or one whose arguments Python changed
        fallback = _QT_DEFAULTS[name]
        return fallback() if fallback else None


def _qt_method(kind: type, name: str) -> Callable[..., Any]:
    """Qt's own implementation of a method, below every override in Python."""
    return next(
        vars(base)[name]
        for base in kind.__mro__
        if name in vars(base) and not isfunction(vars(base)[name])
    )


def _gui(name: str, *arguments: object) -> Callable[[], Any]:
    """Makes a value of a class of QtGui or QtCore when it is called."""

    def make() -> Any:
        from PySide6 import QtCore, QtGui

        kind = getattr(QtCore, name, None) or getattr(QtGui, name)
        return kind(*arguments)

    return make


def _empty_icon_engine() -> Any:
    from normviz.ui.guards.empty_icon_engine import EmptyIconEngine

    return EmptyIconEngine()


_DEFAULTS: Final[dict[str, object]] = {
    # Not handled: Qt goes on to whoever is next.
    **dict.fromkeys(
        ("event", "viewportEvent", "sceneEvent", "eventFilter", "sceneEventFilter",
         "editorEvent", "helpEvent", "focusNextPrevChild"), False),
    "nativeEvent": (False, 0),
    "nativeEventFilter": (False, 0),
    # Nothing changed.
    **dict.fromkeys(
        ("setData", "setHeaderData", "insertRows", "removeRows", "moveRows", "insertColumns",
         "removeColumns", "dropMimeData", "canDropMimeData", "submit", "canFetchMore",
         "mergeWith", "lessThan"), False),
    # Rather a row too many than one that cannot be found.
    **dict.fromkeys(("filterAcceptsRow", "filterAcceptsColumn"), True),
    # Nothing shown, nothing done.
    **dict.fromkeys(
        ("paint", "drawBackground", "drawForeground", "drawRow", "drawBranches", "data",
         "headerData", "initStyleOption", "initViewItemOption", "setEditorData", "setModelData",
         "updateEditorGeometry", "destroyEditor", "undo", "redo", "run", "stepBy",
         "highlightBlock", "fetchMore", "revert", "sort", "currentChanged", "selectionChanged",
         "dataChanged", "rowsInserted", "rowsAboutToBeRemoved", "scrollContentsBy",
         "updateGeometries", "advance"), None),
}  # fmt: skip
"""Values of Python's own types."""

_QT_DEFAULTS: Final[dict[str, Callable[[], Any] | None]] = {
    **dict.fromkeys(("sizeHint", "minimumSizeHint", "viewportSizeHint", "actualSize"),
                    _gui("QSize")),
    **dict.fromkeys(("rowCount", "columnCount"), int),
    **dict.fromkeys(("sizeHintForRow", "sizeHintForColumn", "heightForWidth", "id"), lambda: -1),
    **dict.fromkeys(("hasHeightForWidth", "hasChildren", "contains", "isObscuredBy"), bool),
    **dict.fromkeys(("index", "sibling", "buddy", "mapToSource", "mapFromSource", "indexAt",
                     "moveCursor"), _gui("QModelIndex")),
    "boundingRect": _gui("QRectF"),
    "visualRect": _gui("QRect"),
    "shape": _gui("QPainterPath"),
    "opaqueArea": _gui("QPainterPath"),
    "pixmap": _gui("QPixmap"),
    "scaledPixmap": _gui("QPixmap"),
    "clone": _empty_icon_engine,
    **dict.fromkeys(
        ("flags", "itemChange", "validate", "fixup", "stepEnabled", "textFromValue",
         "valueFromText", "displayText", "createEditor", "createHandle", "mimeData", "mimeTypes",
         "supportedDropActions", "roleNames", "span", "match", "inputMethodQuery",
         "setVisible", "showPopup", "hidePopup", "done", "accept", "reject"), None),
}  # fmt: skip
"""Qt's own implementation first; after it, for a pure virtual method, a value made by this."""
