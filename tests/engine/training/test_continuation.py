"""Runs whose process was killed, whose data have changed, or whose database was lost."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from normviz.engine.training import samples as samples_module
from normviz.engine.training import trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.samples import TrainingSamples
from normviz.errors import UserError
from normviz.recipes import RECIPES
from normviz.runs import writer as writer_module
from normviz.runs.control import TrainingControl
from normviz.runs.events import Batches, Epoch, Event, Failed, Finished, Started
from normviz.runs.fingerprint import OtherDataError
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.storage import listing
from normviz.runs.store import Store
from normviz.runs.writer import RunWriter
from tests.benchmarks import kills
from tests.recipes.synthetic import DROPPING
from tests.without_graphs import WITHOUT_GRAPHS, called_by_python

pytestmark = WITHOUT_GRAPHS

STEPS = 3
with RECIPES.added(DROPPING):
    SPEC = build_spec(
        DROPPING.name,
        dataset="digits",
        settings={"epochs": 3, "train_size": 70, "validation_size": 32, "batch_size": 32},
        deterministic=True,
    )
TIMES = {"seconds": 0.0, "ms_per_step": 0.0}


PARTS = ("write_checkpoint", "replace_rows")
KillPoint = tuple[str, int]
"""``batch`` or one of `PARTS`, and which of them, from 1."""


KilledAt = Callable[[str, int], tuple[Store, Run]]


class Killed(BaseException):
    """Nothing of the training goes on after it, as after SIGKILL."""


@pytest.fixture(scope="module", autouse=True)
def _dropping() -> Iterator[None]:
    """A small network: each of some 300 batches writes all its weights."""
    with RECIPES.added(DROPPING):
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "runs") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    every_batch(monkeypatch)


def every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every batch is told by itself, and a checkpoint written after each."""
    monkeypatch.setattr("normviz.engine.training.training_callback.SECONDS_BETWEEN_EVENTS", 0.0)
    monkeypatch.setattr("normviz.engine.training.step_runner.MOST", 1)
    monkeypatch.setattr(
        "normviz.engine.training.training_callback._SECONDS_BETWEEN_CHECKPOINTS", 0.0
    )
    monkeypatch.setattr("normviz.engine.training.training_callback._TIMES_THE_COST", 0)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """Weights and rows of a run that nobody has interrupted."""
    with Store(tmp_path_factory.mktemp("whole")) as store:
        run = trainer.train(SPEC, quiet, TrainingControl(), store)
        return outcome(store, run)


@pytest.fixture(scope="module")
def killed_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[KillPoint, Path]:
    """Runs folders as SIGKILL leaves them right before a batch is told, or a part of the writer.

    One training gives them all: a killed process leaves what is on the disk at that moment.
    """
    folder = tmp_path_factory.mktemp("killed")
    found: dict[KillPoint, Path] = {}

    def keep(*point: Any) -> None:
        found[point] = folder / "-".join(map(str, point))
        copy_runs(folder / "runs", found[point])

    with pytest.MonkeyPatch.context() as patch, Store(folder / "runs") as store:
        every_batch(patch)
        for part in PARTS:
            patch.setattr(writer_module, part, counted(part, keep))
        trainer.train(SPEC, told_before(keep), TrainingControl(), store)
    return found


def copy_runs(folder: Path, to: Path) -> None:
    """Copies a runs folder; what another thread removes meanwhile is left out."""

    def copy(source: str, target: str) -> None:
        with suppress(FileNotFoundError):
            shutil.copyfile(source, target)

    # The index of the log is made anew, as the processes that shared it are gone.
    shutil.copytree(folder, to, copy_function=copy, ignore=shutil.ignore_patterns("*-shm"))


def counted(part: str, keep: Callable[[str, int], None]) -> Callable[..., Any]:
    """A part of the writer that tells before each call which one it is."""
    real = getattr(writer_module, part)
    calls = count(1)

    def call(*arguments: Any, **names: Any) -> Any:
        keep(part, next(calls))
        return real(*arguments, **names)

    return call


def told_before(keep: Callable[[str, int], None]) -> Callable[[Event], None]:
    def emit(event: Event) -> None:
        if isinstance(event, Batches):
            keep("batch", event.step)

    return emit


@pytest.fixture
def killed_at(killed_runs: dict[KillPoint, Path], tmp_path: Path) -> Iterator[KilledAt]:
    """Opens a copy of a runs folder as SIGKILL has left it, and finds its one run."""
    with ExitStack() as stack:

        def opened(kind: str, number: int) -> tuple[Store, Run]:
            copy_runs(killed_runs[kind, number], tmp_path / "killed")
            store = stack.enter_context(Store(tmp_path / "killed"))
            (run,) = store.runs()
            return store, run

        yield opened


def quiet(_: Event) -> None:
    pass


def at_batch(step: int, act: Callable[[], object]) -> Callable[[Event], None]:
    def emit(event: Event) -> None:
        if isinstance(event, Batches) and event.step == step:
            act()

    return emit


def kill() -> None:
    raise Killed


def outcome(store: Store, run: str) -> tuple[Any, ...]:
    """All that two equal runs have in common, as it can be compared."""
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    arrays = {name: checkpoint.arrays[name].tobytes() for name in sorted(checkpoint.arrays)}
    epochs = [replace(row, **TIMES) for row in store.epochs(run)]
    return arrays, store.batches(run).tolist(), epochs


@pytest.mark.parametrize("step", [1, 2, 3, 4, 8, 9])
def test_a_run_that_was_killed_at_any_batch_ends_with_the_same_bits(
    killed_at: KilledAt, whole: tuple[Any, ...], step: int
) -> None:
    store, run = killed_at("batch", step)
    assert (run.state, run.can_continue) == ("interrupted", True)
    started: list[Event] = []
    trainer.resume(run.id, started.append, TrainingControl(), store)
    assert isinstance(started[0], Started)
    assert started[0].step == step - 1
    assert outcome(store, run.id) == whole


@pytest.mark.parametrize("call", [1, 2, 5, 12])
@pytest.mark.parametrize("part", PARTS)
def test_a_run_that_was_killed_in_a_checkpoint_ends_with_the_same_bits(
    killed_at: KilledAt, whole: tuple[Any, ...], part: str, call: int
) -> None:
    """Call 12 is the last: with it the run would have been complete."""
    store, run = killed_at(part, call)
    if part == "replace_rows" and call == 12:
        assert (run.state, run.epochs_done, run.can_continue) == ("finished", 3, False)
    else:
        assert (run.state, run.can_continue) == ("interrupted", True)
        trainer.resume(run.id, quiet, TrainingControl(), store)
    assert outcome(store, run.id) == whole


def test_a_training_that_an_exception_ends_goes_on_with_the_same_bits(
    store: Store, whole: tuple[Any, ...]
) -> None:
    run = stopped(store)
    trainer.resume(run, quiet, TrainingControl(), store)
    assert outcome(store, run) == whole


def test_rows_that_are_ahead_of_the_checkpoint_do_not_make_a_run_complete(
    killed_at: KilledAt, whole: tuple[Any, ...]
) -> None:
    """An older version wrote the row of the last epoch, and was killed before its checkpoint."""
    store, run = killed_at("write_checkpoint", 12)
    row = replace(whole[2][-1], loss=9.0)
    values = (*vars(row).values(), run.id)
    names = ", ".join([*vars(row), "run"])
    marks = ", ".join("?" * len(values))
    database = sqlite3.connect(store.folder / "runs.sqlite")
    database.execute(f"INSERT OR REPLACE INTO epochs ({names}) VALUES ({marks})", values)  # noqa: S608
    database.commit()
    database.close()
    (run,) = store.runs()
    assert (run.state, run.epochs_done, run.can_continue) == ("interrupted", 2, True)
    assert store.epochs(run.id)[-1].loss == 9.0
    trainer.resume(run.id, quiet, TrainingControl(), store)
    assert outcome(store, run.id) == whole


def test_a_continued_run_that_is_killed_at_once_keeps_its_curve(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Killed):
        trainer.train(SPEC, at_batch(8, kill), TrainingControl(), store)
    (run,) = store.runs()
    with store.resume(run.id) as writer:  # values beyond the checkpoint, as of a failed training
        writer.batch(Batches(8, 2.7, (7.0,), (0.5,), 0.0, 0.0, 1.0))
        writer.flush()
    before = store.batches(run.id).tolist(), store.epochs(run.id)
    assert len(before[0]) == 8
    with monkeypatch.context() as patch:
        patch.setattr(writer_module, "write_checkpoint", lambda *_: kill())
        with pytest.raises(Killed):
            trainer.resume(run.id, quiet, TrainingControl(), store)
    assert (store.batches(run.id).tolist(), store.epochs(run.id)) == before


def changed(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[TrainingSamples], TrainingSamples]
) -> None:
    """From now on a training finds other data."""
    real = samples_module.load_samples
    monkeypatch.setattr(trainer, "load_samples", lambda *words: change(real(*words)))


def stopped(store: Store, spec: RunSpec = SPEC) -> str:
    with pytest.raises(Killed):
        trainer.train(spec, at_batch(5, kill), TrainingControl(), store)
    (run,) = store.runs()
    return run.id


def other_labels(samples: TrainingSamples) -> TrainingSamples:
    return replace(samples, y=samples.y[::-1])


def one_sample_less(samples: TrainingSamples) -> TrainingSamples:
    return replace(samples, x=samples.x[:-1], y=samples.y[:-1])


def no_validation(samples: TrainingSamples) -> TrainingSamples:
    return replace(samples, validation=None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (other_labels, "the 70 training samples have another content"),
        (one_sample_less, "expected 70 training samples, received 69"),
        (no_validation, "expected 32 validation samples, received no validation samples"),
    ],
)
def test_other_data_are_refused_unless_they_are_wanted(
    killed_at: KilledAt,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[TrainingSamples], TrainingSamples],
    said: str,
) -> None:
    store, killed = killed_at("batch", 5)
    run = killed.id
    before = outcome(store, run), store.run(run)
    changed(monkeypatch, change)
    with pytest.raises(OtherDataError, match=rf"run {run} was trained on other data \({said}\): "):
        trainer.resume(run, quiet, TrainingControl(), store)
    assert (outcome(store, run), store.run(run)) == before
    events: list[Event] = []
    trainer.resume(run, events.append, TrainingControl(), store, ResumeChanges(other_data=True))
    assert isinstance(events[-1], Finished)
    trainer.resume(run, events.append, TrainingControl(), store, ResumeChanges(epochs=4))
    assert store.run(run).epochs_done == 4


def test_data_that_change_the_length_of_an_epoch_need_a_new_run(
    killed_at: KilledAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, killed = killed_at("batch", 5)
    run = killed.id
    changed(monkeypatch, lambda found: replace(found, x=found.x[:40], y=found.y[:40]))
    with pytest.raises(UserError, match=rf"received 40\).* begin a new run with --start {run}"):
        trainer.resume(run, quiet, TrainingControl(), store, ResumeChanges(other_data=True))


def test_a_run_of_an_older_version_goes_on_and_gets_a_fingerprint(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had no manifest, no history, and no running means in its checkpoint."""
    with monkeypatch.context() as patch:
        patch.setattr(trainer, "identify", lambda _: None)
        run = stopped(store)
    for name in ("run.json", "batches.f4", "epochs.f8"):
        (store.path(run) / name).unlink()
    rows = store.batches(run).tolist()
    changed(monkeypatch, other_labels)
    trainer.resume(run, quiet, TrainingControl(), store)
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    assert checkpoint.data is not None
    assert store.batches(run)[:4].tolist() == rows
    assert len(store.batches(run)) == 3 * STEPS
    (store.folder / "runs.sqlite").unlink()
    with Store(store.folder) as again:
        assert len(again.batches(run)) == 3 * STEPS


def remove_database(store: Store) -> None:
    for path in store.folder.glob("runs.sqlite*"):
        path.unlink()


def replace_database(store: Store) -> None:
    remove_database(store)
    Store(store.folder).close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
@pytest.mark.parametrize("remove", [remove_database, replace_database])
def test_a_database_that_is_lost_while_it_trains_is_made_again(
    store: Store, whole: tuple[Any, ...], remove: Callable[[Store], None]
) -> None:
    events: list[Event] = []
    act = at_batch(5, lambda: remove(store))
    run = trainer.train(
        SPEC, lambda event: (events.append(event), act(event)), TrainingControl(), store
    )
    assert isinstance(events[-1], Finished)
    with Store(store.folder) as again:
        found = again.run(run)
        assert (found.state, found.epochs_done, found.steps_per_epoch) == ("finished", 3, STEPS)
        assert outcome(again, run) == whole


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_a_run_whose_folder_is_removed_fails_and_says_so(store: Store) -> None:
    events: list[Event] = []
    act = at_batch(5, lambda: shutil.rmtree(store.path(store.runs()[0].id)))
    run = trainer.train(
        SPEC, lambda event: (events.append(event), act(event)), TrainingControl(), store
    )
    assert isinstance(events[-1], Failed)
    assert f"the folder of run {run} was removed while it trained" in events[-1].reason
    assert store.run(run).state == "failed"


def test_a_database_in_use_is_written_later(store: Store, whole: tuple[Any, ...]) -> None:
    other = sqlite3.connect(store.folder / "runs.sqlite", isolation_level=None)
    seen: list[int] = []

    def emit(event: Event) -> None:
        if isinstance(event, Batches) and event.step == 2:
            other.execute("BEGIN IMMEDIATE")
        if isinstance(event, Batches) and event.step == 8:
            seen.append(len(store.batches(store.runs()[0].id)))
            other.execute("ROLLBACK")

    run = trainer.train(SPEC, emit, TrainingControl(), store)
    other.close()
    assert seen == [1]
    assert outcome(store, run) == whole
    assert store.run(run).state == "finished"


def test_a_database_in_use_at_the_end_is_put_right_when_the_runs_are_listed(
    store: Store, monkeypatch: pytest.MonkeyPatch, whole: tuple[Any, ...]
) -> None:
    monkeypatch.setattr("normviz.runs.storage.run_record._LONG_WAIT", 0.0)
    other = sqlite3.connect(store.folder / "runs.sqlite", isolation_level=None)
    run = trainer.train(
        SPEC, at_batch(8, lambda: other.execute("BEGIN IMMEDIATE")), TrainingControl(), store
    )
    other.execute("ROLLBACK")
    other.close()
    assert store.run(run).state == "finished"
    assert outcome(store, run) == whole


def test_a_run_that_has_failed_after_its_last_checkpoint_is_finished_by_continuing(
    store: Store, monkeypatch: pytest.MonkeyPatch, whole: tuple[Any, ...]
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise UserError("no space left")

    def act(event: Event) -> None:
        if isinstance(event, Epoch) and event.epoch == 2:
            monkeypatch.setattr(writer_module, "replace_rows", full)

    events: list[Event] = []
    real = writer_module.replace_rows
    monkeypatch.setattr(RunWriter, "state", lambda *_: None)
    run = trainer.train(SPEC, act, TrainingControl(), store)
    monkeypatch.undo()
    assert real is writer_module.replace_rows
    with monkeypatch.context() as patch:  # listing it would finish it already
        patch.setattr(listing, "settle", lambda *_: None)
        trainer.resume(run, events.append, TrainingControl(), store)
    assert isinstance(events[-1], Finished)
    assert store.run(run).state == "finished"
    assert outcome(store, run) == whole


@contextmanager
def largest_file(size: int) -> Iterator[Callable[[], None]]:
    """A function after whose call no file grows beyond ``size`` bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_at_a_checkpoint_costs_nothing_but_the_rest(
    store: Store, whole: tuple[Any, ...]
) -> None:
    events: list[Event] = []
    with largest_file(20_000) as fill:
        act = at_batch(5, fill)
        run = trainer.train(
            SPEC, lambda event: (events.append(event), act(event)), TrainingControl(), store
        )
    assert isinstance(events[-1], Failed)
    assert "no space left to write" in events[-1].reason
    checkpoint = store.checkpoint(run)
    assert checkpoint is not None
    assert checkpoint.step == 4
    trainer.resume(run, quiet, TrainingControl(), store)
    assert outcome(store, run) == whole


def test_a_full_disk_at_the_rows_costs_none_of_them(store: Store) -> None:
    """The checkpoint of this small network still finds room, the database does not."""
    spec = replace(SPEC, recipe="one-layer", dropout=None)
    whole = trainer.train(spec, quiet, TrainingControl(), store)
    events: list[Event] = []
    wal = store.folder / "runs.sqlite-wal"
    size = max(wal.stat().st_size + 40_000, 150_000)
    with largest_file(size) as fill:
        fill()
        for _ in range(10):
            run = trainer.train(spec, events.append, TrainingControl(), store)
            if isinstance(events[-1], Failed):
                break
    assert isinstance(events[-1], Failed)
    assert store.run(run).state == "finished"  # its checkpoint has all epochs
    assert outcome(store, run) == outcome(store, whole)


def test_a_full_disk_at_the_beginning_leaves_no_run(store: Store) -> None:
    with largest_file(0) as fill:
        fill()
        with pytest.raises(UserError, match=r"space|full"):
            trainer.train(SPEC, quiet, TrainingControl(), store)
    assert store.runs() == []
    assert [path for path in store.folder.iterdir() if path.is_dir()] == []


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_a_process_that_is_killed_three_times_ends_with_the_same_bits(tmp_path: Path) -> None:
    with called_by_python(is_so=False):  # as in the processes, to the last bit
        tally = kills.tally_of(tmp_path, kills=3, seed=1, epochs=2)
    assert (tally.kills, tally.different) == (3, 0)
