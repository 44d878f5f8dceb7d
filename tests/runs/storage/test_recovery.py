"""Runs whose database was lost, or does not agree with the checkpoints."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from normviz.runs import run_ids
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.events import Batches, Epoch
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

Make = Callable[..., str]


@pytest.fixture
def make(
    store: Store,
    spec: RunSpec,
    row: Callable[..., Epoch],
    batch: Callable[[int, int], Batches],
    checkpoint: Callable[[Epoch], Checkpoint],
) -> Make:
    """A run of ``epochs`` whole epochs out of three, left without a word."""

    def run(epochs: int = 1) -> str:
        with store.create(spec) as writer:
            writer.started(10)
            for number in range(1, epochs + 1):
                writer.batch(batch(10 * number - 9, 10 * number))
                writer.save(checkpoint(row(number)))
            return writer.run

    return run


@pytest.fixture
def lost(store: Store, make: Make) -> Iterator[tuple[Store, str]]:
    """A run of one epoch whose database was deleted."""
    run = make()
    store.close()
    for path in store.folder.glob("runs.sqlite*"):
        path.unlink()
    with Store(store.folder) as again:
        yield again, run


def test_a_deleted_database_is_made_again(
    lost: tuple[Store, str], row: Callable[..., Epoch], spec: RunSpec
) -> None:
    store, run = lost
    found = store.run(run)
    assert (found.name, found.spec, found.state, found.epochs_done) == (run, spec, "interrupted", 1)
    assert found.steps_per_epoch == 10
    assert store.epochs(run) == [row(1)]
    assert store.batches(run)[:, 0].tolist() == list(range(1, 11))


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The runs folders whose folders were looked for."""
    found: list[Path] = []
    scan = run_ids._scan
    monkeypatch.setattr(run_ids, "_scan", lambda folder: found.append(folder) or scan(folder))
    return found


def test_lost_runs_are_looked_for_by_the_first_listing_alone(
    lost: tuple[Store, str], looks: list[Path]
) -> None:
    store, run = lost
    with Store(store.folder) as again:
        assert looks == []
        assert [each.id for each in again.runs()] == [run]
        again._database.write("DELETE FROM runs")
        assert again.runs() == []


@pytest.mark.parametrize(
    "use",
    [
        lambda store, run: store.epochs(run)[0],
        lambda store, run: store.batches(run)[9],
        lambda store, run: store.rename(run, "other"),
        lambda store, run: store.annotate({run: (["paper"], "a note")}),
        lambda store, run: store.delete([run]),
    ],
    ids=["epochs", "batches", "rename", "annotate", "delete"],
)
def test_a_lost_run_is_there_for_those_who_know_its_id(
    lost: tuple[Store, str], looks: list[Path], use: Callable[[Store, str], object]
) -> None:
    store, run = lost
    use(store, run)
    assert looks
    looks.clear()
    with Store(store.folder) as again:
        assert again.epochs(run)
        assert looks == []  # whose row is there is not looked for


def test_a_first_listing_looks_once_for_folders(
    store: Store, make: Make, looks: list[Path]
) -> None:
    run = make(3)
    assert store.run(run).state == "finished"
    looks.clear()
    with Store(store.folder) as again:
        assert [each.id for each in again.runs()] == [run]
    assert looks == [store.folder]


def test_tags_and_notes_survive_the_loss_of_the_database(store: Store, make: Make) -> None:
    run = make()
    store.tag(run, ["paper", "ä"])
    store.note(run, "two\nlines")
    with store.resume(run):  # which writes the settings anew
        pass
    store.close()
    for path in store.folder.glob("runs.sqlite*"):
        path.unlink()
    with Store(store.folder) as again:
        found = again.run(run)
    assert (found.tags, found.note) == (("paper", "ä"), "two\nlines")


def test_a_new_name_survives_the_loss_of_the_database(store: Store, make: Make) -> None:
    run = make()
    store.rename(run, "my run")
    store.close()
    (store.folder / "runs.sqlite").unlink()
    with Store(store.folder) as again:
        assert again.run(run).name == "my run"


def test_those_who_only_read_find_the_runs_of_a_deleted_database(store: Store, make: Make) -> None:
    run = make(3)
    store.close()
    (store.folder / "runs.sqlite").unlink()
    with Store(store.folder, must_exist=True) as again:
        assert [(each.id, each.state) for each in again.runs()] == [(run, "finished")]


@pytest.mark.parametrize("data", [b"", b"{}", b"no json"])
def test_a_folder_without_settings_stays_as_it_is(store: Store, make: Make, data: bytes) -> None:
    run = make()
    (store.path(run) / "run.json").write_bytes(data)
    before = sorted(store.path(run).iterdir())
    store.close()
    (store.folder / "runs.sqlite").unlink()
    with Store(store.folder) as again:
        assert again.runs() == []
    assert sorted((store.folder / run).iterdir()) == before


def test_a_link_is_not_followed(store: Store, make: Make, tmp_path: Path) -> None:
    run = make()
    store.close()
    (store.folder / "runs.sqlite").unlink()
    (store.folder / run).rename(tmp_path / "elsewhere")
    (store.folder / run).symlink_to(tmp_path / "elsewhere")
    with Store(store.folder) as again:
        assert again.runs() == []


def test_a_run_that_is_trained_now_is_not_listed_by_others(store: Store, spec: RunSpec) -> None:
    with store.create(spec) as writer:
        connection = sqlite3.connect(store.folder / "runs.sqlite")
        connection.execute("DELETE FROM runs")
        connection.commit()
        connection.close()
        with Store(store.folder) as other:
            assert other.runs() == []
        writer.state("stopped")
        assert [(run.id, run.state) for run in store.runs()] == [(writer.run, "stopped")]


def test_a_deleted_run_does_not_come_back(store: Store, make: Make) -> None:
    run = make()
    store.delete([run])
    with Store(store.folder) as other:
        assert other.runs() == []
    store.purge()
    with Store(store.folder) as other:
        assert other.runs() == []


def test_a_killed_run_is_as_its_checkpoint_says(store: Store, make: Make) -> None:
    left, whole = make(2), make(3)
    assert {run.id: run.state for run in store.runs()} == {left: "interrupted", whole: "finished"}
    assert not store.run(whole).can_continue


def test_a_damaged_checkpoint_leaves_a_run_interrupted(store: Store, make: Make) -> None:
    run = make(3)
    (store.path(run) / "checkpoint.npz").write_bytes(b"nothing")
    for _ in range(2):
        assert [(each.state, each.epochs_done) for each in store.runs()] == [("interrupted", 3)]


def test_rows_ahead_of_the_checkpoint_stay_as_partial_ones(
    store: Store, make: Make, row: Callable[..., Epoch]
) -> None:
    run = make(2)
    connection = sqlite3.connect(store.folder / "runs.sqlite")
    values = vars(row(3)) | {"run": run}
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO epochs ({names}) VALUES ({marks})", [*values.values()])  # noqa: S608
    connection.commit()
    connection.close()
    (found,) = store.runs()
    assert (found.state, found.epochs_done, found.can_continue) == ("interrupted", 2, True)
    assert store.epochs(run)[-1] == row(3, partial=True)
