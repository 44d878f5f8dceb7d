import pytest

from normviz.diagnostics.error_counter import BURST_SECONDS, CountedError, ErrorCounter


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counter(clock: Clock) -> ErrorCounter:
    return ErrorCounter(clock)


def fail_with(error: Exception) -> None:
    raise error


def fail_here(text: str) -> Exception:
    try:
        fail_with(ValueError(text))
    except ValueError as error:
        return error


def fail_there(text: str) -> Exception:
    try:
        fail_with(ValueError(text))
    except ValueError as error:
        return error


def test_equal_errors_are_counted_whatever_their_message_says(counter: ErrorCounter) -> None:
    counted = [counter.add(fail_here(f"place {number}")) for number in range(3)]
    assert [each.count for each in counted] == [1, 2, 3]
    assert [each.text for each in counted] == ["place 0", "place 1", "place 2"]
    assert len({each.details for each in counted}) == 1


def test_errors_of_other_lines_and_classes_are_others(counter: ErrorCounter) -> None:
    counter.add(fail_here("x"))
    assert counter.add(fail_there("x")).count == 1
    assert counter.add(TypeError("x")).count == 1
    assert counter.add(fail_here("x")).count == 2


def test_a_burst_ends_with_a_pause(counter: ErrorCounter, clock: Clock) -> None:
    def next_one() -> CountedError:
        return counter.add(fail_here("x"))

    assert not next_one().is_burst
    clock.now += BURST_SECONDS / 2
    assert next_one().is_burst
    clock.now += BURST_SECONDS / 2
    assert next_one().is_burst  # from one to the next, not from the first on
    clock.now += BURST_SECONDS
    assert not next_one().is_burst


def test_a_long_message_of_many_lines_becomes_one_short_line(counter: ErrorCounter) -> None:
    text = counter.add(fail_here("a" * 1000 + "\nsecond")).text
    assert len(text) <= 300
    assert text.endswith("…")
    assert counter.add(fail_there("")).text == ""
