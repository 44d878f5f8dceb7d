"""Names of networks whose batch norm is folded away: that of the network, and a suffix."""

from typing import Final

_SUFFIX: Final = ":folded"


def folded_name(name: str) -> str:
    """The name of the folded network of a model or run."""
    return name + _SUFFIX


def is_folded(name: str) -> bool:
    """Whether a name is that of a folded network."""
    return name.endswith(_SUFFIX)


def unfolded_name(name: str) -> str:
    """The name of the network that was folded, or that has the name itself."""
    return name.removesuffix(_SUFFIX)
