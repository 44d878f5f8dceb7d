import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.runs.spec_builder import command_line
from normviz.runs.store import Store
from normviz.settings.values import Settings
from normviz.ui.style.palette import DARK
from normviz.ui.text.runs.run_labels import run_title
from normviz.ui.train.view import TrainView
from tests.ui.train.conftest import STEPS


def press(qtbot: QtBot, view: TrainView, name: str) -> None:
    button = view.findChild(QPushButton, f"train_{name}_button")
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, view: TrainView, state: str) -> None:
    qtbot.waitUntil(lambda: view.session.state == state)


def names(view: TrainView) -> list[str]:
    """What the legend lists."""
    return [label.text for _, label in view.plot_pane.plots._legend.items]


def test_every_control_is_described(
    view: TrainView, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(view)


def test_nothing_of_the_engine_is_loaded_by_looking(view: TrainView, service: object) -> None:
    assert service.loads == 0
    assert view.is_settled()
    assert "Press Start" in view.plot_pane._empty.text()


def test_the_newest_runs_are_drawn_at_first(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    runs = [make_run(name=str(number)) for number in range(5)]
    view = make_view()
    assert sorted(view.table.selected()) == sorted(run.id for run in runs[2:])
    assert sorted(names(view)) == ["2", "3", "4"]


def test_a_training_is_watched_and_kept(qtbot: QtBot, view: TrainView) -> None:
    said: list[tuple[str, str]] = []
    view.message.connect(lambda *message: said.append(message))
    press(qtbot, view, "start")
    assert view.session.active
    wait_for(qtbot, view, "idle")
    (run,) = view.library.runs()
    assert (run.state, run.epochs_done) == ("finished", 3)
    assert view.table.selected() == [run.id]
    assert names(view) == ["Convolutional, batch norm"]
    assert said[-1] == (
        "info",
        "Convolutional, batch norm, Batch Norm, Quick is finished: validation accuracy 0.8300.",
    )
    assert "with moving statistics, of which the start still weighs" in view.plot_pane._hint.text()
    assert view.window().status._training.isHidden()


def test_a_second_training_joins_the_runs_that_are_drawn(
    qtbot: QtBot, make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    first = make_run()
    view = make_view()
    for count in (2, 3):
        press(qtbot, view, "start")
        wait_for(qtbot, view, "idle")
        assert len(view.selected()) == count
    assert first.id in [run.id for run in view.selected()]
    assert len(view.plot_pane.plots._items) == 3


def test_curves_show_each_batch_and_each_validation(qtbot: QtBot, view: TrainView) -> None:
    press(qtbot, view, "start")
    wait_for(qtbot, view, "idle")
    (run,) = view.library.runs()
    lines = view.plot_pane.plots._lines[0]
    qtbot.waitUntil(lambda: (0, run.id) in lines._lines and len(lines.points(0, run.id)) == 15)
    loss = lines.points(0, run.id)
    assert loss == pytest.approx([1 / step for step in range(1, 16)])
    (curves,) = view.plot_pane.plots._curves.values()
    x, y = curves[1].validation.getOriginalDataset()
    assert list(x) == [1, 2, 3]
    assert list(y) == pytest.approx([0.81, 0.82, 0.83])


def test_pause_go_on_and_stop(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.holds_after = STEPS
    view.draft.change_settings(epochs=500)
    press(qtbot, view, "start")
    wait_for(qtbot, view, "running")
    press(qtbot, view, "pause")
    wait_for(qtbot, view, "paused")
    assert view.actions_.pause.text() == "&Resume"
    assert view.library.runs()[0].state == "paused"
    press(qtbot, view, "pause")
    wait_for(qtbot, view, "running")
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")
    (run,) = view.library.runs()
    assert run.state == "stopped"
    assert run.can_continue


def test_a_stopped_run_is_continued(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.holds_after = STEPS
    view.draft.change_settings(epochs=3)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: any(run.epochs_done for run in view.library.runs()))
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")
    assert view.library.runs()[0].state == "stopped"
    service.holds_after = None
    view.actions_.resume.trigger()
    wait_for(qtbot, view, "idle")
    (run,) = view.library.runs()
    assert (run.state, run.epochs_done) == ("finished", 3)
    assert not view.actions_.resume.isEnabled()


def test_continue_means_the_one_run_that_can_be_continued(
    qtbot: QtBot, make_run: Callable[..., Run], view: TrainView, service: object
) -> None:
    service.holds_after = STEPS
    press(qtbot, view, "start")
    wait_for(qtbot, view, "running")
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")
    stopped = view.selected()[0]
    service.holds_after = None
    finished = make_run()
    view.library.refresh()
    view.table.select([finished.id])
    assert not view.actions_.resume.isEnabled()
    view.table.select([finished.id, stopped.id])
    view.actions_.resume.trigger()
    wait_for(qtbot, view, "idle")
    run = view.library.run(stopped.id)
    assert run is not None
    assert run.state == "finished"


def test_the_buttons_stay_in_their_places(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.holds_after = STEPS
    button = view.findChild(QPushButton, "train_start_button")
    before = button.mapTo(view, button.rect().topLeft())
    press(qtbot, view, "start")
    wait_for(qtbot, view, "running")
    press(qtbot, view, "pause")
    wait_for(qtbot, view, "paused")
    assert view.run_bar._bar.isVisible()
    assert button.mapTo(view, button.rect().topLeft()) == before
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")


def test_what_cannot_begin_is_told(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.refusal = "expected MNIST somewhere, found none; put its files there"
    with qtbot.waitSignal(view.session.refused):
        press(qtbot, view, "start")
    told = "Expected MNIST somewhere, found none; put its files there."
    assert view.window().message_bar.text() == told
    assert view.session.state == "idle"
    assert view.library.runs() == []


def test_a_failure_is_told_and_the_run_kept(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.failure = "The loss is not a number at step 6: choose a lower learning rate."
    press(qtbot, view, "start")
    wait_for(qtbot, view, "idle")
    assert view.window().message_bar.text() == service.failure
    assert view.window().message_bar.kind() == "error"
    (run,) = view.library.runs()
    assert (run.state, run.reason) == ("failed", service.failure)


def answer(button: QMessageBox.StandardButton) -> None:
    """Presses a button of the question that will be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(button).click()

    QTimer.singleShot(0, press)


def test_closing_asks_stops_and_keeps(qtbot: QtBot, view: TrainView, service: object) -> None:
    service.holds_after = STEPS
    view.draft.change_settings(epochs=500)
    press(qtbot, view, "start")
    wait_for(qtbot, view, "running")
    answer(QMessageBox.StandardButton.Cancel)
    assert not view.window().close()
    assert view.session.state == "running"
    answer(QMessageBox.StandardButton.Close)
    assert view.window().close()
    assert not view.session.background._thread.isRunning()
    with Store(service.runs_dir) as store:
        assert [run.state for run in store.runs()] == ["stopped"]


def test_an_idle_window_closes_without_a_question(view: TrainView) -> None:
    assert view.window().close()


def test_delete_with_undo(qtbot: QtBot, make_run: Callable[..., Run], view: TrainView) -> None:
    run = make_run()
    view.library.refresh()
    view.table.select([run.id])
    view.actions_.delete.trigger()
    assert view.library.runs() == []
    assert f"{run_title(run)} is deleted" in view.window().message_bar.text()
    view.undo_stack.undo()
    assert [each.id for each in view.library.runs()] == [run.id]
    assert [each.id for each in view.selected()] == [run.id]
    assert view.window().message_bar.text() == ""
    view.undo_stack.redo()
    assert view.library.runs() == []


def test_the_command_line_is_copied(make_run: Callable[..., Run], view: TrainView) -> None:
    run = make_run(seed=4)
    view.library.refresh()
    view.table.select([run.id])
    view.actions_.command.trigger()
    assert QGuiApplication.clipboard().text() == command_line(run.spec)


def test_the_settings_of_a_run_are_taken_over(
    make_run: Callable[..., Run], view: TrainView
) -> None:
    run = make_run("dropout", epochs=7, seed=4)
    view.library.refresh()
    view.table.select([run.id])
    view.actions_.again.trigger()
    assert view.draft.spec == run.spec


def test_runs_of_another_process_appear(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    assert view.library.runs() == []
    view.library.follow_others()
    assert [each.id for each in view.library.runs()] == [run.id]
    assert "Select runs" in view.plot_pane._empty.text()


def test_seeds_of_one_spec_become_a_band(make_run: Callable[..., Run], view: TrainView) -> None:
    runs = [make_run(seed=seed) for seed in range(3)] + [make_run("relu")]
    view.library.refresh()
    view.table.select([run.id for run in runs])
    assert len(names(view)) == 4
    view.plot_pane.bar.band.click()
    assert len(names(view)) == 2
    shown = [
        [curve.band.isVisible() for curve in curves]
        for curves in view.plot_pane.plots._curves.values()
    ]
    assert sorted(shown) == [[False, False], [True, True]]
    assert len({view._ranks.of(run.id) for run in runs[:3]}) == 1
    assert view._ranks.of(runs[3].id) != view._ranks.of(runs[0].id)
    view.plot_pane.bar.band.click()
    assert len({view._ranks.of(run.id) for run in runs}) == 4


def test_what_the_session_keeps_comes_back(
    view: TrainView, make_view: Callable[[], TrainView]
) -> None:
    view.draft.set_recipe("dropout")
    view.draft.change(seed=5)
    kept = view.save()
    other = make_view()
    other.restore(Settings(kept))
    assert other.draft.spec == view.draft.spec
    other.restore(Settings({"spec": {"version": 99}}))
    other.restore(Settings({"spec": "nonsense"}))
    assert other.draft.spec == view.draft.spec


def test_a_folder_that_cannot_be_used_is_told(
    make_view: Callable[[], TrainView], runs_dir: Path
) -> None:
    runs_dir.mkdir()
    with closing(sqlite3.connect(runs_dir / "runs.sqlite")) as other:
        other.execute("CREATE TABLE recipes (dish TEXT)")  # of another program: it is left alone
    view = make_view()
    assert "runs.sqlite" in view.window().message_bar.text()
    assert not view.actions_.start.isEnabled()
    assert "Press Start" not in view.plot_pane._empty.text() + view.table._empty.text()


def test_plots_follow_the_theme(make_run: Callable[..., Run], view: TrainView) -> None:
    run = make_run()
    view.library.refresh()
    view.table.select([run.id])
    view.set_theme(DARK)
    assert view.plot_pane.plots.backgroundBrush().color().name() == DARK.surface
    (curves,) = view.plot_pane.plots._curves.values()
    assert curves[0].validation.opts["pen"].color().name() == DARK.runs[0]


def test_menus_and_regions(view: TrainView) -> None:
    menus = view.menu_actions()
    assert [action.objectName() for action in menus["run"]] == [
        "train_start",
        "train_pause",
        "train_stop",
        "train_resume",
    ]
    keys = [each.shortcut().toString() for actions in menus.values() for each in actions]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert len(view.regions()) == 4
    assert view.title() == "Train"
    assert view.key_help()


def continue_on_other_data(qtbot: QtBot, view: TrainView, service: object) -> Run:
    """A stopped run that finds other data when it is to go on."""
    service.holds_after = STEPS
    view.draft.change_settings(epochs=2)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: any(run.epochs_done for run in view.library.runs()))
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")
    service.holds_after = None
    service.difference = "the 160 training samples have another content"
    qtbot.waitUntil(view.actions_.resume.isEnabled)
    view.actions_.resume.trigger()
    return view.library.runs()[0]


@pytest.mark.parametrize(
    ("button", "state"),
    [
        (QMessageBox.StandardButton.Yes, "finished"),
        (QMessageBox.StandardButton.Cancel, "stopped"),
    ],
)
def test_other_data_are_asked_about(
    qtbot: QtBot,
    view: TrainView,
    service: object,
    button: QMessageBox.StandardButton,
    state: str,
) -> None:
    asked: list[str] = []

    def answer_when_asked() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(button).click()
        else:
            QTimer.singleShot(10, answer_when_asked)

    QTimer.singleShot(0, answer_when_asked)
    run = continue_on_other_data(qtbot, view, service)
    qtbot.waitUntil(lambda: bool(asked))
    wait_for(qtbot, view, "idle")
    assert f"{run.name} was trained on other data" in asked[0]
    assert "The 160 training samples have another content." in asked[0]
    assert view.library.runs()[0].state == state


def test_a_continued_run_shows_where_it_goes_on(
    qtbot: QtBot, view: TrainView, service: object
) -> None:
    service.holds_after = STEPS
    view.draft.change_settings(epochs=40)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: any(run.epochs_done for run in view.library.runs()))
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")
    done = view.library.runs()[0].epochs_done
    shown: list[str] = []
    view._live_run.began.connect(lambda _: view._live_run._show_progress())
    view._live_run.began.connect(lambda _: shown.append(view.run_bar._state.text()))
    view.session.state_changed.connect(lambda _: shown.append(view.run_bar._state.text()))
    view.actions_.resume.trigger()
    wait_for(qtbot, view, "running")
    assert any(f"step {5 * done} of 200" in text for text in shown)
    assert not any("step 0 of" in text for text in shown)
    press(qtbot, view, "stop")
    wait_for(qtbot, view, "idle")


def type_text(qtbot: QtBot, view: TrainView, name: str, text: str) -> QWidget:
    """Types into a field and leaves the focus there."""
    field = view.findChild(QWidget, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


@pytest.mark.parametrize("how", ["button", "keys"])
@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("train_epochs_spin", "many", "Epochs: Type a whole number instead of many."),
        ("train_rate_initial_field", "0", "Learning rate: Type a number"),
    ],
)
def test_a_refused_field_starts_nothing_and_is_shown(
    qtbot: QtBot, view: TrainView, how: str, name: str, text: str, said: str
) -> None:
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    field = type_text(qtbot, view, name, text)
    if how == "button":
        press(qtbot, view, "start")
    else:
        view.actions_.start.trigger()
    assert not view.session.active
    assert f"Not started. {said}" in view.window().message_bar.text()
    assert view.window().message_bar.kind() == "error"
    assert QApplication.focusWidget() is field


def test_a_refused_field_is_not_replaced_by_another_change(qtbot: QtBot, view: TrainView) -> None:
    for name, text in (("train_epochs_spin", "many"), ("train_dropout_field", "2")):
        type_text(qtbot, view, name, text).clearFocus()
    view.draft.change(seed=5)
    view.actions_.start.trigger()
    assert not view.session.active
    assert view.findChild(QWidget, "train_epochs_spin").text() == "many"
    assert view.findChild(QWidget, "train_dropout_field").text() == "2"
    view.draft.set_preset("published")  # other values: what was refused is not one of them
    assert view.panel.refused_field() is None


def test_colours_outlive_selection_deletion_and_session(
    make_run: Callable[..., Run], make_view: Callable[[], TrainView]
) -> None:
    first, second = make_run(name="first"), make_run(name="second")
    view = make_view()
    view.table.select([first.id, second.id])
    before = {run: view._ranks.of(run) for run in (first.id, second.id)}
    view.table.select([second.id])
    view.library.delete([first.id])
    view.undo_stack.undo()
    assert {run: view._ranks.of(run) for run in before} == before
    kept = view.save()
    other = make_view()
    other.table.select([second.id])
    other.restore(Settings(kept))
    other.table.select([second.id, first.id])
    assert {run: other._ranks.of(run) for run in before} == before


def test_a_picture_waits_for_the_answer_of_a_page(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    view.library.refresh()
    view.table.select([run.id])
    view.show()
    assert view.is_settled()
    view.tabs.setCurrentIndex(1)
    assert not view.is_settled()
    qtbot.waitUntil(view.is_settled)
    assert view.pages[0]._pages.currentIndex() == 1
