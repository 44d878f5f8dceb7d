import pytest
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.ui.cube.controls.settings_section import differs, show_float, show_whole
from normviz.ui.widgets.float_field import FloatField
from normviz.ui.widgets.number_slider import NumberSlider

STATE = FigureState()


def test_only_named_settings_have_to_be_shown_again() -> None:
    changed = FigureState(gamma=2.0)
    assert differs(changed, STATE, "beta", "gamma")
    assert not differs(changed, STATE, "beta", "shape")
    assert differs(STATE, None, "beta")


@pytest.mark.parametrize(("value", "shown"), [(5, 5), (1, 2), (99, 16)])
def test_a_whole_number_is_shown_silently_and_within_its_limits(
    qtbot: QtBot, value: int, shown: int
) -> None:
    slider = NumberSlider("Slabs", (2, 16), 4, name="slabs", tip="How many.")
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.value_changed):
        show_whole(slider, value)
    assert slider.value() == shown


@pytest.mark.parametrize(("value", "shown"), [(0.5, 0.5), (-3.0, 0.0), (9.0, 1.0)])
def test_a_number_is_shown_silently_and_within_its_limits(
    qtbot: QtBot, value: float, shown: float
) -> None:
    field = FloatField("Momentum", (0.0, 1.0), 0.9, name="momentum", tip="How much.")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.value_changed):
        show_float(field, value, (0.0, 1.0))
    assert field.value() == shown
