"""The catalogue of norms: every module in `normviz.norms.entries` has one, named ``NORM``."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from normviz.norms.norm import Norm

_ENTRIES = "normviz.norms.entries"


class Catalog(Mapping[str, Norm]):
    """Every norm by its name, in the order in which they are shown.

    The entries are imported when one is first asked for, so that they may import whatever
    itself refers to the catalogue.
    """

    def __init__(self) -> None:
        self._found: dict[str, Norm] | None = None

    def __getitem__(self, name: str) -> Norm:
        return (self._found or self._norms())[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._norms())

    def __len__(self) -> int:
        return len(self._norms())

    @contextmanager
    def added(self, norm: Norm) -> Iterator[None]:
        """One norm more, as long as the context lasts: for tests and experiments.

        Raises:
            ValueError: There is one of that name already.
        """
        before = self._norms()
        if norm.name in before:
            raise ValueError(f"expected a new name of a norm, received {norm.name!r}")
        self._found = _sorted([*before.values(), norm])
        try:
            yield
        finally:
            self._found = before

    def _norms(self) -> dict[str, Norm]:
        if self._found is None:
            package = importlib.import_module(_ENTRIES)
            names = [module.name for module in pkgutil.iter_modules(package.__path__)]
            self._found = _sorted(
                [importlib.import_module(f"{_ENTRIES}.{name}").NORM for name in names]
            )
        return self._found


def _sorted(norms: list[Norm]) -> dict[str, Norm]:
    return {norm.name: norm for norm in sorted(norms, key=lambda norm: norm.order)}


CATALOG = Catalog()
"""Every norm by its name, in the order in which they are shown."""


def norm_named(name: str) -> Norm:
    """The entry of that name.

    Raises:
        ValueError: There is none.
    """
    try:
        return CATALOG[name]
    except (KeyError, TypeError):  # a list has no hash
        raise ValueError(
            f"expected one of the norms {', '.join(CATALOG)}, received {name!r}"
        ) from None
