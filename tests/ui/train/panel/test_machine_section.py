import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.labelled_choice import Choice
from normviz.ui.train.panel.machine_section import MachinePart
from normviz.ui.train.session.spec_draft import Draft


@pytest.fixture
def part(qtbot: QtBot, draft: Draft) -> MachinePart:
    made = MachinePart(draft)
    qtbot.addWidget(made)
    made.show_draft()
    made.show()
    return made


def devices(part: MachinePart) -> list[str]:
    return [option.key for option in part.findChild(Choice, "train_device")._options]


def test_found_devices_are_offered(part: MachinePart, draft: Draft, pick) -> None:
    assert devices(part) == ["auto", "cpu:0"]
    part.show_devices(("cpu:0", "gpu:0"))
    assert devices(part) == ["auto", "cpu:0", "gpu:0"]
    pick(part, "train_device", "gpu:0")
    assert draft.spec.device == "gpu:0"


def test_a_device_that_is_not_here_stays_chosen(part: MachinePart, draft: Draft) -> None:
    draft.change(device="gpu:3")
    part.show_draft()
    assert devices(part)[-1] == "gpu:3"
    assert part.findChild(Choice, "train_device").current() == "gpu:3"


@pytest.mark.parametrize("field", ["mixed_precision", "deterministic"])
def test_a_switch_reaches_the_draft_and_shows_it(
    part: MachinePart, draft: Draft, field: str
) -> None:
    box = part.findChild(QCheckBox, f"train_{field}")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert getattr(draft.spec, field)
    draft.change(**{field: False})
    part.show_draft()
    assert not box.isChecked()
