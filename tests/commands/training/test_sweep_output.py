import argparse
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normviz.commands.training import sweep_output
from normviz.commands.training.sweep_output import FAILED, INTERRUPTED, spent, train_sweep
from normviz.ports.sweeps import SweepResult
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import SweepRecord, new_record
from normviz.runs.sweeps.table import SweepRow

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
    record: SweepRecord, folder: Path, executor: Executor, monkeypatch: pytest.MonkeyPatch
) -> int:
    monkeypatch.setattr(sweep_output, "executor_of", lambda _: executor)
    return train_sweep(
        record, argparse.Namespace(runs_dir=folder, data_dir=None, json=False, csv=None, workers=1)
    )


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
    [(0.2, "1 s"), (59.4, "59 s"), (150, "2 min"), (3599, "1 h 0 min"), (7500, "2 h 5 min")],
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
    assert sweep_output._conclusion(rows, ["norm", "batch_size"]) == (
        "Best on average: norm none, batch size 32. At batch size 2: best group; clearly worse: "
        "none. At batch size 32: best none; no other clearly worse."
    )
