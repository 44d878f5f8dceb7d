import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.figure.state import ElementEdit
from normviz.ui.cube.inspector.kept_structure_section import KeptStructureSection
from normviz.ui.style.theme import GRID
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def section(qtbot: QtBot, theme: object) -> KeptStructureSection:
    made = KeptStructureSection()
    qtbot.addWidget(made)
    return made


def said(section: KeptStructureSection) -> dict[str, str]:
    """The verdict on each moment."""
    pairs = (text.split(": ", 1) for text in section.texts())
    return {name: rest.split(" (")[0] for name, rest in pairs}


def test_batch_norm_erases_what_sets_channels_apart(
    section: KeptStructureSection, read: Read
) -> None:
    section.show_readings(read("batch", source="scale"))
    found = said(section)
    assert len(found) == 4
    assert found["Variances of channels"] == "differences erased"


def test_layer_norm_erases_what_sets_samples_apart(
    section: KeptStructureSection, read: Read
) -> None:
    section.show_readings(read("layer", source="offset"))
    assert said(section)["Means of samples"] == "differences erased"


def test_without_a_norm_everything_is_kept(section: KeptStructureSection, read: Read) -> None:
    section.show_readings(read("none", source="offset"))
    assert said(section)["Means of samples"] == "differences kept"


def test_a_kernel_has_output_and_input_channels(section: KeptStructureSection, read: Read) -> None:
    section.show_readings(read("weight"))
    assert "Means of output channels" in said(section)


def test_moving_over_elements_changes_nothing(section: KeptStructureSection, read: Read) -> None:
    readings = read("batch")
    section.show_readings(readings)
    before = section.texts()
    readings.model.hover((0, 0, 0, 0))
    section.show_readings(readings)
    assert section.texts() == before


@pytest.mark.parametrize("norm", ["spectral", "weight"])
def test_long_names_do_not_widen_the_panel(
    section: KeptStructureSection, read: Read, norm: str
) -> None:
    section.show_readings(read(norm))
    assert section.minimumSizeHint().width() <= 30 * GRID


def test_small_values_are_no_zeros(section: KeptStructureSection, read: Read) -> None:
    edits = tuple(ElementEdit(index, 1e-3 * sum(index)) for index in np.ndindex(4, 6, 3, 3))
    section.show_readings(read("layer", shape=(4, 6, 3, 3), edits=edits))
    assert not any("0.00 " in text or "0.00)" in text for text in section.texts())
