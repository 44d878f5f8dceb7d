from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.runs.store import Store
from normviz.runs.sweeps.record import write_record
from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.view import CompareView
from tests.ui.compare.conftest import FakeSweepService

SMALL = CompareScene(norms=("none", "batch"), seeds=2)


def press(qtbot: QtBot, view: CompareView, name: str) -> None:
    button = view.findChild(QToolButton, f"compare_{name}_button")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def idle(view: CompareView) -> bool:
    return view.session.state == "idle"


def test_five_norms_are_ready_to_start_with_a_forecast(view: CompareView) -> None:
    assert view.scene() == CompareScene()
    assert view.run_panel.forecast.text().startswith("15 runs, about")
    assert view.actions_.compare.isEnabled()


def test_comparisons_of_the_command_line_are_offered(
    qtbot: QtBot, trained: SweepLibrary, service: FakeSweepService
) -> None:
    view = CompareView(service, trained.folder)
    qtbot.addWidget(view)
    view.show()
    box = view.choice.findChild(QComboBox)
    assert box is not None
    assert box.isEnabled()
    assert [box.itemText(at) for at in range(box.count())] == trained.ids()
    view.shut_down()


def test_one_press_trains_all_runs(qtbot: QtBot, view: CompareView, runs_dir: Path) -> None:
    view.show_scene(SMALL)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: idle(view) and view.pane.results.rowCount() == 2)
    with Store(runs_dir) as store:
        assert [run.state for run in store.runs()] == ["finished"] * 4
    assert view.pane.results.item(0, 5).text() == "best"
    assert not view.actions_.resume.isEnabled()


def test_several_runs_are_trained_at_once(
    qtbot: QtBot, view: CompareView, service: FakeSweepService
) -> None:
    view.show_scene(SMALL)
    alone = view.run_panel.forecast.text()
    spin = view.findChild(QSpinBox, "compare_at_once_spin")
    assert spin is not None
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert view.scene().at_once == 2
    assert view.run_panel.forecast.text() != alone
    service.gate.clear()
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: view.session.state == "running")
    assert view.run_panel.state.text().startswith("0 of 4 runs done, about")
    service.gate.set()
    qtbot.waitUntil(lambda: idle(view))
    assert service.at_once == 2


def test_a_comparison_that_was_stopped_goes_on(
    qtbot: QtBot, view: CompareView, service: FakeSweepService, runs_dir: Path
) -> None:
    service.holds_after = 1
    view.show_scene(SMALL)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: view.session.state == "running")
    press(qtbot, view, "stop")
    qtbot.waitUntil(lambda: idle(view))
    service.holds_after = None
    press(qtbot, view, "resume")
    qtbot.waitUntil(lambda: idle(view) and view.progress.done() == 4)
    with Store(runs_dir) as store:
        assert len(store.runs()) == 4


def test_a_training_pauses_and_resumes(
    qtbot: QtBot, view: CompareView, service: FakeSweepService
) -> None:
    service.holds_after = 1
    view.show_scene(SMALL)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: view.session.state == "running")
    press(qtbot, view, "pause")
    qtbot.waitUntil(lambda: view.session.state == "paused")
    service.holds_after = None
    press(qtbot, view, "pause")
    qtbot.waitUntil(lambda: idle(view))


def test_misfits_are_named_before_the_start(view: CompareView) -> None:
    view.show_scene(CompareScene(norms=("batch", "instance")))
    assert "Instance Norm" in view.run_panel.left_out.text()
    assert view.run_panel.forecast.text().startswith("3 runs")


def test_without_a_norm_nothing_can_start(view: CompareView) -> None:
    view.show_scene(CompareScene(norms=()))
    assert not view.actions_.compare.isEnabled()
    assert view.run_panel.forecast.text()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("compare_batch_sizes_line", "Not started. Batch sizes: "),
        ("compare_rates_line", "Not started. Learning rates: "),
        ("compare_seeds_spin", "Not started. Seeds: "),
    ],
)
def test_a_field_that_is_still_being_typed_is_refused_by_its_name(
    qtbot: QtBot, view: CompareView, line: str, said: str
) -> None:
    view.show_scene(SMALL)
    field = view.findChild(QWidget, line)
    assert field is not None
    view.window().activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")
    with qtbot.waitSignal(view.message) as told:
        view.actions_.compare.trigger()
    assert told.args[0] == "error"
    assert told.args[1].startswith(said)
    assert not view.session.active
    assert field.hasFocus()


def test_a_refusal_is_told(qtbot: QtBot, view: CompareView, service: FakeSweepService) -> None:
    service.refusal = "no such data"
    view.show_scene(SMALL)
    with qtbot.waitSignal(view.message, check_params_cb=lambda kind, _: kind == "error"):
        press(qtbot, view, "start")
    qtbot.waitUntil(lambda: idle(view))


def test_the_last_session_comes_back(qtbot: QtBot, view: CompareView) -> None:
    view.show_scene(SMALL)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: idle(view) and view.progress.done() == 4)
    shown = view.scene()
    view.library.record = None
    view.show_scene(CompareScene())
    view.show_scene(shown)
    assert view.scene() == shown
    assert shown.sweep


def test_each_key_of_the_view_is_its_own_and_no_menu_s(view: CompareView) -> None:
    menus = "fevrh"  # File, Edit, View, Run, Help
    texts = [label.text() for label in view.findChildren(QLabel) if label.buddy()]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(keys) > 5
    assert sorted({*keys, *menus}) == sorted([*keys, *menus])


def test_what_takes_the_focus_has_a_name(view: CompareView) -> None:
    bars = view.findChildren(QTabBar)
    assert bars
    assert all(bar.accessibleName() for bar in bars)


def test_a_large_comparison_can_start_when_it_is_planned(qtbot: QtBot, view: CompareView) -> None:
    view.show_scene(CompareScene(norms=("none", "batch"), batch_sizes=(2, 4, 8), seeds=100))
    assert view.run_panel.forecast.text() == "Planning the runs…"
    assert not view.actions_.compare.isEnabled()
    qtbot.waitUntil(view.actions_.compare.isEnabled)
    assert view.run_panel.forecast.text().startswith("600 runs, about")


def test_what_another_window_trains_is_followed(
    qtbot: QtBot, view: CompareView, trained: SweepLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was seen only when the view was shown again."""
    assert trained.record is not None
    record, key = trained.record, trained.record.plan.keys[0]
    view.library.open(record.id)
    view.library.refresh()
    read = []
    monkeypatch.setattr(view.library, "_show", lambda record: read.append(record))
    view._timer.timeout.emit()
    assert read == [], "nothing was written"
    write_record(replace(record, runs={key: record.runs[key]}), view.library.folder)
    view._timer.timeout.emit()
    assert [len(each.runs) for each in read] == [1]
    assert view._timer.isActive()
    view.window().show_view("compare")
    view.hide()
    assert not view._timer.isActive()
