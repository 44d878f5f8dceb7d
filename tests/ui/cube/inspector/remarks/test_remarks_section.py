import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector.remarks import remarks_section as section_module
from normviz.ui.cube.inspector.remarks.remarks_section import RemarksSection
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def remarks(qtbot: QtBot, theme: object, monkeypatch: pytest.MonkeyPatch) -> RemarksSection:
    monkeypatch.setattr(section_module, "_REST_MS", 0)
    made = RemarksSection()
    qtbot.addWidget(made)
    made.show()
    return made


def test_identities_are_checked_once_there_is_nothing_to_do(
    qtbot: QtBot, remarks: RemarksSection, read: Read
) -> None:
    remarks.show_readings(read("layer"))
    assert not remarks.is_settled()
    qtbot.waitUntil(remarks.is_settled)
    results = [row.result() for row in remarks.rows()]
    assert any("Largest difference on this tensor" in result for result in results)


def test_a_large_tensor_waits_for_the_user(
    qtbot: QtBot, remarks: RemarksSection, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(section_module, "_AT_ONCE", 10)
    remarks.show_readings(read("layer"))
    qtbot.waitUntil(remarks.is_settled)
    assert {row.result() for row in remarks.rows()} == {""}


def test_another_norm_has_other_notes_in_the_same_rows(
    qtbot: QtBot, remarks: RemarksSection, read: Read
) -> None:
    remarks.show_readings(read("batch"))
    first = remarks.texts()
    count = len(remarks._rows)
    remarks.show_readings(read("none"))
    assert remarks.texts() != first
    remarks.show_readings(read("batch"))
    assert remarks.texts() == first
    assert len(remarks._rows) == count
    qtbot.waitUntil(remarks.is_settled)


def test_an_epsilon_that_matters_here_is_told(
    qtbot: QtBot, remarks: RemarksSection, read: Read
) -> None:
    remarks.show_readings(read("batch"))
    assert not remarks._of_element[0].isVisible()
    remarks.show_readings(read("batch", epsilon=10.0))
    assert remarks._of_element[0].isVisible()
    assert "ε" in remarks.texts()[0]
    qtbot.waitUntil(remarks.is_settled)


def test_moving_over_elements_starts_no_check(
    qtbot: QtBot, remarks: RemarksSection, read: Read
) -> None:
    readings = read("layer")
    remarks.show_readings(readings)
    qtbot.waitUntil(remarks.is_settled)
    readings.model.hover((0, 0, 0, 0))
    remarks.show_readings(readings)
    assert remarks.is_settled()


def test_a_channel_with_its_own_gamma_has_its_own_notes(
    qtbot: QtBot, remarks: RemarksSection, read: Read
) -> None:
    readings = read("batch", gammas=(0.0, 1.0))
    for channel, is_said in ((0, True), (1, False), (0, True)):
        readings.model.hover((0, channel, 0, 0))
        remarks.show_readings(readings)
        assert any(text.startswith("γ is 0") for text in remarks.texts()) == is_said
    qtbot.waitUntil(remarks.is_settled)
