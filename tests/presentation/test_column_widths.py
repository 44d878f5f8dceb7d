from hypothesis import given
from hypothesis import strategies as st

from normviz.presentation.column_widths import column_widths

widths = st.integers(1, 500)


@given(pairs=st.lists(st.tuples(widths, widths), min_size=1, max_size=5), room=st.integers(0, 3000))
def test_the_room_is_filled_and_nobody_gets_less_than_the_least(
    pairs: list[tuple[int, int]], room: int
) -> None:
    wanted, least = zip(*pairs, strict=True)
    got = column_widths(wanted, least, room)
    assert all(width >= low for width, low in zip(got, least, strict=True))
    if room >= sum(least):
        assert room - len(got) <= sum(got) <= room


def test_who_wants_more_gets_more() -> None:
    assert column_widths([100, 200], [80, 80], 240) == [91, 148]
    assert column_widths([100, 200], [80, 80], 400) == [150, 250]
    assert column_widths([], [], 100) == []
