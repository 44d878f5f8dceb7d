import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.training_section import TrainingSection
from normviz.ui.train.session.spec_draft import SpecDraft
from normviz.ui.widgets.float_field import FloatField


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> TrainingSection:
    made = TrainingSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


def enter(part: TrainingSection, kind: type[QSpinBox | QLineEdit], name: str, text: str) -> None:
    field = part.findChild(kind, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_whole_numbers_reach_the_draft(part: TrainingSection, draft: SpecDraft) -> None:
    enter(part, QSpinBox, "train_epochs_spin", "7")
    enter(part, QSpinBox, "train_batch_size_spin", "48")
    enter(part, QSpinBox, "train_seed_spin", "11")
    assert (draft.spec.epochs, draft.spec.batch_size, draft.spec.seed) == (7, 48, 11)


def test_no_epoch_is_no_training(part: TrainingSection, draft: SpecDraft) -> None:
    before = draft.spec.epochs
    enter(part, QSpinBox, "train_epochs_spin", "0")
    assert draft.spec.epochs == before


def test_momentum_belongs_to_gradient_descent(
    part: TrainingSection, draft: SpecDraft, pick
) -> None:
    pick(part, "train_optimizer", "adam")
    momentum = part.findChild(FloatField, "train_sgd_momentum")
    nesterov = part.findChild(QCheckBox, "train_nesterov")
    assert momentum.isHidden()
    pick(part, "train_optimizer", "sgd")
    assert not momentum.isHidden()
    draft.change_settings(momentum=0.0)
    assert nesterov.isHidden()
    enter(part, QLineEdit, "train_sgd_momentum_field", "0.9")
    assert draft.spec.settings.momentum == 0.9
    assert not nesterov.isHidden()
    nesterov.click()
    assert draft.spec.settings.nesterov


def test_dropout_is_asked_for_where_the_recipe_has_it(
    part: TrainingSection, draft: SpecDraft
) -> None:
    dropout = part.findChild(FloatField, "train_dropout")
    draft.set_recipe("relu")
    assert dropout.isHidden()
    draft.set_recipe("dropout")
    assert not dropout.isHidden()
    enter(part, QLineEdit, "train_dropout_field", "0.5")
    assert draft.spec.dropout == 0.5
