import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import in_order
from normviz.ui.shell.guide.control_names import CONTROLS, control_in
from normviz.ui.shell.guide.tour import tour


def test_every_control_of_a_step_has_a_name() -> None:
    steps = [*tour().steps, *(step for lesson in in_order() for step in lesson.steps)]
    named = {(step.scene.view, step.control) for step in steps if step.control}
    known = {(view, control) for view, controls in CONTROLS.items() for control in controls}

    assert named == known


def test_a_control_is_found_by_its_name(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    assert control_in(view, "draw", "page") is None
    page = QWidget(view)
    page.setObjectName("draw_canvas")
    assert control_in(view, "draw", "page") is page
    with pytest.raises(KeyError):
        control_in(view, "draw", "nothing")
