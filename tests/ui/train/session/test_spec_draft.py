from pathlib import Path

import pytest

from normviz.recipes import RECIPES, find
from normviz.runs.spec_builder import build_fine_tuned_spec, build_spec
from normviz.scenes.session import part_from_session
from normviz.scenes.train_scene import TrainScene
from normviz.ui.train.session.spec_draft import SpecDraft


@pytest.fixture
def draft(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SpecDraft:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return SpecDraft(tmp_path)


def test_without_mnist_the_bundled_digits_are_taken(draft: SpecDraft) -> None:
    assert SpecDraft().spec.dataset == "digits"


def test_a_named_folder_without_mnist_does_not_lead_to_other_data(draft: SpecDraft) -> None:
    assert draft.spec.dataset == "mnist"
    draft.set_recipe("batch-norm")
    assert draft.spec.dataset == "mnist"
    draft.change(dataset="digits")
    assert draft.spec.dataset == "digits"


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("preset", ["default", "quick"])
def test_every_recipe_and_preset_can_be_trained(draft: SpecDraft, recipe: str, preset: str) -> None:
    draft.set_recipe(recipe)
    if preset != "default":
        draft.set_preset(preset)
    assert draft.problem() == ""
    assert draft.spec.settings == find(recipe).settings(draft.spec.preset)
    assert not draft.differs()


def test_it_opens_on_a_recipe_with_a_place_for_a_norm(draft: SpecDraft) -> None:
    assert draft.recipe.slots
    assert draft.spec.preset == "quick"


@pytest.mark.parametrize("preset", ["quick", "published"])
def test_another_recipe_keeps_the_kind_of_preset(draft: SpecDraft, preset: str) -> None:
    draft.set_preset(preset)
    for recipe in ("alexnet", "pen", "relu", "bn-mlp"):
        draft.set_recipe(recipe)
        assert (draft.spec.preset, draft.missing_preset) == (preset, "")


def test_a_preset_that_a_recipe_lacks_is_told(draft: SpecDraft) -> None:
    draft.set_preset("published")
    draft.set_recipe("tutorial-norms")
    assert (draft.spec.preset, draft.missing_preset) == ("proper", "published")
    draft.set_preset("faithful")
    assert draft.missing_preset == ""
    draft.set_recipe("pen")
    assert (draft.spec.preset, draft.missing_preset) == ("published", "faithful")
    draft.show(build_spec("dropout"))
    assert draft.missing_preset == ""


def test_another_recipe_keeps_seed_and_device(draft: SpecDraft) -> None:
    draft.change(seed=9, device="cpu")
    draft.set_recipe("batch-norm")
    assert (draft.spec.seed, draft.spec.device) == (9, "cpu")


def test_the_faithful_preset_sets_the_norm_as_the_source_does(draft: SpecDraft) -> None:
    draft.set_recipe("tutorial-norms")
    draft.set_norm("instance")
    assert draft.spec.options.gamma_initializer == "ones"
    draft.set_preset("faithful")
    assert draft.spec.options.gamma_initializer == "random_uniform"
    draft.set_norm("layer")
    assert draft.spec.options.gamma_initializer == "ones"


def test_what_does_not_fit_is_a_problem_and_not_refused(draft: SpecDraft) -> None:
    draft.set_recipe("tutorial-norms")
    draft.set_norm("group")
    draft.change_options(groups=3)
    assert "3 does not divide 10" in draft.problem()
    draft.change_options(groups=2)
    assert draft.problem() == ""
    assert draft.differs()


def test_another_norm_begins_at_random(draft: SpecDraft) -> None:
    draft.show(build_fine_tuned_spec("batch", draft.data_dir))
    assert draft.spec.start == "batch"
    draft.change_settings(epochs=2)
    assert draft.spec.start == "batch"
    draft.set_norm("group")
    assert draft.spec.start == ""


def test_a_spec_goes_through_json(draft: SpecDraft) -> None:
    spec = build_spec("dropout", seed=3)
    for nonsense in ({"version": 77}, [1, 2]):
        assert part_from_session("train", {"spec": nonsense}) == TrainScene()
    assert part_from_session("train", {"spec": spec.to_json()}) == TrainScene(spec)
    draft.show(spec)
    assert draft.spec == spec
