import pytest

from normviz.runs.run_ids import RunFolders
from normviz.runs.spec import RunSpec
from normviz.runs.sqlite.rows import SELECT_RUNS, Unreadable, entry_of
from normviz.runs.storage.all_rows import read_all_rows
from normviz.runs.store import Store


@pytest.fixture
def runs(store: Store, spec: RunSpec) -> list[str]:
    """Ids of three runs."""
    made = []
    for seed in range(3):
        with store.create(spec.with_seed(seed)) as writer:
            made.append(writer.run)
    return made


def check_as_one_by_one(store: Store) -> None:
    """All that is read together is as if each row was read by itself."""
    folders = RunFolders(store.folder).names()
    found = read_all_rows(store._database, folders)
    rows = store._database.rows(SELECT_RUNS)
    read = zip(found.places, found.changes, found.entries, strict=True)
    alone = [(row["place"], row["changed"], entry_of(row, folders)) for row in rows]
    assert sorted(read, key=lambda each: each[0]) == alone


def test_usual_rows_are_read_together(
    store: Store, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check_as_one_by_one(store)
    monkeypatch.setattr(store._database, "each", None)
    assert len(read_all_rows(store._database, ()).entries) == len(runs)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "'sleeping'"), ("seconds", "'soon'"), ("id", "'../x'"), ("spec", "'{}'"),
        ("note", "x'00ff'"), ("name", "CAST(x'61ff62' AS TEXT)"),
        ("note", "printf('%.*c', 20000, 'x')"), ("note", "zeroblob(9000000)"),
        ("changed", "'never'"),
    ],
)  # fmt: skip
def test_a_hostile_row_is_read_as_if_by_itself(
    store: Store, runs: list[str], column: str, value: str
) -> None:
    store._database.write(f"UPDATE runs SET {column} = {value} WHERE id = ?", (runs[1],))  # noqa: S608
    check_as_one_by_one(store)


def test_one_odd_row_does_not_hide_the_others(store: Store, runs: list[str]) -> None:
    store._database.write("UPDATE runs SET state = 'sleeping' WHERE id = ?", (runs[1],))
    kinds = [type(each) for each in read_all_rows(store._database, ()).entries]
    assert kinds.count(Unreadable) == 1
    assert [run.id for run in store.runs()] == [runs[0], runs[2]]


def test_no_rows(store: Store) -> None:
    assert read_all_rows(store._database, ()).entries == []
