from typing import Any

import pytest

from normviz.engine.sweeps.progress import MOST_POINTS, SECONDS, ProgressReporter, read_progress
from normviz.runs.events import Batches, Epoch, Event, Started

STARTED = Started("", 3, 0, 4, 16, 64, 10, "cpu:0", "digits")
EPOCH = Epoch(1, 4, 0.9, 0.4, 0.8, 0.5, 0.1, 2.0, 0.01)


def batches(step: int, *losses: float) -> Batches:
    return Batches(step, step / 4, losses, (0.5,) * len(losses), losses[0], 0.5, 2.0)


def sent(*timed: tuple[float, Event]) -> list[dict[str, Any]]:
    """What is sent of events that come at times in seconds."""
    records: list[dict[str, Any]] = []
    now = [0.0]
    reporter = ProgressReporter("key", records.append, lambda: now[0])
    for now[0], event in timed:
        reporter.tell(event)
    return records


def record() -> dict[str, Any]:
    (found,) = sent((0, STARTED), (0.5, batches(4, 4, 3, 2, 1)), (SECONDS, EPOCH))
    return found


def test_a_second_of_batches_and_epochs_comes_back_in_one_record() -> None:
    told = read_progress(record())

    assert told is not None
    assert (told.key, told.steps_per_epoch, told.step) == ("key", 4, 4)
    assert told.losses == (4, 3, 2, 1)
    assert told.accuracies == (0.5,) * 4
    assert told.epochs == (EPOCH,)


def test_at_most_one_record_per_second_is_sent_and_nothing_is_left_out() -> None:
    events = [(number / 4, batches(number, float(number))) for number in range(1, 13)]

    found = [read_progress(each) for each in sent((0, STARTED), *events)]

    assert [each.step for each in found if each] == [4, 8, 12]
    assert [x for each in found if each for x in each.losses] == list(range(1, 13))


def test_of_many_batches_neighbours_have_their_mean() -> None:
    count = 2 * MOST_POINTS + 1
    (only,) = sent((0, STARTED), (SECONDS, batches(count, *map(float, range(count)))))

    told = read_progress(only)

    assert len(only["points"]) == 8 * MOST_POINTS
    assert told is not None
    assert told.losses[:5] == (1, 1, 1, 3.5, 3.5)
    assert len(told.losses) == count


def test_an_epoch_that_ends_without_further_batches_is_told() -> None:
    _, last = sent((0, STARTED), (SECONDS, batches(4, 4, 3, 2, 1)), (2 * SECONDS, EPOCH))

    told = read_progress(last)

    assert told is not None
    assert (told.step, told.losses, told.epochs) == (4, (), (EPOCH,))


@pytest.mark.parametrize(
    "changed",
    [
        {"key": 3},
        {"step": 3},
        {"step": "4"},
        {"step": True},
        {"batches": -1},
        {"batches": 3},
        {"batches": 1 << 40, "step": 1 << 40},
        {"steps_per_epoch": 0},
        {"points": b"123"},
        {"points": b""},
        {"points": "text"},
        {"points": b"\x00\x00\xc0\x7f" * 8},
        {"epochs": [{}] * 1000},
        {"epochs": [None]},
        {"epochs": 3},
    ],
)
def test_what_no_worker_sends_is_dropped(changed: dict[str, Any]) -> None:
    assert read_progress(record() | changed) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"loss": float("nan")},
        {"loss": None},
        {"epoch": 0},
        {"step": 9},
        {"loss": "1"},
        {"loss": 10**400},
    ],
)
def test_an_epoch_that_cannot_be_is_dropped(changed: dict[str, Any]) -> None:
    whole = record()
    assert read_progress(whole | {"epochs": [whole["epochs"][0] | changed]}) is None


@pytest.mark.parametrize("anything", [None, 1, "text", [], {}, [1, 2], b""])
def test_anything_else_is_dropped(anything: object) -> None:
    assert read_progress(anything) is None
