from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from normviz.runs.sweeps.record import read_record_file
from normviz.ui.compare.exports import CompareExports
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.plots.picture import RecordedPicture


@pytest.fixture
def exports(qtbot: QtBot, trained: SweepLibrary) -> Iterator[CompareExports]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = CompareExports(trained, owner)
    yield made
    assert made.writer.stop(QDeadlineTimer(10_000))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_csv_has_a_row_per_run_or_per_epoch(
    qtbot: QtBot, exports: CompareExports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for export, name in ((exports.runs, "runs.csv"), (exports.epochs, "epochs.csv")):
        choose(monkeypatch, tmp_path / name)
        with qtbot.waitSignal(exports.saved):
            export()
        assert (tmp_path / name).read_text().count("\n") == 9


def test_the_sweep_file_can_be_repeated(
    qtbot: QtBot, exports: CompareExports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "a.sweep.json")
    with qtbot.waitSignal(exports.saved):
        exports.sweep_file()
    record = read_record_file(tmp_path / "a.sweep.json")
    assert len(record.plan.specs) == 8
    assert record.runs == {}


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, exports: CompareExports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "none" / "a.png")
    with qtbot.waitSignal(exports.message) as told:
        exports.plot(lambda _: RecordedPicture(QSizeF(4, 4), QColor("white"), []))
    assert told.args is not None
    assert told.args[0] == "error"
