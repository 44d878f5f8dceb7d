import numpy as np

from normviz.runs.tensorboard.event import histogram_of, scalar_event, version_event


def test_the_first_event_says_its_version() -> None:
    assert version_event(0.0) == b"\x09" + bytes(8) + b"\x1a\x0dbrain.Event:2"


def test_a_step_is_written_in_groups_of_seven_bits() -> None:
    event = scalar_event(0.0, 300, {"a": 1.0})
    assert event[9:12] == b"\x10\xac\x02"
    assert event.endswith(b"\x0a\x01a\x15\x00\x00\x80\x3f")


def test_a_histogram_counts_finite_values() -> None:
    found = histogram_of(np.array([[1.0, 2.0], [np.nan, np.inf]]))
    assert found is not None
    assert (found.least, found.largest, sum(found.counts)) == (1.0, 2.0, 2)
    assert (found.total, found.squares) == (3.0, 5.0)
    assert histogram_of(np.array([np.nan])) is None


def test_equal_values_have_a_histogram() -> None:
    found = histogram_of(np.zeros(5))
    assert found is not None
    assert sum(found.counts) == 5
