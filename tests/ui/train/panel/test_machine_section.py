import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from normviz.ports.processor_parts import PROCESSOR_PARTS
from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.panel.machine_section import MachineSection
from normviz.ui.train.session.spec_draft import SpecDraft


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> MachineSection:
    made = MachineSection(draft)
    qtbot.addWidget(made)
    made.show_draft()
    made.show()
    return made


def devices(part: MachineSection) -> list[str]:
    return [option.key for option in part.findChild(LabelledChoice, "train_device")._options]


def test_found_devices_are_offered(part: MachineSection, draft: SpecDraft, pick) -> None:
    assert devices(part) == ["auto", "cpu:0"]
    part.show_devices(("cpu:0", "gpu:0"))
    assert devices(part) == ["auto", "cpu:0", "gpu:0"]
    pick(part, "train_device", "gpu:0")
    assert draft.spec.device == "gpu:0"


def test_a_device_that_is_not_here_stays_chosen(part: MachineSection, draft: SpecDraft) -> None:
    draft.change(device="gpu:3")
    part.show_draft()
    assert devices(part)[-1] == "gpu:3"
    assert part.findChild(LabelledChoice, "train_device").current() == "gpu:3"


@pytest.mark.parametrize("field", ["mixed_precision", "deterministic"])
def test_a_switch_reaches_the_draft_and_shows_it(
    part: MachineSection, draft: SpecDraft, field: str
) -> None:
    box = part.findChild(QCheckBox, f"train_{field}")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert getattr(draft.spec, field)
    draft.change(**{field: False})
    part.show_draft()
    assert not box.isChecked()


def counts(part: MachineSection) -> list[str]:
    return [option.key for option in part.findChild(LabelledChoice, "train_devices")._options]


def test_as_many_devices_are_offered_as_there_are(part: MachineSection, draft: SpecDraft) -> None:
    parts = [str(number) for number in range(1, PROCESSOR_PARTS + 1)]
    assert counts(part) == parts
    part.show_devices(("cpu:0", "gpu:0", "gpu:1"))
    assert counts(part) == ["1", "2"]
    draft.change(device="cpu")
    part.show_draft()
    assert counts(part) == parts
    draft.change(device="gpu", devices=5)
    part.show_draft()
    assert counts(part) == ["1", "2", "5"]  # from a file or a run of another computer


def test_synchronization_is_offered_where_it_changes_something(
    part: MachineSection, draft: SpecDraft, pick
) -> None:
    box = part.findChild(QCheckBox, "train_sync_batch_norm")
    draft.set_norm("batch")
    part.show_draft()
    assert not box.isVisible()
    pick(part, "train_devices", "2")
    part.show_draft()
    assert draft.spec.devices == 2
    assert box.isVisible()
    box.click()
    assert draft.spec.sync_batch_norm
    draft.set_norm("layer")
    part.show_draft()
    assert not box.isVisible()


def test_a_batch_that_cannot_be_divided_is_told_at_the_devices(
    part: MachineSection, draft: SpecDraft
) -> None:
    draft.change_settings(batch_size=64)
    draft.change(devices=3)
    part.show_draft()
    (message,) = (
        label.text()
        for label in part.findChild(LabelledChoice, "train_devices").findChildren(QLabel)
        if "64" in label.text()
    )
    assert "Choose 63 or 66" in message
    assert draft.problem() == message
