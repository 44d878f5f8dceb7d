import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batches, Epoch
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.schema import MIGRATIONS, VERSIONS_TABLE
from normviz.runs.storage.manifest import MANIFEST, Manifest, read_manifest
from normviz.runs.store import Store

Row = Callable[..., Epoch]
Batches = Callable[[int, int], Batches]
Check = Callable[[Epoch], Checkpoint]


def only(store: Store) -> Run:
    (run,) = store.runs()
    return run


def test_a_run_is_kept(
    store: Store, spec: RunSpec, row: Row, batch: Batches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        assert only(store).state == "running"
        writer.started(10)
        writer.batch(batch(1, 4))
        writer.batch(batch(5, 10))
        writer.save(checkpoint(row(1)))
        writer.batch(batch(11, 20))
        writer.save(checkpoint(row(2, val_accuracy=0.05)))
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


def test_what_a_checkpoint_does_not_know_stays_until_the_next_one_is_written(
    store: Store, spec: RunSpec, row: Row, batch: Batches, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.batch(batch(1, 10))
        writer.save(checkpoint(row(1)))
        writer.batch(batch(11, 17))
        writer.flush()
    with store.resume(writer.run) as writer:
        assert only(store).state == "running"
        assert store.epochs(writer.run) == [row(1)]
        assert len(store.batches(writer.run)) == 17
        found = writer.checkpoint()
        assert found is not None
        assert found.last == row(1)
        np.testing.assert_array_equal(found.weights()[0], np.ones((2, 3), np.float32))
        writer.batch(batch(11, 20))
        assert len(store.batches(writer.run)) == 17
        writer.save(checkpoint(row(2)))
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
        writer.save(checkpoint(row(1)))
    path = store.path(writer.run) / "checkpoint.npz"
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UserError, match="cut or damaged"):
        store.resume(writer.run)
    assert store.epochs(writer.run) == [row(1)]
    assert only(store).state == "interrupted"


def test_nan_is_kept_as_nan(store: Store, spec: RunSpec, row: Row, checkpoint: Check) -> None:
    with store.create(spec) as writer:
        nothing = {"val_loss": None, "val_accuracy": None}
        writer.save(checkpoint(row(1, loss=float("nan"), partial=True, **nothing)))
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
    with store.create(spec) as writer, store.create(spec) as other:
        store._database.write("UPDATE runs SET spec = ? WHERE id = ?", (text, writer.run))
        with pytest.raises(UserError, match=rf"settings of run {writer.run} cannot be read .*; "):
            store.run(writer.run)
        assert [run.id for run in store.runs()] == [other.run]
        assert store.run(other.run).spec == spec
        (left_out,) = store.listing().unreadable
        assert left_out.id == writer.run
        assert "update normviz" in left_out.problem


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "../victim"),
        ("id", "/tmp/victim"),  # noqa: S108
        ("id", "con"),
        ("id", b"relu-abcd"),
        ("name", b"bytes"),
        ("name", "n" * 200_000),
        ("state", "flying"),
        ("steps_per_epoch", "many"),
        ("steps_per_epoch", -1),
        ("created", "yesterday"),
        ("started", float("inf")),
        ("spec", "[" * 100_000),
        ("spec", b"\xff\xfe"),
    ],
)
def test_one_odd_row_is_named_and_hides_no_other(
    store: Store, spec: RunSpec, column: str, value: object
) -> None:
    odd, good = store.create(spec), store.create(spec)
    for writer in (odd, good):
        writer.state("finished")
        writer.close()
    (store.path(odd.run) / MANIFEST).unlink()  # else it is listed again under the id that it had
    store._database.write("PRAGMA foreign_keys = OFF")
    store._database.write(f"UPDATE runs SET {column} = ? WHERE id = ?", (value, odd.run))  # noqa: S608
    listing = store.listing()
    assert [run.id for run in listing.runs] == [good.run]
    assert len(listing.unreadable) == 1
    assert "\n" not in listing.unreadable[0].problem
    assert len(listing.unreadable[0].problem) < 600


@pytest.mark.parametrize("value", ["text", b"blob", "x" * 400])
def test_a_damaged_epoch_is_one_sentence(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check, value: object
) -> None:
    with store.create(spec) as writer:
        writer.save(checkpoint(row(1)))
        store._database.write("UPDATE epochs SET learning_rate = ?", (value,))
    with pytest.raises(UserError, match=f"an epoch of run '{writer.run}' cannot be read"):
        store.epochs(writer.run)


@pytest.mark.parametrize("value", ["text", b"seven b", 1.5])
def test_damaged_batches_are_one_sentence(store: Store, spec: RunSpec, value: object) -> None:
    with store.create(spec) as writer:
        store._database.write("INSERT INTO batches VALUES (?, 1, ?)", (writer.run, value))
    with pytest.raises(UserError, match=f"the values of run {writer.run} cannot be read"):
        store.batches(writer.run)


@pytest.mark.parametrize("run", ["../victim", "/etc", "", ".", "a/b", "a\\b", "aux", "x" * 81])
def test_nothing_is_read_or_changed_outside_the_folder(store: Store, run: str) -> None:
    for use in (store.path, store.checkpoint, store.initial_state, store.epochs, store.batches):
        with pytest.raises(UserError, match="expected an id of a run"):
            use(run)
    for change in (store.delete, store.restore):
        with pytest.raises(UserError, match="expected an id of a run"):
            change([run])
    with pytest.raises(UserError, match="expected an id of a run"):
        store.rename(run, "name")


def test_a_recipe_that_is_a_path_makes_no_folder(store: Store, spec: RunSpec) -> None:
    with pytest.raises(UserError, match="expected an id of a run"):
        store.create(replace(spec, recipe="../victim"))
    assert list(store.folder.parent.iterdir()) == [store.folder]


@pytest.mark.parametrize("kind", ["relative", "absolute"])
def test_purge_removes_nothing_outside_the_folder(
    store: Store, spec: RunSpec, tmp_path: Path, kind: str
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "thesis").write_text("years")
    run = "../victim" if kind == "relative" else str(victim)
    store.create(spec).close()
    store._database.write("UPDATE runs SET id = ?, deleted = 1", (run,))
    store.purge()
    assert (victim / "thesis").read_text() == "years"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_removed_and_not_what_it_leads_to(
    store: Store, spec: RunSpec, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "thesis").write_text("years")
    linked, inner = store.create(spec), store.create(spec)
    for writer in (linked, inner):
        writer.state("finished")
        writer.close()
    shutil.rmtree(store.path(linked.run))
    (store.folder / linked.run).symlink_to(victim)
    (store.path(inner.run) / "more").symlink_to(victim)
    with pytest.raises(UserError, match="is a link to another place"):
        store.checkpoint(linked.run)
    store._database.write("UPDATE runs SET deleted = 1")
    store.purge()
    assert (victim / "thesis").read_text() == "years"
    assert not (store.folder / linked.run).is_symlink()
    assert not (store.folder / inner.run).exists()
    assert store.runs(deleted=True) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", ["checkpoint.npz", "beginning.npz"])
def test_a_linked_file_of_a_run_is_not_read(
    store: Store, spec: RunSpec, tmp_path: Path, name: str
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"secret")
    writer = store.create(spec)
    writer.close()
    (store.path(writer.run) / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="received a link"):
        (store.checkpoint if name.startswith("check") else store.initial_state)(writer.run)


def test_files_that_were_deleted_by_hand_are_told(
    store: Store, spec: RunSpec, row: Row, checkpoint: Check
) -> None:
    with store.create(spec) as writer:
        writer.save(checkpoint(row(1)))
        writer.state("stopped")
    assert only(store).can_continue
    shutil.rmtree(store.path(writer.run))
    assert not only(store).has_files
    assert not only(store).can_continue
    for use in (store.checkpoint, store.initial_state, store.resume):
        with pytest.raises(UserError, match=f"the files of run {writer.run} were deleted"):
            use(writer.run)
    store.delete([writer.run])
    store.purge()
    assert store.runs(deleted=True) == []


@pytest.mark.parametrize("name", ["\udcff", "a\ud800b"])
def test_a_name_that_is_no_text_is_refused(store: Store, spec: RunSpec, name: str) -> None:
    writer = store.create(spec)
    writer.close()
    with pytest.raises(UserError, match="expected text, received"):
        store.rename(writer.run, name)
    with pytest.raises(UserError, match="expected text, received"):
        replace(spec, name=name)


def test_a_reason_that_is_no_text_is_kept_readable(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        writer.state("failed", "no file \udcff")
    assert only(store).reason == "no file \\udcff"


def test_reading_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no runs folder .*missing"):
        Store(tmp_path / "missing", must_exist=True)
    (tmp_path / "empty").mkdir()
    with Store(tmp_path / "empty", must_exist=True) as store:
        assert store.runs() == []
        assert not store.is_current
        with pytest.raises(UserError, match="no right to write"):
            store.rename("relu-abcd", "name")
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_a_missing_folder_can_be_read_as_an_empty_one(tmp_path: Path) -> None:
    with Store(tmp_path / "missing", missing_is_empty=True) as store:
        assert store.runs() == []
    assert list(tmp_path.iterdir()) == []


def test_a_store_knows_that_its_file_is_another(store: Store) -> None:
    assert store.is_current
    (store.folder / "runs.sqlite").unlink()
    assert not store.is_current


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_everything_is_its_owners_alone(
    tmp_path: Path, spec: RunSpec, row: Row, checkpoint: Check
) -> None:
    def rights() -> set[str]:
        paths = (tmp_path / "a").rglob("*")
        return {f"{path.name} {path.stat().st_mode & 0o777:o}" for path in paths}

    with Store(tmp_path / "a" / "runs") as store, store.create(spec) as writer:
        writer.save(checkpoint(row(1)))
        expected = {
            "runs 700", f"{writer.run} 700", "runs.sqlite 600", "runs.sqlite-wal 600",
            "runs.sqlite-shm 600", "lock 600", "checkpoint.npz 600", "run.json 600",
            "epochs.f8 600",
        }  # fmt: skip
        assert rights() == expected
        for path in store.folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        with Store(store.folder) as second:
            second.runs()
        assert rights() == expected


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


def test_tags_and_notes_are_changed_together_or_not_at_all(store: Store, spec: RunSpec) -> None:
    runs = []
    for _ in range(2):
        with store.create(spec) as writer:
            runs.append(writer.run)
    store.annotate({runs[0]: (["a"], "first"), runs[1]: (["a", "b"], "")})
    assert [(run.tags, run.note) for run in store.runs()] == [(("a",), "first"), (("a", "b"), "")]
    with pytest.raises(UserError, match="there is no run"):
        store.annotate({runs[0]: ([], ""), "relu-none": ([], "")})
    assert store.run(runs[0]).tags == ("a",)
    store.tag(runs[0], ["c"])
    store.note(runs[0], " later ")
    assert (store.run(runs[0]).tags, store.run(runs[0]).note) == (("c",), "later")


def test_runs_of_version_1_can_be_listed_again_without_their_database(
    tmp_path: Path, spec: RunSpec
) -> None:
    run = tmp_path / "old-run"
    run.mkdir()
    (tmp_path / "other").mkdir()
    with closing(sqlite3.connect(tmp_path / "runs.sqlite")) as connection:
        connection.execute(VERSIONS_TABLE)
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("INSERT INTO migrations VALUES (1, 0)")
        connection.execute(
            "INSERT INTO runs (id, name, spec, state, created, started)"
            " VALUES ('old-run', 'mine', ?, 'finished', 5, 5), ('gone', 'x', ?, 'finished', 1, 1)",
            [json.dumps(spec.to_json())] * 2,
        )
        connection.commit()
    with Store(tmp_path) as store:
        assert {each.id for each in store.runs()} == {"old-run", "gone"}
    assert read_manifest(run) == Manifest("mine", 5.0, spec)
    assert not list((tmp_path / "other").iterdir())
