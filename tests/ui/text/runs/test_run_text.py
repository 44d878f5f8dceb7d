from typing import get_args

import pytest

from normviz.norms import CATALOG
from normviz.recipes import RECIPES
from normviz.runs.run import State
from normviz.ui.text.runs import run_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "0 s"),
        (8.4, "8 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (125, "2 min 05 s"),
        (3599.6, "1 h 00 min"),
        (4200, "1 h 10 min"),
        (90_000, "25 h 00 min"),
    ],
)
def test_a_time_as_people_say_it(seconds: float, text: str) -> None:
    assert run_text.duration(seconds) == text


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.98765, "0.9877"), (1.0, "1.0000")])
def test_accuracies(value: float | None, text: str) -> None:
    assert run_text.accuracy(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (0.123, "0.12"), (9.99, "9.99"), (12.34, "12.3")]
)
def test_the_time_of_a_step(value: float | None, text: str) -> None:
    assert run_text.milliseconds(value) == text


def test_every_state_has_a_word_of_its_own() -> None:
    words = {run_text.state_text(state) for state in get_args(State)}
    assert len(words) == len(get_args(State))


def test_what_is_known_has_a_title_and_what_is_not_keeps_its_name() -> None:
    for name, norm in CATALOG.items():
        assert run_text.norm_title(name) == norm.title or name == "none"
    for name, recipe in RECIPES.items():
        assert run_text.recipe_title(name) == recipe.title
    unknown = "of-a-newer-version"
    for title in (
        run_text.norm_title,
        run_text.recipe_title,
        run_text.preset_title,
        run_text.data_title,
        run_text.data_name,
    ):
        assert title(unknown) == unknown


def test_presets_and_data_sets_are_named() -> None:
    assert run_text.preset_title("faithful") == "Faithful"
    assert run_text.data_title("mnist") == "MNIST"
    assert run_text.data_name("digits") == "Bundled digits"
    assert run_text.data_title("digits").startswith("Bundled digits")
    assert run_text.data_name("mnist") == "MNIST"
