import numpy as np
import pytest

from normviz.lessons.results import Result, above, below, close, equal, plain, shown


@pytest.mark.parametrize(
    ("result", "holds"),
    [
        (equal("n", 3, np.int64(3)), True),
        (equal("n", 3, 4), False),
        (close("n", 0.5, 0.5004, 1e-3), True),
        (close("n", 0.5, 0.6, 1e-3), False),
        (close("n", 0.5, float("nan"), 1e-3), False),
        (above("n", 1, 1.5), True),
        (above("n", 1, 1.0), False),
        (above("n", 1, float("nan")), False),
        (below("n", 1, 0.5), True),
        (below("n", 1, 1.0), False),
    ],
)
def test_a_result_holds_where_the_expected_number_came_out(result: Result, holds: bool) -> None:
    assert result.holds == holds
    assert result.expected is not None


def test_a_shown_number_claims_nothing() -> None:
    assert shown("n", np.float32(0.5)) == Result("n", 0.5, None, True)


def test_values_are_those_that_json_writes() -> None:
    assert type(plain(np.float64(1.5))) is float
    assert type(plain(np.bool_(True))) is int
    assert plain("words") == "words"
