import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batch, Epoch
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

Row = Callable[..., Epoch]
Batches = Callable[[int, int], Batch]
Check = Callable[[Epoch], Checkpoint]


def only(store: Store) -> Run:
    (run,) = store.runs()
    return run


def test_a_run_is_kept(store: Store, spec: RunSpec, row: Row, batch: Batches) -> None:
    with store.create(spec) as writer:
        assert only(store).state == "running"
        writer.started(10)
        writer.batch(batch(1, 4))
        writer.batch(batch(5, 10))
        writer.epoch(row(1))
        writer.batch(batch(11, 20))
        writer.epoch(row(2, val_accuracy=0.05))
        writer.state("finished")
    run = only(store)
    assert run.id.startswith("relu-")
    assert (run.name, run.spec, run.state) == (run.id, spec, "finished")
    assert (run.epochs_done, run.seconds, run.steps_per_epoch) == (2, 4.0, 10)
    assert (run.val_accuracy, run.best_val_accuracy) == (0.05, 0.1)
    assert run.ended is not None
    assert run.ended >= run.started
    assert store.epochs(run.id) == [row(1), row(2, val_accuracy=0.05)]
    np.testing.assert_array_equal(store.batches(run.id)[:, 0], np.arange(1, 21))


def test_json_has_what_the_contract_names(store: Store, spec: RunSpec) -> None:
    store.create(spec).close()
    printed = only(store).to_json()
    assert printed.keys() >= {"id", "recipe", "norm", "dataset", "state", "epochs_done", "epochs"}
    assert printed["val_accuracy"] is None


def test_a_run_without_a_living_writer_is_interrupted(store: Store, spec: RunSpec) -> None:
    writer = store.create(spec)
    writer.state("paused")
    assert only(store).state == "paused"
    writer.close()
    assert only(store).state == "interrupted"
    assert only(store).can_continue


def test_a_killed_process_leaves_an_interrupted_run(tmp_path: Path, spec: RunSpec) -> None:
    code = (
        "import json, os, signal, sys; from pathlib import Path;"
        "from normviz.runs.spec import RunSpec; from normviz.runs.store import Store;"
        "store = Store(Path(sys.argv[1]));"
        "writer = store.create(RunSpec.from_json(json.loads(sys.argv[2])));"
        "print(store.runs()[0].state, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    words = [sys.executable, "-c", code, str(tmp_path), json.dumps(spec.to_json())]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout == "running\n"
    assert done.returncode < 0
    with Store(tmp_path) as store:
        assert only(store).state == "interrupted"


def test_one_writer_a_run(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer, Store(store.folder) as second:
        with pytest.raises(UserError, match="is being trained by another window or command"):
            second.resume(writer.run)
        with pytest.raises(UserError, match="is being trained: stop it first"):
            second.delete([writer.run])
        other = second.create(spec)
        assert other.run != writer.run
        assert [run.state for run in store.runs()] == ["running", "running"]
        other.close()


def test_many_open_one_folder_at_once(tmp_path: Path, spec: RunSpec) -> None:
    faults: list[BaseException] = []

    def work() -> None:
        try:
            with Store(tmp_path) as store, store.create(spec) as writer:
                writer.state("finished")
        except BaseException as error:  # told to the test's thread
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Store(tmp_path) as store:
        assert [run.state for run in store.runs()] == ["finished"] * 8


def test_a_continued_run_forgets_what_its_checkpoint_does_not_know(
    store: Store, spec: RunSpec, row: Row, batch: Batches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.batch(batch(1, 10))
        writer.epoch(row(1))
        writer.save(checkpoint(row(1)))
        writer.batch(batch(11, 17))
        writer.epoch(row(2, step=17, partial=True))
    with store.resume(writer.run) as writer:
        assert only(store).state == "running"
        assert store.epochs(writer.run) == [row(1)]
        assert len(store.batches(writer.run)) == 10
        found = writer.checkpoint()
        assert found is not None
        assert found.last == row(1)
        np.testing.assert_array_equal(found.weights()[0], np.ones((2, 3), np.float32))
        writer.batch(batch(11, 20))
        writer.epoch(row(2))
    assert store.epochs(writer.run) == [row(1), row(2)]
    np.testing.assert_array_equal(store.batches(writer.run)[:, 0], np.arange(1, 21))


def test_a_checkpoint_brings_the_row_that_the_database_missed(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.save(checkpoint(row(1)))
    store.resume(writer.run, epochs=7).close()
    assert store.epochs(writer.run) == [row(1)]
    assert only(store).spec.epochs == 7


def test_a_damaged_checkpoint_is_named_and_nothing_is_lost(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.epoch(row(1))
        writer.save(checkpoint(row(1)))
    path = store.path(writer.run) / "checkpoint.npz"
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UserError, match="cut or damaged"):
        store.resume(writer.run)
    assert store.epochs(writer.run) == [row(1)]
    assert only(store).state == "interrupted"


def test_nan_is_kept_as_nan(store: Store, spec: RunSpec, row: Row) -> None:
    with store.create(spec) as writer:
        writer.epoch(row(1, loss=float("nan"), val_loss=None, val_accuracy=None, partial=True))
        writer.state("failed", "The loss is not a number.")
    run = only(store)
    assert (run.state, run.reason, run.epochs_done) == ("failed", "The loss is not a number.", 0)
    assert np.isnan(store.epochs(run.id)[0].loss)
    assert store.epochs(run.id)[0].val_loss is None


def test_runs_are_found_by_id_name_and_beginning(store: Store, spec: RunSpec) -> None:
    first, second = store.create(spec), store.create(spec)
    first.close()
    second.close()
    store.rename(first.run, "  my run ")
    assert store.run("my run").id == first.run
    assert store.run(second.run[:-1] if second.run[:-1] != first.run[:-1] else second.run)
    with pytest.raises(UserError, match="means 2 runs"):
        store.run("relu")
    with pytest.raises(UserError, match="there is no run 'other'"):
        store.run("other")
    with pytest.raises(UserError, match="expected a name"):
        store.rename(first.run, " ")
    with pytest.raises(UserError, match="there is no run"):
        store.rename("other", "name")


def test_delete_can_be_undone_until_it_is_purged(store: Store, spec: RunSpec) -> None:
    first, second = store.create(spec), store.create(spec)
    first.close()
    second.close()
    store.delete([first.run, second.run])
    assert store.runs() == []
    store.restore([second.run])
    assert only(store).id == second.run
    store.purge(before=0.0)
    assert [run.id for run in store.runs(deleted=True)] == [first.run]
    store.purge()
    assert store.runs(deleted=True) == []
    assert not store.path(first.run).exists()
    assert store.path(second.run).exists()
    with pytest.raises(UserError, match="there is no run"):
        store.restore([first.run])


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "runs.sqlite").write_bytes(b"something else entirely, of some length" * 40)
    with pytest.raises(UserError, match="is no normviz runs file"):
        Store(tmp_path)


def test_a_newer_schema_is_refused(store: Store) -> None:
    connection = sqlite3.connect(store.folder / "runs.sqlite")
    connection.execute("INSERT INTO migrations VALUES (99, 0)")
    connection.commit()
    connection.close()
    with pytest.raises(UserError, match=r"made by a newer normviz \(schema 99"):
        Store(store.folder)


@pytest.mark.parametrize("text", ["{}", "no json", '{"version": 2}'])
def test_settings_that_cannot_be_read_name_their_run(
    store: Store, spec: RunSpec, text: str
) -> None:
    with store.create(spec) as writer:
        store._database.write("UPDATE runs SET spec = ?", (text,))
        with pytest.raises(UserError, match=rf"settings of run {writer.run} cannot be read .*; "):
            store.runs()


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(
        UserError, match=r"expected a folder for .*file/runs, received a file: choose another"
    ):
        Store(tmp_path / "file" / "runs")


def test_a_full_disk_is_named(store: Store, spec: RunSpec) -> None:
    store._database.write("PRAGMA max_page_count = 1")
    long_name = replace(spec, name="long" * 10_000)
    with pytest.raises(UserError, match="no space left"):
        store.create(long_name)
    assert store.runs() == []
    assert [path for path in store.folder.iterdir() if path.is_dir()] == []
