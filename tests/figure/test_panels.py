"""The panels of a figure: one per norm, or one per mode."""

import numpy as np
import pytest

from normviz.figure.layout import lay_out
from normviz.figure.numbers import FigureNumbers
from normviz.figure.panel_data import data_of_panels
from normviz.figure.panels import panel_named, shown_panels
from normviz.figure.state import Camera, FigureState
from tests.figure.made import panels_of

BOTH = FigureState(norms=("batch", "layer", "batch-renorm"), both_modes=True)


def test_a_norm_has_one_panel_in_the_mode_of_the_settings() -> None:
    state = FigureState(norms=("batch", "layer")).changed(training=False)
    panels = shown_panels(state)
    assert [panel.key for panel in panels] == ["batch", "layer"]
    assert [panel.state for panel in panels] == [state, state]
    assert [panel.title for panel in panels] == ["Batch Norm", "Layer Norm"]


def test_norms_with_moving_statistics_have_one_in_each_mode() -> None:
    panels = shown_panels(BOTH)
    assert [(panel.norm, panel.state.training) for panel in panels] == [
        ("batch", True),
        ("batch", False),
        ("layer", True),
        ("batch-renorm", True),
        ("batch-renorm", False),
    ]
    assert len({panel.key for panel in panels}) == 5
    assert [panel.title for panel in panels][:3] == [
        "Batch Norm, training",
        "Batch Norm, inference",
        "Layer Norm",
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("batch.inference", "batch.inference"),
        ("batch", "batch.training"),
        ("layer", "layer"),
    ],
)
def test_a_panel_is_found_by_its_key_or_by_its_norm(name: str, key: str) -> None:
    found = panel_named(BOTH, name)
    assert found is not None
    assert found.key == key


def test_what_is_not_shown_has_no_panel() -> None:
    assert panel_named(BOTH, "rms") is None
    assert panel_named(FigureState(), "batch.inference") is None


def test_both_modes_see_the_same_tensor_with_statistics_of_their_own() -> None:
    data = panels_of(BOTH, (1, 2, 0, 1))
    one, other = data["batch.training"], data["batch.inference"]
    assert one.x is other.x
    assert (one.set_count, other.set_count) == (6, 216)
    assert np.abs(one.whole().normalized.y - other.whole().normalized.y).max() > 0.1


def test_the_mode_of_the_settings_changes_no_panel_of_both() -> None:
    there = data_of_panels(data_numbers(BOTH), (0, 0, 0, 0))
    away = data_of_panels(data_numbers(BOTH.changed(training=False)), (0, 0, 0, 0))
    for key, panel in there.items():
        np.testing.assert_array_equal(panel.whole().normalized.y, away[key].whole().normalized.y)


def test_every_panel_has_its_place_and_answers_with_its_key() -> None:
    layout = lay_out(BOTH, Camera(), 900, 700, 12)
    assert [panel.key for panel in layout.panels] == [panel.key for panel in shown_panels(BOTH)]
    for panel in layout.panels:
        assert panel.cube is not None
        found = layout.element_at(*panel.cube)
        assert found is not None
        assert found[0] == panel.key


def data_numbers(state: FigureState) -> FigureNumbers:
    return next(iter(panels_of(state).values())).numbers
