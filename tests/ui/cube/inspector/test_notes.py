import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.cube.inspector import notes as notes_module
from normviz.ui.cube.inspector.notes import Notes
from tests.ui.cube.inspector.conftest import Read


@pytest.fixture
def notes(qtbot: QtBot, theme: object, monkeypatch: pytest.MonkeyPatch) -> Notes:
    monkeypatch.setattr(notes_module, "_REST_MS", 0)
    made = Notes()
    qtbot.addWidget(made)
    made.show()
    return made


def test_identities_are_checked_once_there_is_nothing_to_do(
    qtbot: QtBot, notes: Notes, read: Read
) -> None:
    notes.show_readings(read("layer"))
    assert not notes.is_settled()
    qtbot.waitUntil(notes.is_settled)
    results = [row.result() for row in notes.rows()]
    assert any("Largest difference on this tensor" in result for result in results)


def test_a_large_tensor_waits_for_the_user(
    qtbot: QtBot, notes: Notes, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_module, "_AT_ONCE", 10)
    notes.show_readings(read("layer"))
    qtbot.waitUntil(notes.is_settled)
    assert {row.result() for row in notes.rows()} == {""}


def test_another_norm_has_other_notes_in_the_same_rows(
    qtbot: QtBot, notes: Notes, read: Read
) -> None:
    notes.show_readings(read("batch"))
    first = notes.texts()
    count = len(notes._rows)
    notes.show_readings(read("none"))
    assert notes.texts() != first
    notes.show_readings(read("batch"))
    assert notes.texts() == first
    assert len(notes._rows) == count
    qtbot.waitUntil(notes.is_settled)


def test_an_epsilon_that_matters_here_is_told(qtbot: QtBot, notes: Notes, read: Read) -> None:
    notes.show_readings(read("batch"))
    assert not notes._of_element[0].isVisible()
    notes.show_readings(read("batch", epsilon=10.0))
    assert notes._of_element[0].isVisible()
    assert "ε" in notes.texts()[0]
    qtbot.waitUntil(notes.is_settled)


def test_moving_over_elements_starts_no_check(qtbot: QtBot, notes: Notes, read: Read) -> None:
    readings = read("layer")
    notes.show_readings(readings)
    qtbot.waitUntil(notes.is_settled)
    readings.model.hover((0, 0, 0, 0))
    notes.show_readings(readings)
    assert notes.is_settled()
