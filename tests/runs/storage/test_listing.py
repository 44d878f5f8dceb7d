from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.rows import Listing, Unreadable
from normviz.runs.storage.listing import find_run, list_runs
from normviz.runs.store import Store


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
    listing = Listing((), (Unreadable("relu-2345", "a newer normviz wrote it"),))
    with pytest.raises(UserError, match="a newer normviz wrote it"):
        find_run(listing, "relu-2345", Path())


def test_deleted_runs_and_others_are_listed_apart(store: Store, pair: tuple[str, str]) -> None:
    first, second = pair
    store.delete([first])
    for deleted, run in ((True, first), (False, second)):
        found = list_runs(store._database, store.folder, deleted=deleted)
        assert [each.id for each in found.runs] == [run]


def test_only_a_run_whose_lock_is_free_is_interrupted(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        (run,) = list_runs(store._database, store.folder, deleted=False).runs
        assert run.state == "running"
    (run,) = list_runs(store._database, store.folder, deleted=False).runs
    assert (run.id, run.state) == (writer.run, "interrupted")
