import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.recipes import RECIPES
from normviz.ui.train.panel.fields import WholeField
from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.panel.norm_section import NormOptionsSection, NormSection
from normviz.ui.train.session.spec_draft import SpecDraft
from tests.recipes.synthetic import SLOTLESS


@pytest.fixture
def draft(draft: SpecDraft) -> SpecDraft:
    draft.set_recipe("batch-norm")
    return draft


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> NormSection:
    made = NormSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


@pytest.fixture
def options(qtbot: QtBot, draft: SpecDraft) -> NormOptionsSection:
    made = NormOptionsSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


def enter(part: NormOptionsSection, name: str, text: str) -> None:
    field = part.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def shown(part: NormOptionsSection) -> set[str]:
    names = {"scale", "center", "gamma_initializer", "momentum", "epsilon", "learn_epsilon"}
    names |= {"data_init", "regularizer_factor"}
    found = {each.objectName(): each for each in part.children() if hasattr(each, "isHidden")}
    return {name for name in names if not found[f"train_{name}"].isHidden()}


def test_a_norm_that_does_not_fit_says_why(part: NormSection, draft: SpecDraft) -> None:
    draft.set_recipe("weight-norm-cifar")
    choice = part.findChild(LabelledChoice, "train_norm")
    refusals = {option.key: option.refusal for option in choice._options}
    assert "norms of the weights" in refusals["batch"]
    assert refusals["weight"] == refusals["none"] == ""


def test_a_chosen_norm_reaches_the_draft(part: NormSection, draft: SpecDraft, pick) -> None:
    pick(part, "train_norm", "layer")
    assert draft.spec.norm == "layer"


def test_groups_are_asked_for_where_a_norm_has_them(part: NormSection, draft: SpecDraft) -> None:
    field = part.findChild(WholeField, "train_groups")
    assert field.isHidden()
    draft.set_norm("group")
    assert not field.isHidden()
    spin = part.findChild(QSpinBox, "train_groups_spin")
    spin.selectAll()
    QTest.keyClicks(spin, "5")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert draft.spec.options.groups == 5
    assert "does not divide" in field.error()


def test_a_recipe_without_a_slot_has_no_choice(part: NormSection, draft: SpecDraft) -> None:
    with RECIPES.added(SLOTLESS):
        draft.set_recipe(SLOTLESS.name)
        assert part.findChild(LabelledChoice, "train_norm").isHidden()
    draft.set_recipe("relu")
    assert not part.findChild(LabelledChoice, "train_norm").isHidden()


def test_only_a_recipe_with_batch_norm_before_its_output_has_that_switch(
    part: NormSection, draft: SpecDraft
) -> None:
    switch = part.findChild(QCheckBox, "train_bn_before_output")
    assert switch.isHidden()
    draft.set_recipe("bn-mlp")
    assert not switch.isHidden()
    switch.click()
    assert not draft.spec.bn_before_output


@pytest.mark.parametrize(
    ("norm", "has", "lacks"),
    [
        ("batch", {"momentum", "epsilon", "scale"}, {"learn_epsilon", "data_init"}),
        ("frn", {"learn_epsilon", "epsilon"}, {"momentum"}),
        ("rms", {"epsilon"}, {"scale", "center"}),
        ("unit", set(), {"epsilon", "scale"}),
    ],
)
def test_a_norm_shows_its_own_settings(
    options: NormOptionsSection, draft: SpecDraft, norm: str, has: set[str], lacks: set[str]
) -> None:
    draft.set_norm(norm)
    assert has <= shown(options)
    assert not lacks & shown(options)
    assert options.has_settings() == bool(has)


def test_the_penalty_is_weighed_where_there_is_one(
    options: NormOptionsSection, draft: SpecDraft, pick
) -> None:
    assert "regularizer_factor" not in shown(options)
    pick(options, "train_gamma_regularizer", "l2")
    assert draft.spec.options.gamma_regularizer == "l2"
    assert "regularizer_factor" in shown(options)
    pick(options, "train_gamma_regularizer", "no")
    assert draft.spec.options.gamma_regularizer is None


def test_the_usual_epsilon_is_the_default_and_no_setting(
    options: NormOptionsSection, draft: SpecDraft
) -> None:
    enter(options, "train_epsilon_field", "0.01")
    assert draft.spec.options.epsilon == 0.01
    enter(options, "train_epsilon_field", "0.001")
    assert draft.spec.options.epsilon is None
