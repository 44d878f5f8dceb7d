from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from normviz.runs.control import TrainingControl
from normviz.runs.sweeps.record import SweepRecord, find_record, new_record, record_path
from normviz.ui.compare.sweep_files import dropped_sweep
from normviz.ui.compare.view import CompareView
from tests.runs.sweeps.plans import small_plan
from tests.ui.compare.conftest import FakeSweepService


@pytest.fixture
def record(view: CompareView, runs_dir: Path) -> SweepRecord:
    """A sweep that is shown and was not begun."""
    made = new_record(small_plan(), runs_dir)
    assert view.library.open(made.id)
    view.pane.show_pages("curves", "runs")
    return made


@pytest.fixture
def file(record: SweepRecord, runs_dir: Path) -> Path:
    return record_path(runs_dir, record.id)


def test_selected_runs_are_trained_next_or_last(
    view: CompareView, record: SweepRecord, runs_dir: Path
) -> None:
    keys = record.plan.keys
    view.pane.runs.selectRow(5)
    view.actions_.earlier.trigger()
    assert list(find_record(runs_dir, record.id).ordered())[:2] == [keys[5], keys[0]]
    assert view.pane.runs.selected_keys() == [keys[5]]
    view.actions_.later.trigger()
    assert list(find_record(runs_dir, record.id).ordered())[-1] == keys[5]
    assert find_record(runs_dir, record.id).plan == record.plan  # rows and colours stay


def test_a_seed_is_added_and_can_be_trained(
    view: CompareView, record: SweepRecord, runs_dir: Path
) -> None:
    view.actions_.add_seed.trigger()
    plan = find_record(runs_dir, record.id).plan
    assert [spec.seed for spec in plan.specs[8:]] == [2] * 4
    assert view.pane.runs.rowCount() == 12
    assert view.actions_.resume.isEnabled()


def test_a_file_is_opened_as_a_comparison_of_its_own(
    view: CompareView, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = view.library.record
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    view.actions_.open_file.trigger()
    opened = view.library.record
    assert opened is not None
    assert shown is not None
    assert opened.id != shown.id
    assert opened.plan == shown.plan
    assert "Go on" in view.window().message_bar.text()


def test_a_file_that_is_no_sweep_leaves_what_is_shown(
    view: CompareView, record: SweepRecord, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text("[]")
    view.files.open(tmp_path / "other.json")
    assert view.library.record is not None
    assert view.library.record.id == record.id
    assert view.window().message_bar.text()


def test_a_dropped_file_is_opened(view: CompareView, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert dropped_sweep(data) == file
    before = view.library.record
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *how, keys)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDropEvent(QPointF(5, 5), *how, keys))
    assert view.library.record is not before


def test_other_files_are_none(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    assert dropped_sweep(data) is None
    assert dropped_sweep(QMimeData()) is None


def test_what_is_trained_already_stays_where_it_is(
    view: CompareView, record: SweepRecord, runs_dir: Path, service: FakeSweepService
) -> None:
    service.train_sweep(record, lambda _: None, TrainingControl())
    view.library.refresh()
    told: list[str] = []
    view.message.connect(lambda _, text: told.append(text))
    view.pane.runs.selectRow(5)
    view.actions_.earlier.trigger()
    assert find_record(runs_dir, record.id).order == ()
    assert "Select runs that wait" in told[-1]


def test_the_keys_go_on_from_the_run_that_was_moved(view: CompareView, record: SweepRecord) -> None:
    view.pane.runs.selectRow(5)
    view.actions_.earlier.trigger()
    assert view.pane.runs.currentRow() == 0
