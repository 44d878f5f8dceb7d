"""Merges two changes of one list, such as those of two windows."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")


def merged(
    before: Sequence[T], ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]
) -> list[T]:
    """What we have made of a list, with what others have added, and without what they removed.

    Args:
        before: The list that both started from.
        ours: What we have made of it.
        theirs: What others have made of it.
        key: Equal for equal elements, which may be in a list several times.

    Returns:
        Our elements in our order, then what others have added in theirs.
    """
    known, found = Counter(map(key, before)), Counter(map(key, theirs))
    new = found - known
    added = [each for each in theirs if _counts(new, key(each))]
    removed = known - found
    return [each for each in ours if not _counts(removed, key(each))] + added


def _counts(left: Counter[Hashable], kind: Hashable) -> bool:
    """Whether one of a kind is left; it is counted off."""
    is_left = left[kind] > 0
    left[kind] -= is_left
    return is_left
