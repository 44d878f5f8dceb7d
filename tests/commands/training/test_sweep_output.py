import argparse
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normviz.commands.training import sweep_output
from normviz.commands.training.sweep_output import FAILED, INTERRUPTED, spent, train_sweep
from normviz.engine.sweeps.deferred import DeferredExecutor
from normviz.engine.sweeps.sweep_runner import SweepRunner
from normviz.errors import Reason
from normviz.ports.sweeps import SweepResult
from normviz.runs.control import TrainingControl
from normviz.runs.run import NOT_FINITE
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import SweepRecord, new_record
from normviz.runs.sweeps.table import SweepRow
from tests.runs.sweeps.plans import run_of

GIVEN = {"preset": "quick", "dataset": "digits"}


class Executor:
    """Nothing can be trained; the process may be interrupted before a result."""

    def __init__(self, *, interrupts: int = 0) -> None:
        self._interrupts = interrupts
        self.stopped = False
        self.closed = False

    def results(self, tasks: Any, *_: Any) -> Iterator[SweepResult]:
        for task in tasks:
            if self._interrupts:
                self._interrupts -= 1
                signal.raise_signal(signal.SIGINT)
            if self.stopped:
                return
            yield SweepResult(task.key, "", "no such data")

    def stop(self) -> None:
        self.stopped = True

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def record(tmp_path: Path) -> SweepRecord:
    return new_record(make_plan("one-layer", {"seed": (0, 1)}, GIVEN)[0], tmp_path)


def trained(
    record: SweepRecord,
    folder: Path,
    executor: object,
    monkeypatch: pytest.MonkeyPatch,
    scheduler: str | None = None,
) -> int:
    monkeypatch.setattr(sweep_output, "executor_of", lambda _: executor)
    where = {"workers": 1, "scheduler": scheduler}
    return train_sweep(
        record, argparse.Namespace(runs_dir=folder, data_dir=None, json=False, csv=None, **where)
    )


def found(
    monkeypatch: pytest.MonkeyPatch, folder: Path, axes: dict[str, tuple[Any, ...]], *runs: Any
) -> SweepRecord:
    """A sweep whose runs are there already: accuracies, None for one that failed, "" for none."""
    record = new_record(make_plan("deep-sigmoid", axes, GIVEN)[0], folder)
    failed = {"state": "failed", "reason": Reason("loss is NaN", code=NOT_FINITE[0])}
    there = {
        key: run_of(spec, accuracy, **({} if accuracy else failed))
        for key, spec, accuracy in zip(record.plan.keys, record.plan.specs, runs, strict=True)
        if accuracy != ""
    }
    monkeypatch.setattr(SweepRunner, "_known", lambda _: there)
    return record


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


NORMS = {"norm": ("batch", "none"), "seed": (0, 1, 2)}


MISSING = "Without a validation accuracy: "


@pytest.mark.parametrize(
    ("axes", "runs", "status", "told"),
    [
        (
            NORMS,
            (0.9, 0.91, 0.92, 0.1, 0.12, 0.11),
            0,
            ["Best on average: batch.", "Clearly worse: none."],
        ),
        (
            NORMS,
            (0.9, 0.1, 0.5, 0.5, 0.4, 0.3),
            0,
            ["Best on average: batch.", "Not clearly worse: none.", "More seeds may tell."],
        ),
        (
            {"learning_rate": (0.1, 0.5), "seed": (0,)},
            (0.1, 0.9),
            0,
            [
                "Best on average: learning rate 0.5.",
                "Too few seeds to tell: learning rate 0.1.",
            ],
        ),
        (
            NORMS,
            (0.9, 0.91, 0.92, None, 0.12, 0.11),
            1,
            [
                "Best on average: batch.",
                "Clearly worse: none.",
                f"{MISSING}none (1 of 3 runs).",
            ],
        ),
        (NORMS, (0.9, 0.91, 0.92, None, None, None), 1, [f"{MISSING}none (3 of 3 runs)."]),
        (
            {"norm": ("batch", "none"), "batch_size": (8, 16), "seed": (0,)},
            ("", 0.9, 0.8, 0.7),
            1,
            [
                "Best on average: norm batch, batch size 16.",
                "At batch size 16: best batch; too few seeds to tell.",
                f"{MISSING}norm batch, batch size 8 (1 of 1 run).",
            ],
        ),
    ],
)
def test_the_last_line_says_in_words_what_the_table_shows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    axes: dict[str, tuple[Any, ...]],
    runs: tuple[Any, ...],
    status: int,
    told: list[str],
) -> None:
    record = found(monkeypatch, tmp_path, axes, *runs)
    assert trained(record, tmp_path, Executor(), monkeypatch) == status
    assert last_line(capsys) == " ".join(told)


def test_one_combination_is_compared_with_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = found(monkeypatch, tmp_path, {"norm": ("batch",), "seed": (0, 1)}, 0.9, 0.8)
    trained(record, tmp_path, Executor(), monkeypatch)
    assert "Best on average" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("runs", "begun", "told"),
    [
        ((0.9, 0.8), 0, ": 2 runs, all trained before"),
        ((0.9, ""), 1, ": 2 runs, 1 trained before, about "),
        (("", ""), 1, ": 2 runs, about "),
    ],
)
def test_nothing_begins_where_all_runs_are_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    runs: tuple[Any, ...],
    begun: int,
    told: str,
) -> None:
    record = found(monkeypatch, tmp_path, {"norm": ("batch", "none"), "seed": (0,)}, *runs)
    made: list[Executor] = []

    def make() -> Executor:
        made.append(Executor())
        return made[-1]

    trained(record, tmp_path, DeferredExecutor(make, TrainingControl()), monkeypatch)

    assert len(made) == begun
    first = capsys.readouterr().out.splitlines()[0]
    assert f"{record.id}{told}" in first
    assert ("about" in first) is bool(begun)


def test_the_time_left_is_asked_for_once_where_all_runs_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def forecast(*arguments: Any) -> float:
        asked.append(arguments[-1])
        return 1.0

    monkeypatch.setattr("normviz.presentation.comparison.forecast", forecast)
    record = found(monkeypatch, tmp_path, NORMS, *[0.5] * 5, "")
    cluster = Executor()
    cluster.at_once = lambda: 7  # type: ignore[attr-defined]
    trained(record, tmp_path, cluster, monkeypatch, scheduler="tcp://127.0.0.1:9")
    assert asked == [7]


def test_what_cannot_be_trained_is_told_and_ends_with_1(
    record: SweepRecord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    executor = Executor()

    assert trained(record, tmp_path, executor, monkeypatch) == FAILED

    told = capsys.readouterr().out
    assert f"{record.id}: 2 runs" in told
    assert told.count("failed: no such data") == 2
    assert executor.closed


def test_no_combination_is_the_best_where_none_is_trained(
    record: SweepRecord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    trained(record, tmp_path, Executor(), monkeypatch)
    _, table = capsys.readouterr().out.split("against")
    assert "best" not in table.replace("against the best", "").partition("\n")[2]


def test_ctrl_c_stops_and_says_how_to_go_on(
    record: SweepRecord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(signal.SIGINT)
    executor = Executor(interrupts=1)

    assert trained(record, tmp_path, executor, monkeypatch) == INTERRUPTED

    assert f"normviz sweep --resume {record.id}" in capsys.readouterr().err
    assert executor.closed
    assert signal.getsignal(signal.SIGINT) == before


def test_a_damaged_database_is_set_aside_before_anything_is_trained(
    record: SweepRecord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "runs.sqlite").write_bytes(b"cut")

    assert trained(record, tmp_path, Executor(), monkeypatch) == FAILED

    (aside,) = tmp_path.glob("runs.sqlite.broken-*")
    assert aside.read_bytes() == b"cut"
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        *((0.2, "1 s"), (59.4, "59 s"), (59.6, "1 min"), (150, "2 min"), (3599, "1 h 0 min")),
        *(
            (7500, "2 h 5 min"),
            (172_000, "47 h 47 min"),
            (273_600, "3 d 4 h"),
            (864_000, "10 d 0 h"),
        ),
    ],
)
def test_a_time_has_the_units_that_matter(seconds: float, text: str) -> None:
    assert spent(seconds) == text


def test_norms_at_several_batch_sizes_are_told_apart() -> None:
    def row(norm: str, size: int, *accuracies: float) -> SweepRow:
        values, mean = {"norm": norm, "batch_size": size}, sum(accuracies) / len(accuracies)
        return SweepRow(values, 3, 0, mean, 0.1, 1.0, mean, dict(enumerate(accuracies)))

    rows = (
        row("none", 2, 0.1, 0.11, 0.12), row("none", 32, 0.9, 0.91, 0.92),
        row("group", 2, 0.8, 0.81, 0.8), row("group", 32, 0.89, 0.92, 0.91),
    )  # fmt: skip
    assert sweep_output._conclusion(rows, ["norm", "batch_size"], is_over=True) == (
        "Best on average: norm none, batch size 32. At batch size 2: best group; clearly worse: "
        "none. At batch size 32: best none; no other clearly worse."
    )
    rows = (row("none", 2, 0.1), row("none", 32, 0.9), row("group", 2, 0.8), row("group", 32, 0.8))
    assert sweep_output._conclusion(rows, ["norm", "batch_size"], is_over=True) == (
        "Best on average: norm none, batch size 32. At batch size 2: best group; too few seeds to "
        "tell. At batch size 32: best none; too few seeds to tell."
    )


def test_one_seed_is_not_told_as_a_test_and_what_failed_is_not_waited_for() -> None:
    rows = [
        SweepRow({"norm": norm}, len(found), 1 - len(found), mean, None, 1.0, mean, found)
        for norm, found, mean in (
            ("batch", {0: 0.9}, 0.9),
            ("rms", {0: 0.5}, 0.5),
            ("no", {}, None),
        )
    ]
    end = "Too few seeds to tell: rms. Without a validation accuracy: no (1 of 1 run)."
    said = sweep_output._conclusion(rows, ["norm"], is_over=True)
    assert said == f"Best on average: batch. {end}"
    said = sweep_output._conclusion(rows, ["norm"], is_over=False)
    assert said == f"Best on average so far: batch. {end}"
