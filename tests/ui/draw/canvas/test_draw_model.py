import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.presentation.draw.page import Page, Stroke
from normviz.scenes.draw_scene import FIRST_PEN_WIDTH, PEN_WIDTHS
from normviz.ui.draw.canvas.draw_model import DrawModel

STROKE = Stroke(np.array([[1.0, 2.0], [30.0, 40.0]]), 20, np.ones(2))
PAGE = Page((STROKE,))


@pytest.fixture
def model(qapp: object) -> DrawModel:
    return DrawModel()


def test_a_page_is_laid_there_as_one_step(qtbot: QtBot, model: DrawModel) -> None:
    with qtbot.waitSignals([model.page_changed, model.ink_changed]):
        model.change("Open", PAGE)
    assert model.page is PAGE
    assert model.undo_stack.undoText() == "Open"
    model.undo_stack.undo()
    assert model.page.is_empty
    model.undo_stack.redo()
    assert model.page is PAGE


def test_the_same_page_is_no_step(model: DrawModel) -> None:
    model.change("Nothing", model.page)
    assert model.undo_stack.count() == 0


def test_a_step_can_go_back_further(model: DrawModel) -> None:
    empty = model.page
    model.show(Page((STROKE, STROKE)))
    model.change("Draw", PAGE, before=empty)
    model.undo_stack.undo()
    assert model.page is empty


def test_the_stroke_being_drawn_is_ink_and_not_yet_a_part_of_the_page(
    qtbot: QtBot, model: DrawModel
) -> None:
    with qtbot.waitSignal(model.ink_changed), qtbot.assertNotEmitted(model.page_changed):
        model.set_live((STROKE,))
    assert model.is_drawing
    assert model.page.is_empty
    assert model.ink.strokes == (STROKE,)
    model.show(PAGE)
    assert not model.is_drawing


def test_a_cancelled_stroke_is_forgotten(qtbot: QtBot, model: DrawModel) -> None:
    model.set_live((STROKE,))
    with qtbot.waitSignal(model.ink_changed):
        model.cancel()
    assert model.ink.is_empty
    assert model.undo_stack.count() == 0


@pytest.mark.parametrize(("wanted", "kept"), [(30, 30), (-5, PEN_WIDTHS[0]), (1000, PEN_WIDTHS[1])])
def test_a_pen_keeps_to_its_widths(qtbot: QtBot, model: DrawModel, wanted: int, kept: int) -> None:
    with qtbot.waitSignal(model.tool_changed):
        model.set_width(wanted)
    assert model.width == kept


def test_what_is_set_already_is_told_to_nobody(qtbot: QtBot, model: DrawModel) -> None:
    with qtbot.assertNotEmitted(model.tool_changed):
        model.set_tool("pen")
        model.set_width(FIRST_PEN_WIDTH)
        model.set_uses_pressure(True)
    with qtbot.waitSignal(model.tool_changed):
        model.set_tool("eraser")
    assert model.tool == "eraser"
    with qtbot.waitSignal(model.tool_changed):
        model.set_uses_pressure(False)
    assert not model.uses_pressure
