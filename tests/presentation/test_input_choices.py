"""Inputs as controls choose them."""

import pytest

from normviz.presentation.input_choices import InputChoice, input_choice, places_in


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("validation:8", InputChoice("validation", 8)),
        ("random:8:3", InputChoice("random", 8, seed=3)),
        ("chosen:4,2", InputChoice("chosen", 2, places=(4, 2))),
        ("class:7:5", InputChoice("class", 5, label=7)),
        ("own:3", InputChoice("own", 3)),
        ("drawing", InputChoice("drawing", 1)),
        ("drawing+random:15:2", InputChoice("mates", 16, seed=2)),
        ("noise:4", InputChoice("noise", 4)),
    ],
)
def test_text_and_controls_say_the_same(text: str, choice: InputChoice) -> None:
    assert input_choice(text) == choice
    assert choice.text == text


def test_what_no_control_expresses_has_no_kind() -> None:
    assert input_choice("own:3+noise:2") == InputChoice("", 5)


def test_the_drawing_alone_among_none() -> None:
    assert InputChoice("mates", 1).text == "drawing"


def test_numbers_are_read_as_people_write_them() -> None:
    assert places_in("0, 5 7") == (0, 5, 7)
    for text in ("", "a", "-1", "1.5", "²", " ".join(["1"] * 65)):
        with pytest.raises(ValueError, match="expected"):
            places_in(text)
