"""Files beside the database, folders that cannot be written, and databases that are locked."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.database import BusyError, Database
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.opening import refuse_odd_files
from normviz.runs.store import Store
from tests.file_rights import close_to_writing, open_to_writing, rights_hold


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "runs.sqlite"
    Database(found).close()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be removed again once its rights were changed."""
    yield tmp_path
    open_to_writing(tmp_path)


@pytest.mark.parametrize("logged", [False, True], ids=["closed", "with a log"])
def test_a_folder_that_cannot_be_written_is_listed(
    folder: Path, spec: RunSpec, logged: bool
) -> None:
    runs = folder / "runs"
    with Store(runs) as store, store.create(spec) as writer:
        if logged:
            kept = folder / "kept"
            shutil.copytree(runs, kept)
    shown = folder / "kept" if logged else runs
    (shown / "runs.sqlite-shm").unlink(missing_ok=True)
    assert (shown / "runs.sqlite-wal").exists() == logged
    close_to_writing(shown)
    with rights_hold(), Store(shown) as store:
        (run,) = store.runs()
        assert (run.id, run.state) == (writer.run, "interrupted")
        with pytest.raises(UserError, match="no right to write"):
            store.rename(run.id, "name")
        with pytest.raises(UserError, match="no right to write"):
            store.create(spec)
        assert not store.is_current


def test_a_folder_that_cannot_be_written_and_holds_nothing_is_named(folder: Path) -> None:
    close_to_writing(folder)
    with rights_hold():
        with pytest.raises(UserError, match=r"no right to write .*runs\.sqlite"):
            Store(folder)
        with Store(folder, must_exist=True) as store:
            assert store.runs() == []


@contextmanager
def locked(path: Path, *, wholly: bool) -> Iterator[None]:
    """Another connection has the file: for writing, or wholly, so that nobody reads either."""
    other = sqlite3.connect(path, isolation_level=None)
    if wholly:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("DELETE FROM runs WHERE id = ''")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_locked_file_is_read_without_waiting(path: Path) -> None:
    with locked(path, wholly=False):
        began = time.monotonic()
        database = Database(path, wait=0)
        assert database.rows("SELECT * FROM runs") == []
        with pytest.raises(BusyError, match="is in use by another program"):
            database.write("DELETE FROM runs")
        with pytest.raises(BusyError), database.transaction():
            pass
        assert time.monotonic() - began < 1
    assert database.write("DELETE FROM runs") == 0
    database.close()


def test_a_file_that_nobody_else_may_read_is_busy_at_once(path: Path) -> None:
    with locked(path, wholly=True):
        began = time.monotonic()
        with pytest.raises(BusyError, match="is in use by another program"):
            Database(path, wait=0)
        assert time.monotonic() - began < 1
    Database(path, wait=0).close()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("end", ["", "-wal", "-journal"])
def test_links_and_folders_beside_the_database_are_refused(
    path: Path, tmp_path: Path, end: str
) -> None:
    target = tmp_path / "target"
    target.write_bytes(path.read_bytes())
    place = path.with_name(path.name + end)
    place.unlink(missing_ok=True)
    place.symlink_to(target)
    for reads_only in (False, True):
        with pytest.raises(UserError, match="received a link or a folder"):
            Database(path, must_exist=reads_only)
    place.unlink()
    place.mkdir()
    with pytest.raises(UserError, match="received a link or a folder"):
        Database(path)


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "runs.sqlite")
    with pytest.raises(UserError, match="expected a plain file"):
        Database(tmp_path / "runs.sqlite")


def test_a_journal_that_names_another_file_deletes_nothing(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"")
    name = str(victim).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    end = len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + magic
    header = magic + bytes(500)
    path.with_name("runs.sqlite-journal").write_bytes(header + bytes(4) + name + end)
    with pytest.raises(UserError, match="is none of normviz"):
        Database(path)
    assert victim.exists()


@pytest.mark.skipif(os.name == "nt", reason="a file of zeros takes its room there")
def test_a_journal_of_any_size_takes_no_memory(path: Path) -> None:
    with path.with_name("runs.sqlite-journal").open("wb") as file:
        file.truncate(1 << 40)
    database = Database(path)
    assert database.rows("SELECT count(*) FROM runs")[0][0] == 0
    database.close()


def test_a_statement_that_never_ends_is_ended(path: Path) -> None:
    database = Database(path)
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
    with pytest.raises(UserError, match="takes too long to read"):
        database.rows(endless)
    assert database.rows("SELECT 1")[0][0] == 1
    database.close()


@pytest.mark.parametrize("size", [1, 50, 100, 4096, 5000, 12288])
def test_a_cut_file_is_one_sentence(tmp_path: Path, spec: RunSpec, size: int) -> None:
    with Store(tmp_path) as store:
        store.create(spec).close()
    path = tmp_path / "runs.sqlite"
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(UserError, match=r"runs\.sqlite") as caught, Store(tmp_path) as store:
        store.runs()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("last", [1, 2])
def test_a_journal_that_another_process_removes_meanwhile_is_nothing_odd(
    path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    journal = path.with_name("runs.sqlite-journal")
    look, looks = os.stat, list[object]()

    def removing(looked_at: object, **options: bool) -> os.stat_result:
        found = look(looked_at, **options)  # type: ignore[arg-type]  # a path
        looks.append(looked_at)
        if looks.count(journal) == last:
            journal.unlink()
        return found

    journal.touch()
    monkeypatch.setattr(os, "stat", removing)
    refuse_odd_files(path)


@pytest.mark.parametrize("rights", [0, 0o600])
@pytest.mark.parametrize("closed", ["runs", "."])
@pytest.mark.parametrize("option", ["", "must_exist", "missing_is_empty"])
def test_a_folder_that_others_have_closed_is_named(
    folder: Path, rights: int, closed: str, option: str
) -> None:
    Store(folder / "runs").close()
    (folder / closed).chmod(rights)
    with rights_hold(), pytest.raises(UserError, match=r"no right to write .*runs"):
        Store(folder / "runs", **({option: True} if option else {}))


def test_a_closed_folder_beside_the_runs_hides_none_of_them(folder: Path, spec: RunSpec) -> None:
    with Store(folder) as store:
        store.create(spec).close()
    (folder / "sweeps").mkdir(mode=0o600)
    (folder / "runs.sqlite").unlink()
    with rights_hold(), Store(folder) as store:
        assert len(store.runs()) == 1
