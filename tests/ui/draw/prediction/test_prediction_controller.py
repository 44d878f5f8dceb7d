import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from normviz.ui.draw.prediction.prediction_controller import NEWEST
from normviz.ui.draw.view import DrawView

ONE = [(200, 50), (200, 350)]


@pytest.fixture
def controller(view: DrawView):
    return view.controller


def status(view: DrawView) -> str:
    return view.answers_pane.head.text()


def test_a_drawing_is_asked_about_and_the_verdict_is_kept(
    controller, view: DrawView, draw, settle
) -> None:
    assert controller.consensus is None
    draw(*ONE)
    settle()
    assert controller.consensus is not None
    assert (controller.consensus.digit, controller.consensus.asked) == (3, 3)
    assert status(view).startswith("3")
    controller.forget_consensus()
    assert controller.consensus is None


def test_an_empty_page_is_not_asked_about(controller, view: DrawView, draw, settle) -> None:
    draw(*ONE)
    settle()
    view.undo_stack.undo()
    settle()
    assert controller.consensus is None
    assert "Draw a digit" in status(view)


def test_without_a_chosen_model_it_says_what_to_do(
    controller, view: DrawView, draw, settle
) -> None:
    view.settings_panel.models.changed.emit(())
    draw(*ONE)
    settle()
    assert "No model is chosen" in status(view)
    assert controller.consensus is None


def test_a_choice_of_the_last_session_is_taken_up(controller, view: DrawView) -> None:
    view.settings_panel.models.changed.emit(("group",))
    assert controller.chosen == ("group",)
    assert list(view.answers_pane.panels) == ["group"]


def test_runs_that_were_trained_here_answer_too_the_newest_alone(
    qtbot, controller, view: DrawView, keep_runs, run_info
) -> None:
    names = [f"run-{at}" for at in range(NEWEST + 2)]
    keep_runs(*(run_info(name) for name in names))
    for name in names:
        controller.ask_also(name)
    qtbot.waitUntil(lambda: "run-7" in view.answers_pane.panels)
    qtbot.waitUntil(view.is_settled)
    assert [name for name in names if name in controller.chosen] == names[-NEWEST:]
    assert "batch" in controller.chosen


def test_a_deleted_run_keeps_its_tick_for_when_it_comes_back(
    qtbot, controller, view: DrawView, keep_runs, run_info
) -> None:
    keep_runs(run_info("mine"))
    controller.ask_also("mine")
    qtbot.waitUntil(lambda: "mine" in view.answers_pane.panels)
    keep_runs()
    qtbot.waitUntil(lambda: "mine" not in view.answers_pane.panels)
    assert "mine" not in controller.chosen
    view.settings_panel.models.changed.emit(("batch",))
    keep_runs(run_info("mine"))
    qtbot.waitUntil(lambda: "mine" in view.answers_pane.panels)
    qtbot.waitUntil(view.is_settled)


def test_a_model_that_cannot_answer_says_why_in_its_panel(
    qtbot, controller, view: DrawView, fake, keep_runs, run_info
) -> None:
    fake.damaged.add("mine")
    keep_runs(run_info("mine"))
    controller.ask_also("mine")
    qtbot.waitUntil(lambda: "mine" in view.answers_pane.panels)
    qtbot.waitUntil(lambda: "damaged" in view.answers_pane.panels["mine"].toolTip())
    qtbot.waitUntil(view.is_settled)


def test_a_click_on_a_panel_weighs_its_pixels(
    controller, view: DrawView, fake, draw, settle, find
) -> None:
    QTest.mouseClick(find("draw_saliency_gradient"), Qt.MouseButton.LeftButton)
    draw(*ONE)
    settle()
    assert fake.salient[-1][0] == "batch"
    view.answers_pane.panels["group"].chosen.emit()
    settle()
    assert fake.salient[-1][0] == "group"
    text = find("draw_saliency_text")
    assert isinstance(text, QWidget)
    assert text.text().startswith("Group Norm")  # type: ignore[attr-defined]


def test_batch_norm_in_training_has_a_panel_of_its_own(
    controller, view: DrawView, fake, draw, settle
) -> None:
    view.settings_panel.batch.set_mode("training")
    draw(*ONE)
    settle()
    assert "batch in training" in view.answers_pane.panels
    assert len(fake.mates[-1]) > 0
