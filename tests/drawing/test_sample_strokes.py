import numpy as np
import pytest

from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.errors import UserError


@pytest.mark.parametrize("hand", HANDS)
def test_each_hand_writes_all_digits(hand: str) -> None:
    drawings = read_sample_strokes(hand)
    assert [drawing.label for drawing in drawings] == list(range(10))
    for drawing in drawings:
        assert sum(map(len, drawing.strokes)) >= 20


def test_there_are_five_hands_at_least_and_no_two_write_alike() -> None:
    assert len(HANDS) >= 5
    pictures = {
        hand: [from_strokes(drawing.strokes) for drawing in read_sample_strokes(hand)]
        for hand in HANDS
    }
    for first in HANDS:
        for second in HANDS:
            if first < second:
                pairs = zip(pictures[first], pictures[second], strict=True)
                assert np.mean([np.abs(a - b).mean() for a, b in pairs]) > 0.03


def test_an_unknown_hand() -> None:
    with pytest.raises(UserError, match="received 'left'"):
        read_sample_strokes("left")


def test_a_hand_is_read_once_and_nobody_changes_what_all_share() -> None:
    first = read_sample_strokes("print")
    assert read_sample_strokes("print") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0].strokes[0][0] = 1
