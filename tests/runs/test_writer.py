import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs import writer as writer_module
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.database import Database
from normviz.runs.events import Batches, Epoch
from normviz.runs.initial_state import InitialState
from normviz.runs.spec import RunSpec
from normviz.runs.storage import run_record
from normviz.runs.store import Store

Row = Callable[..., Epoch]
MakeBatches = Callable[[int, int], Batches]
Check = Callable[[Epoch], Checkpoint]


@pytest.fixture(autouse=True)
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_record, "_SHORT_WAIT", 0.0)
    monkeypatch.setattr(run_record, "_LONG_WAIT", 0.0)


def losses(store: Store, run: str) -> list[float]:
    found: list[float] = store.batches(run)[:, 0].tolist()
    return found


def test_values_are_kept_with_the_checkpoint_and_not_before(
    store: Store, spec: RunSpec, row: Row, batch: MakeBatches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.started(10)
        writer.batch(batch(1, 10))
        assert losses(store, writer.run) == []
        assert writer.saved_step == 0
        writer.save(checkpoint(row(1)))
        assert losses(store, writer.run) == list(range(1, 11))
        assert store.epochs(writer.run) == [row(1)]
        assert writer.saved_step == 10
        found = writer.checkpoint()
    assert found is not None
    assert found.last == row(1)
    assert store.run(writer.run).steps_per_epoch == 10


def test_a_run_without_a_checkpoint_has_none(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        assert writer.checkpoint() is None


def test_the_lock_is_held_until_the_writer_is_closed(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer, pytest.raises(UserError, match="being trained"):
        store.resume(writer.run)
    store.resume(writer.run).close()


def test_a_partial_epoch_is_no_row_of_the_history(
    store: Store, spec: RunSpec, row: Row, batch: MakeBatches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.batch(batch(1, 4))
        writer.save(checkpoint(row(1, step=4, partial=True)))
        assert [epoch.partial for epoch in store.epochs(writer.run)] == [True]
        writer.batch(batch(5, 10))
        writer.save(checkpoint(row(1)))
    assert store.epochs(writer.run) == [row(1)]
    assert losses(store, writer.run) == list(range(1, 11))


def test_what_a_checkpoint_could_not_save_is_saved_with_the_next(
    store: Store, spec: RunSpec, row: Row, batch: MakeBatches, checkpoint: Check,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(*_: object) -> None:
        raise UserError("no space left")

    with store.create(spec) as writer:
        writer.batch(batch(1, 10))
        with monkeypatch.context() as patch:
            patch.setattr(writer_module, "write_checkpoint", refuse)
            with pytest.raises(UserError, match="no space left"):
                writer.save(checkpoint(row(1)))
        assert store.epochs(writer.run) == []
        writer.batch(batch(11, 20))
        writer.save(checkpoint(row(2)))
        assert store.epochs(writer.run) == [row(1), row(2)]
        assert losses(store, writer.run) == list(range(1, 21))


def test_a_pause_that_cannot_be_written_is_written_later(
    store: Store, spec: RunSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UserError("no space left")

    with store.create(spec) as writer:
        with monkeypatch.context() as patch:
            patch.setattr(Database, "write", refuse)
            writer.state("paused")
            with pytest.raises(UserError, match="no space left"):
                writer.state("stopped")
        writer.started(10)
        assert store.run(writer.run).state == "stopped"


def test_a_failed_training_shows_how_and_the_next_checkpoint_takes_its_place(
    store: Store, spec: RunSpec, row: Row, batch: MakeBatches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.batch(batch(1, 10))
        writer.save(checkpoint(row(1)))
        writer.batch(batch(11, 13))
        writer.flush()
        assert losses(store, writer.run) == list(range(1, 14))
    with store.resume(writer.run) as again:
        again.batch(batch(11, 12))
        again.save(checkpoint(row(2, step=12)))
    assert losses(store, writer.run) == list(range(1, 13))


def test_a_database_in_use_gets_its_rows_later(
    store: Store, spec: RunSpec, row: Row, batch: MakeBatches, checkpoint: Check
) -> None:
    other = Database(store.folder / "runs.sqlite")
    with store.create(spec) as writer:
        with other.transaction():
            writer.batch(batch(1, 10))
            writer.save(checkpoint(row(1)))
            writer.state("paused")
        assert (losses(store, writer.run), store.run(writer.run).state) == ([], "running")
        writer.batch(batch(11, 20))
        writer.save(checkpoint(row(2)))
        assert losses(store, writer.run) == list(range(1, 21))
        assert store.run(writer.run).state == "paused"
    other.close()


def test_the_end_has_a_time_and_a_reason(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        assert store.run(writer.run).ended is None
        writer.state("failed", "why")
    found = store.run(writer.run)
    assert (found.state, found.reason) == ("failed", "why")
    assert found.ended is not None


def test_continuing_takes_end_and_reason_away(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        writer.state("failed", "why")
    with store.resume(writer.run, epochs=5):
        found = store.run(writer.run)
        assert (found.state, found.reason, found.ended) == ("running", "", None)
        assert found.spec.epochs == 5


def test_nothing_is_written_through_a_link_in_the_place_of_the_folder(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check, tmp_path: Path
) -> None:
    with store.create(spec) as writer:
        elsewhere = store.path(writer.run).rename(tmp_path / "elsewhere")
        (store.folder / writer.run).symlink_to(elsewhere)
        with pytest.raises(UserError, match="is a link to another place"):
            writer.save(checkpoint(row(1)))
    assert not (elsewhere / "checkpoint.npz").exists()


def test_a_folder_that_was_removed_is_told_at_the_next_checkpoint(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        shutil.rmtree(store.path(writer.run), ignore_errors=True)
        with pytest.raises(UserError, match="was removed while it trained"):
            writer.save(checkpoint(row(1)))


def test_a_beginning_is_kept_once(store: Store, spec: RunSpec, tmp_path: Path) -> None:
    first, second = (InitialState(weights=(np.full(3, value, np.float32),)) for value in (1, 2))
    with store.create(spec) as writer:
        writer.keep_initial_state(first)
        writer.keep_initial_state(second)
    found = store.initial_state(writer.run)
    assert found is not None
    assert found.weights is not None
    assert found.weights[0].tolist() == [1, 1, 1]
