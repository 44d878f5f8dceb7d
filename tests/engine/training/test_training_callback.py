from typing import Any

import numpy as np
import pytest

from normviz.engine.training import training_callback
from normviz.engine.training.batch_values import BatchValues, RunningMeans
from normviz.engine.training.training_callback import NotFiniteError, TrainingCallback
from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches, Epoch, Event, Paused, Resumed, Unsaved
from normviz.runs.spec_builder import build_spec

SPEC = build_spec("one-layer", settings={"epochs": 2})
BATCHES = 4


class Parts:
    """A recorder of four batches of ten samples, and all that it told and saved."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.saved: list[Checkpoint] = []
        self.control = TrainingControl()
        batch_values = BatchValues(samples=10 * BATCHES, batch_size=10)
        self.callback = TrainingCallback(
            None, batch_values, self.control, self.events.append, self.saved.append, SPEC
        )

    def advance(self, *losses: float) -> None:
        values = np.array(losses, np.float32)
        self.callback.advance(values, np.zeros_like(values))

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Parts:
    def capture(_: object, *, means: bool) -> dict[str, np.ndarray]:
        return {"metric.0": np.ones(1)} if means else {}

    monkeypatch.setattr(training_callback, "capture", capture)
    return Parts()


def test_a_whole_epoch_is_told_and_kept(parts: Parts) -> None:
    parts.callback.begin(0)
    parts.advance(2.0, 2.0)
    parts.advance(2.0, 2.0)
    parts.callback.end(RunningMeans(loss=1.5, accuracy=0.7))
    (row,) = parts.of(Epoch)
    assert (row.epoch, row.step, row.loss, row.partial) == (1, 4, 2.0, False)
    assert (row.val_loss, row.val_accuracy) == (1.5, 0.7)
    (kept,) = parts.saved
    assert (kept.epochs_done, kept.batches_done, kept.last) == (1, 0, row)
    assert sum(batch.batches for batch in parts.of(Batches)) == 4


def test_an_epoch_without_validation_says_so(parts: Parts) -> None:
    parts.callback.begin(0)
    parts.advance(2.0, 2.0, 2.0, 2.0)
    parts.callback.end(None)
    assert parts.of(Epoch)[0].val_loss is None


def test_a_stop_in_the_middle_makes_a_partial_epoch(parts: Parts) -> None:
    parts.callback.begin(1)
    parts.control.stop()
    parts.advance(2.0)
    assert parts.callback.stopped
    assert not parts.callback.goes_on_validating()
    parts.callback.end(None)
    (row,) = parts.of(Epoch)
    assert (row.partial, row.step, row.epoch) == (True, 5, 2)
    (kept,) = parts.saved
    assert (kept.epochs_done, kept.batches_done) == (1, 1)
    assert kept.group("metric")


def test_the_last_validation_of_a_run_is_not_left(parts: Parts) -> None:
    parts.callback.begin(1)
    parts.advance(2.0, 2.0, 2.0, 2.0)
    parts.control.stop()
    assert parts.callback.goes_on_validating()
    parts.callback.begin(0)
    assert not parts.callback.goes_on_validating()


def test_a_loss_that_is_no_number_names_its_batch(parts: Parts) -> None:
    parts.callback.begin(0)
    with pytest.raises(NotFiniteError) as caught:
        parts.advance(1.0, float("nan"), 1.0)
    assert caught.value.step == 2
    assert len(parts.of(Batches)[0].losses) == 3


def test_many_values_are_told_together(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_callback, "SECONDS_BETWEEN_EVENTS", 1e9)
    parts.callback.begin(0)
    parts.advance(1.0)
    parts.advance(1.0)
    told = len(parts.of(Batches))
    parts.advance(1.0)
    assert len(parts.of(Batches)) == told <= 1
    parts.callback.flush()
    assert sum(batch.batches for batch in parts.of(Batches)) == 3


def test_the_state_is_kept_in_the_middle_from_time_to_time(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_callback, "_SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    monkeypatch.setattr(training_callback, "_TIMES_THE_COST", 0)
    parts.callback._pause_between_checkpoints = 0.0
    parts.callback.begin(0)
    parts.advance(1.0)
    parts.advance(1.0)
    assert [kept.batches_done for kept in parts.saved] == [1, 2]
    assert all(kept.last.partial for kept in parts.saved)
    assert parts.of(Epoch) == []


def refuse_saving(parts: Parts, *codes: str) -> None:
    """The next checkpoints cannot be written, each for a reason with its code."""
    left = list(codes)

    def save(checkpoint: Checkpoint) -> None:
        if left:
            raise UserError("no space left", code=left.pop(0))
        parts.saved.append(checkpoint)

    parts.callback._save = save


def test_a_checkpoint_that_fails_is_told_once_and_tried_again(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_callback, "_SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    monkeypatch.setattr(training_callback, "_TIMES_THE_COST", 0)
    parts.callback._pause_between_checkpoints = 0.0
    refuse_saving(parts, "no-space", "no-space")
    parts.callback.begin(0)
    for _ in range(BATCHES):
        parts.advance(1.0)
    parts.callback.end(None)
    assert [(event.step, str(event.reason)) for event in parts.of(Unsaved)] == [
        (1, "no space left")
    ]
    assert [kept.step for kept in parts.saved] == [3, 4, 4]
    refuse_saving(parts, "no-space")
    parts.callback.begin(1)
    parts.advance(1.0)
    assert [event.step for event in parts.of(Unsaved)] == [1, 5]


@pytest.mark.parametrize("stops", [False, True])
def test_the_last_checkpoint_of_all_must_be_written(parts: Parts, stops: bool) -> None:
    refuse_saving(parts, "no-space", "no-space")
    parts.callback.begin(0)
    parts.advance(1.0, 1.0, 1.0, 1.0)
    parts.callback.end(None)
    assert len(parts.of(Epoch)) == 1
    parts.callback.begin(1)
    if stops:
        parts.control.stop()
        parts.advance(1.0)
    else:
        parts.advance(1.0, 1.0, 1.0, 1.0)
    with pytest.raises(UserError, match="no space left"):
        parts.callback.end(None)


def test_a_folder_that_is_gone_ends_the_training_at_once(parts: Parts) -> None:
    refuse_saving(parts, "run-folder-removed")
    parts.callback.begin(0)
    parts.advance(1.0, 1.0, 1.0, 1.0)
    with pytest.raises(UserError):
        parts.callback.end(None)


def test_a_pause_keeps_the_state_and_waits(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.control, "wait", parts.control.resume)
    parts.callback.begin(0)
    parts.control.pause()
    parts.advance(1.0)
    assert [type(event) for event in parts.events[-2:]] == [Paused, Resumed]
    assert parts.of(Paused)[0].step == 1
    assert len(parts.saved) == 1


def test_a_stop_ends_a_pause_without_going_on(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts.control, "wait", parts.control.stop)
    parts.callback.begin(0)
    parts.control.pause()
    parts.advance(1.0)
    assert parts.of(Resumed) == []
    assert parts.callback.stopped


def test_an_epoch_goes_on_in_its_middle(parts: Parts) -> None:
    last = Epoch(1, 2, 3.0, 0.5, None, None, 7.0, 1.5, 0.1, partial=True)
    parts.callback.start_from(Checkpoint(0, 2, 2, last, {"metric.0": np.ones(1)}))
    parts.callback.begin(0)
    assert parts.callback.step == 2
    parts.advance(2.0, 2.0)
    parts.callback.end(None)
    (row,) = parts.of(Epoch)
    assert (row.step, row.loss, row.partial) == (4, 2.0, False)
    assert row.seconds >= 7
