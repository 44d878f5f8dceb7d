"""Registries that find their entries, one module each, in a package and its subpackages."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Entry(Protocol):
    """What can be an entry: it has a name and a place in the order."""

    @property
    def name(self) -> str:
        """As in commands and function arguments; unique in the registry."""

    @property
    def order(self) -> int:
        """Its place in lists, from small to large."""


EntryT = TypeVar("EntryT", bound=Entry)


class Registry(Mapping[str, EntryT], Generic[EntryT]):
    """Every entry by its name, in the order in which they are shown.

    The modules are imported when an entry is first asked for, so that they may import whatever
    itself refers to the registry.
    """

    def __init__(self, package: str, constant: str) -> None:
        """Imports nothing yet.

        Args:
            package: The package whose modules are the entries.
            constant: What each module calls its entry.
        """
        self._package, self._constant = package, constant
        self._found: dict[str, EntryT] | None = None

    def __getitem__(self, name: str) -> EntryT:
        return (self._found or self._entries())[name]

    def __contains__(self, name: object) -> bool:
        return name in (self._found or self._entries())

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries())

    def __len__(self) -> int:
        return len(self._entries())

    @contextmanager
    def added(self, entry: EntryT) -> Iterator[None]:
        """One entry more, as long as the context lasts: for tests and experiments.

        Raises:
            ValueError: There is one of that name already.
        """
        before = self._entries()
        if entry.name in before:
            raise ValueError(f"expected a new name, received {entry.name!r}")
        self._found = _sorted([*before.values(), entry])
        try:
            yield
        finally:
            self._found = before

    def _entries(self) -> dict[str, EntryT]:
        if self._found is None:
            package = importlib.import_module(self._package)
            modules = pkgutil.walk_packages(package.__path__, f"{self._package}.")
            self._found = _sorted(
                [
                    getattr(importlib.import_module(module.name), self._constant)
                    for module in modules
                    if not module.ispkg
                ]
            )
        return self._found


def _sorted(entries: list[EntryT]) -> dict[str, EntryT]:
    return {entry.name: entry for entry in sorted(entries, key=lambda entry: entry.order)}
