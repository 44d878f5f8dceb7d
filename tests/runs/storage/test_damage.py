import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.storage.damage import is_damaged, set_aside_after, set_aside_damaged
from normviz.runs.store import Store

FILE = "runs.sqlite"


@pytest.fixture
def folder(tmp_path: Path, spec: RunSpec) -> Path:
    """A runs folder with one run."""
    with Store(tmp_path) as store, store.create(spec):
        pass
    return tmp_path


def destroy(path: Path, at: int = 4096) -> None:
    """Writes nonsense over all pages from a place on."""
    data = path.read_bytes()
    path.write_bytes(data[:at] + b"\xa5" * (len(data) - at))


def test_a_whole_database_stays(folder: Path) -> None:
    assert not is_damaged(folder / FILE)
    assert set_aside_damaged(folder / FILE) is None
    assert (folder / FILE).is_file()


@pytest.mark.parametrize("at", [0, 4096])
def test_a_damaged_one_is_set_aside_and_the_runs_are_listed_again(folder: Path, at: int) -> None:
    with Store(folder) as store:
        before = [each.id for each in store.runs()]
    destroy(folder / FILE, at)
    aside = set_aside_damaged(folder / FILE)
    assert aside is not None
    assert aside.read_bytes()[at : at + 9] == b"\xa5" * 9
    with Store(folder) as store:
        assert [each.id for each in store.runs()] == before


def test_an_error_tells_whether_to_look_and_what_was_done_is_said(folder: Path) -> None:
    damaged = UserError("…", code="runs-damaged")
    assert set_aside_after(damaged, folder) is None
    destroy(folder / FILE)
    assert set_aside_after(UserError("…", code="runs-locked"), folder) is None
    told = set_aside_after(damaged, folder)
    assert told is not None
    assert told.code == "runs-set-aside"
    assert f"{folder / FILE} was damaged" in str(told)
    assert not (folder / FILE).exists()


def test_one_that_is_cut_is_set_aside(folder: Path) -> None:
    (folder / FILE).write_bytes(b"SQLite format 3\0")
    assert set_aside_damaged(folder / FILE)


def test_one_with_a_value_that_is_too_large_is_set_aside(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("UPDATE runs SET note = ?", ("n" * (17 << 20),))
        database.commit()
    assert set_aside_damaged(folder / FILE)
    with Store(folder) as store:
        assert len(store.runs()) == 1


def test_its_log_does_not_come_into_the_new_one(folder: Path) -> None:
    destroy(folder / FILE)
    (folder / f"{FILE}-wal").write_bytes(b"a log")
    set_aside_damaged(folder / FILE)
    assert not list(folder.glob(f"{FILE}-wal"))
    (kept,) = folder.glob(f"{FILE}-wal.broken-*")
    assert kept.read_bytes() == b"a log"


def test_one_that_is_locked_is_not_taken_for_damaged(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert not is_damaged(folder / FILE)
