"""The catalogue of norms: every module in `normviz.norms.entries` has one, named ``NORM``."""

from normviz.norms.norm import Norm
from normviz.registry import Registry


class Catalog(Registry[Norm]):
    """Every norm by its name, in the order in which they are shown."""

    def __init__(self) -> None:
        super().__init__("normviz.norms.entries", "NORM")


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
