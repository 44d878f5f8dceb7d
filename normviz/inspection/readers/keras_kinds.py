"""Which norm layer of Keras a group of weights belongs to, where no config tells its class."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from normviz.inspection.matching import kinds_of
from normviz.inspection.model import Weight
from normviz.inspection.norm_layers import UNNAMED
from normviz.norms.catalog import CATALOG

_NUMBERED: Final = re.compile(r"_?\d+$")
_NORM: Final = re.compile(r"norm|(?<![a-z])[gl]n(?![a-z])")
_BATCH: Final = re.compile(r"batch|(?<![a-z])bn(?![a-z])")
_MOVING: Final = frozenset({"moving_mean", "moving_variance"})


def snake_case(name: str) -> str:
    """A class as Keras names the group of its weights."""
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def kind_of_numbered(names: Iterable[str], arrays: Sequence[Weight]) -> str | None:
    """The class of a layer whose variables have numbers in place of names.

    Args:
        names: What the group and the layer are called.
        arrays: The variables in their order.

    Returns:
        `UNNAMED` where they can only be γ and β; None where they are those of no norm layer.
    """
    names = tuple(names)
    named = _kind_of_names(names)
    if named is not None:
        return named
    shapes = {weight.shape for weight in arrays}
    if len(shapes) != 1 or len(*shapes) != 1:
        return None
    text = " ".join(names).lower()
    if len(arrays) == 4 or (len(arrays) == 3 and _BATCH.search(text)):
        return "BatchNormalization"  # no other layer of Keras has four vectors of one length
    told = _NORM.search(text) and not _BATCH.search(text)
    return UNNAMED if len(arrays) == 2 and told else None


def kind_of_named(name: str, weights: Mapping[str, Weight]) -> str | None:
    """The class of a layer whose variables have names; the result is as in `kind_of_numbered`."""
    if weights.keys() >= _MOVING:
        return "BatchNormalization"
    named = _kind_of_names((name,))
    if named is not None:
        return named
    return UNNAMED if "gamma" in weights else None


def _kind_of_names(names: Iterable[str]) -> str | None:
    plain = (_NUMBERED.sub("", name) for name in names)
    return next((_classes()[name] for name in plain if name in _classes()), None)


@cache
def _classes() -> Mapping[str, str]:
    """The classes of all norms by the names of their groups."""
    return {snake_case(kind): kind for name in CATALOG for kind in sorted(kinds_of(name))}
