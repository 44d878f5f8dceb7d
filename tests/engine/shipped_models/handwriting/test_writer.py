import numpy as np
import pytest

from normviz.engine.shipped_models.handwriting.hand import NEAT, WILD
from normviz.engine.shipped_models.handwriting.writer import SKETCHES, write


def random(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_every_digit_can_be_written() -> None:
    assert list(SKETCHES) == list(range(10))


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("hand", [NEAT, WILD], ids=["neat", "wild"])
def test_strokes_are_points_about_1_high(digit: int, hand) -> None:
    strokes = write(digit, random(), hand)
    assert strokes
    for stroke in strokes:
        assert stroke.ndim == 2
        assert stroke.shape[1] == 2
        assert np.isfinite(stroke).all()
    assert 0.5 < np.ptp(np.concatenate(strokes), axis=0).max() < 2


def test_the_same_state_of_chance_gives_the_same_strokes() -> None:
    first, again, other = (write(4, random(seed)) for seed in (3, 3, 4))
    assert len(first) == len(again)
    for one, same in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, same)
    assert [stroke.tolist() for stroke in first] != [stroke.tolist() for stroke in other]


def test_each_call_is_another_hand() -> None:
    chance = random()
    first, second = write(7, chance), write(7, chance)
    assert [stroke.tolist() for stroke in first] != [stroke.tolist() for stroke in second]
