import pytest

from normviz.engine.laboratory import KerasLaboratory


def test_validation_digits_are_none_of_the_others() -> None:
    digits = KerasLaboratory().digits(1437, 360)

    assert digits.x.shape == (1437, 28, 28, 1)
    assert len({x.tobytes() for x in digits.x} & {x.tobytes() for x in digits.x_validation}) == 0
    assert digits.x.min() == 0
    assert digits.x.max() == 1


def test_more_digits_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 1437 and 360"):
        KerasLaboratory().digits(1438, 1)


def test_a_proof_tells_what_changes_y_and_what_receives_gradient() -> None:
    proven = KerasLaboratory().prove("group", (2, 4, 2, 2), (0, 0, 0, 0), settings={"groups": 2})

    assert (proven.elements, proven.gradient, proven.moved, proven.holds) == (8, 8, 8, True)
    assert proven.difference < 1e-6
