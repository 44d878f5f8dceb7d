import time
from collections.abc import Sequence

import pytest

from normviz.errors import UserError
from normviz.runs.locks import RunLock
from normviz.runs.spec import RunSpec
from normviz.runs.storage.deletion import delete_runs, purge_runs, refuse_active, restore_runs
from normviz.runs.storage.recovery import LOCK
from normviz.runs.store import Store


def made(store: Store, spec: RunSpec, count: int) -> list[str]:
    writers = [store.create(spec) for _ in range(count)]
    for writer in writers:
        writer.close()
    return [writer.run for writer in writers]


def ids(store: Store, *, deleted: bool = False) -> set[str]:
    return {run.id for run in store.runs(deleted=deleted)}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_none_is_deleted_where_one_is_trained(
    store: Store, spec: RunSpec, order: Sequence[int]
) -> None:
    (idle,) = made(store, spec, 1)
    with store.create(spec) as writer:
        runs = [(idle, writer.run)[place] for place in order]
        with pytest.raises(UserError, match=f"run {writer.run} is being trained: stop it first"):
            delete_runs(store._database, store.folder, runs)
        assert ids(store) == {idle, writer.run}


def test_none_is_changed_where_one_is_not_there(store: Store, spec: RunSpec) -> None:
    first, second = made(store, spec, 2)
    with pytest.raises(UserError, match="there is no run 'relu-none'"):
        delete_runs(store._database, store.folder, [first, "relu-none"])
    assert ids(store) == {first, second}
    store.delete([first])
    with pytest.raises(UserError, match="there is no run 'relu-none'"):
        restore_runs(store._database, store.folder, [first, "relu-none"])
    assert ids(store, deleted=True) == {first}


def test_only_what_was_deleted_long_ago_is_removed(store: Store, spec: RunSpec) -> None:
    old, new, kept = made(store, spec, 3)
    store.delete([old, new])
    store._database.write("UPDATE runs SET deleted = 1 WHERE id = ?", (old,))
    runs = [*store.runs(), *store.runs(deleted=True)]
    purge_runs(store._database, store.folder, runs, before=time.time() - 3600)
    assert ids(store, deleted=True) == {new}
    purge_runs(store._database, store.folder, runs)
    assert ids(store, deleted=True) == set()
    assert [store.path(run).exists() for run in (old, new, kept)] == [False, False, True]
    assert ids(store) == {kept}


def test_a_run_that_cannot_be_removed_keeps_no_other(store: Store, spec: RunSpec) -> None:
    runs = made(store, spec, 3)
    store.delete(runs)
    lock = RunLock(store.path(runs[1]) / LOCK)
    with pytest.raises(UserError, match=f"run {runs[1]} is being trained"):
        store.purge()
    assert ids(store, deleted=True) == {runs[1]}
    lock.release()


def test_a_run_without_a_writer_is_not_active(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer, pytest.raises(UserError, match="is being trained"):
        refuse_active(store.folder, writer.run)
    refuse_active(store.folder, writer.run)
