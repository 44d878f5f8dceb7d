from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.actions import TrainActions, to_continue, tool_button


@pytest.fixture
def actions(qapp: object) -> TrainActions:
    owner = QObject()
    made = TrainActions(owner)
    made.owner = owner  # type: ignore[attr-defined]  # keeps it alive
    return made


def enabled(actions: TrainActions) -> set[str]:
    return {name for name, each in vars(actions).items()
            if isinstance(each, QAction) and each.isEnabled()}  # fmt: skip


def test_where_nothing_is_trained_or_selected_one_can_start(actions: TrainActions) -> None:
    actions.show("idle", (), can_start=True)
    assert enabled(actions) == {"start", "reset_plots"}
    actions.show("idle", (), can_start=False)
    assert enabled(actions) == {"reset_plots"}


@pytest.mark.parametrize("state", ["running", "pausing", "paused"])
def test_a_training_can_be_paused_and_stopped(actions: TrainActions, state: str) -> None:
    actions.show(state, (), can_start=True)  # type: ignore[arg-type]
    assert {"pause", "stop"} <= enabled(actions)
    assert "start" not in enabled(actions)
    assert actions.pause.text() == ("&Pause" if state == "running" else "&Resume")


def test_a_training_that_is_being_stopped_cannot_be_stopped_again(actions: TrainActions) -> None:
    actions.show("stopping", (), can_start=True)
    assert not {"pause", "stop", "start"} & enabled(actions)


def test_what_can_be_done_with_runs(actions: TrainActions, make_run: Callable[..., Run]) -> None:
    done = make_run()
    left = replace(done, state="stopped")
    actions.show("idle", (done,), can_start=True)
    assert {"again", "rename", "command", "delete", "csv", "plots", "keras"} <= enabled(actions)
    assert "resume" not in enabled(actions)
    actions.show("idle", (left,), can_start=True)
    assert "resume" in enabled(actions)
    actions.show("idle", (done, left), can_start=True)
    assert {"delete", "csv", "plots", "resume"} <= enabled(actions)
    assert not {"rename", "keras"} & enabled(actions)


def test_a_run_that_is_trained_is_not_deleted(
    actions: TrainActions, make_run: Callable[..., Run]
) -> None:
    live = replace(make_run(), state="running")
    actions.show("running", (live,), can_start=True)
    assert "delete" not in enabled(actions)
    assert "csv" in enabled(actions)


@pytest.mark.parametrize("change", [{"epochs_done": 0}, {"has_files": False}])
def test_only_a_network_that_has_learned_and_is_there_is_exported(
    actions: TrainActions, make_run: Callable[..., Run], change: dict[str, object]
) -> None:
    actions.show("idle", (replace(make_run(), **change),), can_start=True)
    assert "keras" not in enabled(actions)


def test_continue_means_the_only_run_that_can_be_continued(make_run: Callable[..., Run]) -> None:
    done = make_run()
    left = replace(done, id="left", state="stopped")
    assert to_continue((done, left)) == left
    assert to_continue((left, replace(left, id="other"))) is None
    assert to_continue((done,)) is None


def test_a_tool_button_names_its_key(qtbot: QtBot, actions: TrainActions) -> None:
    button = tool_button(actions.rename)
    qtbot.addWidget(button)
    assert button.objectName() == "train_rename_tool"
    assert button.toolTip().endswith("(F2)")


def test_no_two_actions_share_a_key(actions: TrainActions) -> None:
    keys = [each.shortcut().toString() for each in vars(actions).values()
            if isinstance(each, QAction)]  # fmt: skip
    assert len(set(keys)) == len(keys)
