"""Training and inference side by side in the inspector."""

from pytestqt.qtbot import QtBot

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector import Inspector
from normviz.ui.cube.inspector.two_modes_section import TwoModesSection
from normviz.ui.cube.model import CubeModel
from tests.figure.states import figure_state


def test_both_modes_stand_side_by_side_whichever_is_shown(qtbot: QtBot) -> None:
    found = []
    for training in (True, False):
        model = CubeModel(figure_state(norms=("batch",), training=training))
        section = TwoModesSection(model)
        qtbot.addWidget(section)
        section.show_readings(Readings(model))
        found.append(section.texts())
    assert found[0] == found[1]
    assert all(left != right for left, right in found[0])


def test_they_follow_the_element_and_the_steps(qtbot: QtBot) -> None:
    model = CubeModel(figure_state(norms=("batch",)))
    section = TwoModesSection(model)
    qtbot.addWidget(section)
    readings = Readings(model)
    section.show_readings(readings)
    first = section.texts()
    model.hover((1, 2, 0, 1))
    section.show_readings(readings)
    assert section.texts() != first
    assert "differ by up to" in section.summary()


def test_the_section_stands_there_for_norms_with_moving_statistics_alone(qtbot: QtBot) -> None:
    model = CubeModel(figure_state(norms=("batch", "layer")))
    inspector = Inspector(model)
    qtbot.addWidget(inspector)
    inspector.resize(320, 1400)
    inspector.show()
    inspector.refresh()
    box = inspector.findChild(object, "inspector_section_modes")
    assert box.isVisible()
    model.focus("layer")
    inspector.refresh()
    assert not box.isVisible()
