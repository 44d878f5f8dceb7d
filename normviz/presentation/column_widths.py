"""Shares the width of a table among its columns."""

from collections.abc import Sequence


def column_widths(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fill ``room``, where that is enough for the least ones.

    Args:
        wanted: What each would like to have.
        least: What each gets in any case.
        room: For all of them.

    Returns:
        What each wants and an equal part of what is left; where the room does not do, a part of
        what each wants beyond the least.
    """
    wanted = [max(pair) for pair in zip(wanted, least, strict=True)]
    if not wanted or room <= sum(least):
        return list(least)
    spare = room - sum(wanted)
    if spare >= 0:
        return [width + spare // len(wanted) for width in wanted]
    part = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + int(part * (high - low)) for high, low in zip(wanted, least, strict=True)]
