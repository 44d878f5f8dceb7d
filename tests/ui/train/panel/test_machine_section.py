import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

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
