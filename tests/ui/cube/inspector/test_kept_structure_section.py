import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.kept_structure_section import KeptStructureSection
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
