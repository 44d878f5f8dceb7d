import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from normviz.recipes.schedule import Schedule
from normviz.ui.train.panel.schedule_section import ScheduleSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.float_field import FloatField


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> ScheduleSection:
    made = ScheduleSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


def shown(part: ScheduleSection) -> set[str]:
    return {
        name
        for name in ("initial", "factor", "floor", "steps", "decay")
        if not part.findChild(FloatField, f"train_rate_{name}").isHidden()
    }


def schedule(draft: SpecDraft) -> Schedule:
    return draft.spec.settings.schedule


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("constant", {"initial"}),
        ("epoch-exponential", {"initial", "factor"}),
        ("step-exponential", {"initial", "floor", "steps"}),
        ("inverse-time", {"initial", "decay"}),
    ],
)
def test_a_kind_has_its_own_numbers(
    part: ScheduleSection, draft: SpecDraft, pick, kind: str, fields: set[str]
) -> None:
    pick(part, "train_schedule", kind)
    assert schedule(draft).kind == kind
    assert shown(part) == fields


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [("epoch-exponential", "factor", 0.6), ("step-exponential", "steps", 600.0)],
)
def test_a_number_that_would_change_nothing_becomes_that_of_the_codelab(
    part: ScheduleSection, draft: SpecDraft, pick, kind: str, name: str, value: float
) -> None:
    draft.change_settings(schedule=Schedule("constant", 0.01))
    pick(part, "train_schedule", kind)
    assert getattr(schedule(draft), name) == value


def test_a_typed_rate_reaches_draft_and_plot(part: ScheduleSection, draft: SpecDraft, pick) -> None:
    pick(part, "train_schedule", "constant")
    field = part.findChild(QLineEdit, "train_rate_initial_field")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.05")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert schedule(draft).initial == 0.05
    assert part.plot.rates.max() == pytest.approx(0.05)


@pytest.mark.parametrize(("initial", "floor"), [(0.02, 1e-4), (0.3, 0.05)])
def test_the_rate_of_the_first_step_includes_the_floor(
    part: ScheduleSection, draft: SpecDraft, initial: float, floor: float
) -> None:
    draft.change_settings(schedule=Schedule("step-exponential", initial, floor=floor, steps=600))
    texts = [label.text() for label in part.findChildren(QLabel)]
    assert any(f"{initial + floor:g} in the first step" in text for text in texts)
    assert part.plot.accessibleDescription().startswith(f"From {initial + floor:g} in the first")
