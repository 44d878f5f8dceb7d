import pytest

from normviz.presentation.runs.run_differences import Setting, settings_of
from normviz.recipes import RECIPES
from normviz.recipes.schedule import Schedule
from normviz.runs.spec_builder import build_spec
from normviz.ui.text.setting_text import setting_text


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("norm", "batch", "Batch Norm"),
        ("preset", "proper", "Proper"),
        ("batch_size", 8, "batch 8"),
        ("seed", 123456, "seed 123\u202f456"),
        ("schedule", Schedule(), "rate 0.001"),
        ("schedule", Schedule("epoch-exponential", 0.01, factor=0.6), "rate 0.01·0.6ᵉ"),
        ("start", "", "random start"),
        ("train_size", None, "all training samples"),
        ("train_size", 5000, "5000 training samples"),
        ("held_out", 0.2, "20\u202f% held out"),
        ("nesterov", False, "no Nesterov"),
        ("norm.data_init", True, "first step from data"),
        ("norm.epsilon", 1e-5, "ε 1×10⁻⁵"),
        ("norm.gamma_constraint", "unit_norm", "gamma_constraint unit_norm"),
    ],
)
def test_a_setting_in_words(name: str, value: object, text: str) -> None:
    assert setting_text(Setting(name, value)) == text  # type: ignore[arg-type]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("recipe", RECIPES)
def test_every_setting_of_every_recipe_has_words(recipe: str) -> None:
    for setting in settings_of(build_spec(recipe)).values():
        assert setting_text(setting).strip()
