"""Guards every override of a virtual Qt method, so that no exception propagates into Qt.

An exception that leaves an override while Python code waits for the Qt call around it (``show()``,
``resize()``, ``grab()``) is stored by PySide and raised later. On Python 3.11 that ends in a
segmentation fault for every error raised in C, such as ``1 / 0`` and ``len(5)``, and a painter that
is still active when its ``paintEvent`` ends does so on every version.

``install`` therefore gives the base of all Qt classes an ``__init_subclass__``. It is called once,
by ``normviz.ui``, before any of its modules and pyqtgraph can define a class.
"""

import functools
from collections.abc import Callable, Iterator
from inspect import isfunction
from typing import Any, Final

from shiboken6 import Object

from normviz.garbage_collection import no_collection
from normviz.ui.guards.error_report import report
from normviz.ui.guards.override_defaults import is_guarded_name, safe_default

GUARDED_PACKAGES: Final = frozenset({"normviz", "pyqtgraph"})
"""Whose classes are guarded."""

_MARK: Final = "_is_guarded_override"


def install() -> None:
    """Guards all Qt subclasses of :data:`GUARDED_PACKAGES`, those to come and those there are."""
    Object.__init_subclass__ = classmethod(_guard_subclass)  # type: ignore[assignment, arg-type]
    for kind in _subclasses(Object):  # pyqtgraph may have been imported first
        if _belongs_here(kind):
            guard_overrides(kind)


def guard_overrides(kind: type) -> None:
    """Replaces each override of a virtual Qt method in ``kind`` by a guarded one.

    Args:
        kind: A subclass of a Qt class; overrides of its plain Python bases are guarded in it.
    """
    for owner in kind.__mro__:
        if owner is not kind and issubclass(owner, Object):
            continue  # guarded when it was defined, or a class of Qt itself
        for name, function in list(vars(owner).items()):
            if isfunction(function) and is_override(kind, owner, name):
                setattr(kind, name, _guarded(function, name))


def is_override(kind: type, owner: type, name: str) -> bool:
    """Whether the function ``name`` of ``owner`` overrides a virtual method of Qt in ``kind``."""
    if not is_guarded_name(name) or is_guarded(vars(owner)[name]):
        return False
    if owner is not kind and getattr(kind, name, None) is not vars(owner)[name]:
        return False  # hidden by another definition
    return any(
        name in vars(base) and not isfunction(vars(base)[name])
        for base in kind.__mro__
        if base is not kind and issubclass(base, Object)
    )


def is_guarded(function: object) -> bool:
    """Whether an exception in ``function`` is caught and reported."""
    return hasattr(function, _MARK)


def _guard_subclass(kind: type, **options: object) -> None:
    super(Object, kind).__init_subclass__(**options)  # type: ignore[misc]  # all come from Object
    if _belongs_here(kind):
        guard_overrides(kind)


def _belongs_here(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in GUARDED_PACKAGES


def _subclasses(kind: type) -> Iterator[type]:
    each: type
    for each in type.__subclasses__(kind):
        yield each
        yield from _subclasses(each)


def _guarded(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    if name == "changeEvent":  # the desktop may set off Qt's way through the list of all widgets
        function = no_collection()(function)

    @functools.wraps(function)
    def guarded(self: object, *arguments: Any, **options: Any) -> Any:
        try:
            return function(self, *arguments, **options)
        except Exception as error:
            report(error)
            return safe_default(self, name, arguments)

    setattr(guarded, _MARK, True)
    return guarded
