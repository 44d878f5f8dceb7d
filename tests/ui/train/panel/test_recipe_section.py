import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.recipes import RECIPES
from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.panel.recipe_section import RecipeSection
from normviz.ui.train.session.spec_draft import SpecDraft


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> RecipeSection:
    made = RecipeSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


def text(part: RecipeSection, name: str) -> str:
    label = part.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return "" if label.isHidden() else label.text()


def options(part: RecipeSection, name: str) -> dict[str, str]:
    return {each.key: each.text for each in part.findChild(LabelledChoice, name)._options}


def test_recipes_stand_beneath_their_sources(part: RecipeSection) -> None:
    listed = part.findChild(LabelledChoice, "train_recipe")._options
    assert not listed[0].key
    assert {each.key for each in listed if each.key} == set(RECIPES)
    tips = [each.tip for each in listed if each.key]
    assert all("Parameters: " in tip for tip in tips)


def test_a_chosen_recipe_and_preset_reach_the_draft(
    part: RecipeSection, draft: SpecDraft, pick
) -> None:
    pick(part, "train_recipe", "tutorial-norms")
    assert draft.spec.recipe == "tutorial-norms"
    pick(part, "train_preset", "faithful")
    assert draft.spec.preset == "faithful"
    assert "says nothing about new data" in text(part, "train_badge")


def test_a_changed_preset_is_called_so(part: RecipeSection, draft: SpecDraft) -> None:
    assert options(part, "train_preset")[draft.spec.preset] == "Quick"
    draft.change_settings(epochs=draft.spec.epochs + 1)
    assert options(part, "train_preset")[draft.spec.preset] == "Quick, changed"


def test_what_the_source_prints_is_told_for_its_norm(part: RecipeSection, draft: SpecDraft) -> None:
    draft.set_recipe("batch-norm")
    assert "Published with Batch Norm" in text(part, "train_published")
    draft.set_norm("layer")
    assert text(part, "train_published") == ""


def test_what_a_run_starts_from_is_told(part: RecipeSection, draft: SpecDraft) -> None:
    draft.change(start="relu-2abc")
    assert "Starts from the weights of relu-2abc" in text(part, "train_badge")
