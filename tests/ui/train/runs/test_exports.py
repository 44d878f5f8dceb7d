import csv
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.runs.csv_export import COLUMNS
from normviz.runs.run import Run
from normviz.runs.store import Store
from normviz.ui.train.runs import exports
from normviz.ui.train.view import TrainView


@pytest.fixture
def shown(make_run: Callable[..., Run], make_view: Callable[[], TrainView]) -> TrainView:
    make_run(name="mine")
    return make_view()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """What the user answers to the question for a file name."""

    def set_answer(path: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return set_answer


def test_csv_gets_its_suffix(
    qtbot: QtBot, shown: TrainView, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer(tmp_path / "values")
    shown.actions_.csv.trigger()
    qtbot.waitUntil(lambda: not shown.exports.writer.busy)
    lines = (tmp_path / "values.csv").read_text().splitlines()
    assert len(lines) == 1 + 10 + 2
    assert "values.csv" in shown.window().message_bar.text()


def test_csv_has_the_rows_of_the_command_line(
    qtbot: QtBot,
    make_run: Callable[..., Run],
    make_view: Callable[[], TrainView],
    answer: Callable[[Path | str], None],
    tmp_path: Path,
) -> None:
    run = make_run(epochs=2, name="mine, with a comma")
    answer(tmp_path / "values.csv")
    shown = make_view()
    shown.actions_.csv.trigger()
    qtbot.waitUntil(lambda: not shown.exports.writer.busy)
    rows = list(csv.reader((tmp_path / "values.csv").read_text().splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + 10 + 2
    assert rows[1][:7] == [
        run.id, "mine, with a comma", "one-layer", "none", "mnist", "0", "batch",
    ]  # fmt: skip
    assert rows[2][7:11] == ["2", "0.4", "0.5", "0.5"]
    last = dict(zip(COLUMNS, rows[-1], strict=True))
    names = ("row", "step", "epoch", "val_loss", "val_accuracy")
    assert [last[name] for name in names] == ["epoch", "10", "2.0", "0.25", "0.82"]


def test_png_shows_the_plots_with_twice_the_pixels(
    qtbot: QtBot, shown: TrainView, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer(tmp_path / "plots.png")
    shown.actions_.plots.trigger()
    qtbot.waitUntil(lambda: not shown.exports.writer.busy)
    image = QImage(str(tmp_path / "plots.png"))
    assert image.width() == 2 * shown.plot_pane.plots.viewport().width()
    wide, tall = image.width(), image.height()
    colors = {image.pixelColor(x, y).name() for x in range(0, wide, 3) for y in range(0, tall, 7)}
    assert len(colors) > 3


def test_keras_is_written_in_the_background(
    qtbot: QtBot, shown: TrainView, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer(tmp_path / "mine.keras")
    shown.actions_.keras.trigger()
    qtbot.waitUntil(lambda: not shown.jobs.busy)
    assert (tmp_path / "mine.keras").read_bytes() == b"model"
    assert "Saved to" in shown.window().message_bar.text()


def test_a_cancelled_question_writes_nothing(
    shown: TrainView, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer("")
    before = sorted(tmp_path.rglob("*"))
    for action in (shown.actions_.csv, shown.actions_.plots, shown.actions_.keras):
        action.trigger()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, shown: TrainView, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer(tmp_path / "no" / "values.csv")
    shown.actions_.csv.trigger()
    qtbot.waitUntil(lambda: not shown.exports.writer.busy)
    assert shown.window().message_bar.kind() == "error"
    assert "values.csv" in shown.window().message_bar.text()


def test_runs_are_written_for_tensorboard(
    qtbot: QtBot, shown: TrainView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = tmp_path / "logs"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(logs))
    with qtbot.waitSignal(shown.saved):
        shown.actions_.tensorboard.trigger()
    assert [path.name for path in logs.iterdir()] == [shown.selected()[0].id]


def test_a_run_whose_values_cannot_be_read_is_left_out_and_told(
    qtbot: QtBot,
    make_run: Callable[..., Run],
    make_view: Callable[[], TrainView],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    good, damaged = make_run(name="good"), make_run(name="damaged")
    shown = make_view()
    read = Store.batches

    def batches(store: Store, run: str) -> object:
        if run == damaged.id:
            raise UserError("its values are damaged")
        return read(store, run)

    monkeypatch.setattr(Store, "batches", batches)
    shown.exports.write_csv([good, damaged], tmp_path / "values.csv")
    qtbot.waitUntil(lambda: not shown.exports.writer.busy)
    rows = list(csv.DictReader((tmp_path / "values.csv").read_text().splitlines()))
    assert {row["name"] for row in rows} == {"good"}
    assert shown.window().message_bar.text() == "its values are damaged"


def test_the_window_does_not_wait_for_a_table(
    make_run: Callable[..., Run],
    make_view: Callable[[], TrainView],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The values of 2,000 runs took 24 seconds, in which the window stood still."""
    run, shown, threads = make_run(), make_view(), []
    original = exports.csv_of_runs

    def table(*arguments: Any) -> object:
        threads.append(threading.current_thread())
        return original(*arguments)

    monkeypatch.setattr(exports, "csv_of_runs", table)
    shown.exports.write_csv([run], tmp_path / "values.csv")
    assert shown.exports.writer.stop(QDeadlineTimer(10_000))
    assert threads != [threading.main_thread()]
