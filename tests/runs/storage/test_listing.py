import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from normviz.errors import Reason, UserError
from normviz.runs.events import Epoch
from normviz.runs.run_ids import RunFolders
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.rows import ListedRun, Listing, Unreadable, entry_of
from normviz.runs.storage import listing
from normviz.runs.storage.listing import RunListing, find_run
from normviz.runs.storage.rows import put_epoch
from normviz.runs.store import Store

Row = Callable[..., Epoch]


@pytest.fixture
def pair(store: Store, spec: RunSpec) -> tuple[str, str]:
    """Ids of two runs, the second with the id of the first as its name."""
    first, second = store.create(spec), store.create(spec)
    first.close()
    second.close()
    store.rename(second.run, first.run)
    return first.run, second.run


def test_an_id_goes_before_a_name(store: Store, pair: tuple[str, str]) -> None:
    for run in pair:
        assert find_run(store.listing(), run, store.folder).id == run


def test_what_several_runs_may_be_names_their_ids(store: Store, pair: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="means 2 runs") as caught:
        find_run(store.listing(), "relu-", store.folder)
    assert all(run in str(caught.value) for run in pair)


@pytest.mark.parametrize("text", ["", "other"])
def test_what_no_run_is_called_is_refused(store: Store, pair: tuple[str, str], text: str) -> None:
    with pytest.raises(UserError, match=f"there is no run {text!r}"):
        find_run(store.listing(), text, store.folder)


def test_a_run_that_cannot_be_read_says_why() -> None:
    found = Listing((), (Unreadable("relu-2345", Reason("a newer normviz wrote it")),))
    with pytest.raises(UserError, match="a newer normviz wrote it"):
        find_run(found, "relu-2345", Path())


def test_deleted_runs_and_others_are_listed_apart(store: Store, pair: tuple[str, str]) -> None:
    first, second = pair
    store.delete([first])
    for deleted, run in ((True, first), (False, second)):
        found = RunListing(store._database, RunFolders(store.folder)).listing(deleted=deleted)
        assert [each.id for each in found.runs] == [run]


def test_only_a_run_whose_lock_is_free_is_interrupted(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        (run,) = RunListing(store._database, RunFolders(store.folder)).listing(deleted=False).runs
        assert run.state == "running"
    (run,) = RunListing(store._database, RunFolders(store.folder)).listing(deleted=False).runs
    assert (run.id, run.state) == (writer.run, "interrupted")


def test_only_rows_that_changed_are_read_again(
    store: Store, pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pair
    before = {run.id: run for run in store.runs()}
    read: list[str] = []

    def noting(row: sqlite3.Row, folders: Collection[str]) -> ListedRun:
        read.append(row["id"])
        return entry_of(row, folders)

    monkeypatch.setattr(listing, "entry_of", noting)
    assert store.runs() == list(before.values())
    assert read == []
    store.rename(second, "other")
    after = {run.id: run for run in store.runs()}
    assert read == [second]
    assert after[second].name == "other"
    assert after[first] is before[first]


def test_what_another_process_has_done_is_listed(store: Store, spec: RunSpec, row: Row) -> None:
    store.create(spec).close()
    (run,) = store.runs()
    with Store(store.folder) as other:
        put_epoch(other._database, run.id, row(1))
        assert store.runs()[0].epochs_done == 1
        other.create(spec).close()
        assert len(store.runs()) == 2
        other.delete([run.id])
        assert run.id not in {each.id for each in store.runs()}
        other.purge()
        assert store.runs(deleted=True) == []
        other.create(spec).close()  # may have the place of a row that is gone
        assert [each.id for each in store.runs()] == [each.id for each in other.runs()]


def test_the_oldest_run_comes_first_although_it_was_listed_last(
    store: Store, pair: tuple[str, str]
) -> None:
    store.runs()
    store._database.write("UPDATE runs SET created = 1 WHERE id = ?", (pair[1],))
    assert [run.id for run in store.runs()] == [pair[1], pair[0]]


def test_files_that_go_and_come_are_noticed(store: Store, pair: tuple[str, str]) -> None:
    first, _ = pair
    assert store.run(first).has_files
    store.runs()
    path = store.path(first)
    path.rename(store.folder.parent / "aside")
    assert [run.has_files for run in store.runs()] == [False, True]
    assert not store.run(first).has_files
    (store.folder.parent / "aside").rename(path)
    assert [run.has_files for run in store.runs()] == [True, True]


@pytest.mark.parametrize("number", [b"odd", "odd", -7, 1 << 62])
def test_a_damaged_number_of_a_change_hides_no_later_one(
    store: Store, pair: tuple[str, str], number: object
) -> None:
    store._database.write("UPDATE runs SET changed = ? WHERE id = ?", (number, pair[0]))
    store.runs()
    store.rename(pair[1], "later")
    assert "later" in {run.name for run in store.runs()}
