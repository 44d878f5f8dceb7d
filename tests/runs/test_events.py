import json
import pickle

import pytest

from normviz.runs.events import Batches, Epoch, Event, Failed, Finished, Paused, Resumed, Stopped

EVENTS = [
    Batches(3, 0.3, (1.0, 0.5), (0.1, 0.2), 0.8, 0.15, 2.0),
    Epoch(1, 10, 0.4, 0.9, 0.5, 0.8, 1.5, 2.0, 0.01),
    Paused(3),
    Resumed(3),
    Finished("relu-abcd"),
    Stopped("relu-abcd", 3),
    Failed("relu-abcd", "The loss is not a number."),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_events_travel(event: Event) -> None:
    assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301  # our own bytes
    assert json.loads(json.dumps(event.to_json()))["event"] == event.name


def test_an_epoch_prints_what_the_contract_names() -> None:
    wanted = {"event", "epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"}
    assert (wanted | {"ms_per_step"}) <= EVENTS[1].to_json().keys()


def test_json_has_no_nan() -> None:
    printed = Batches(1, 0.1, (float("nan"), 1.0), (0.0, 0.0), float("inf"), 0.0, 1.0).to_json()
    assert printed["losses"] == [None, 1.0]
    assert printed["running_loss"] is None
    json.dumps(printed, allow_nan=False)
