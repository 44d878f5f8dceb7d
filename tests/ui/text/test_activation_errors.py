"""Errors of activations in the window's words."""

import pytest

from normviz.datasets.sample_choice import parse_samples
from normviz.errors import UserError
from normviz.ui.text.activation_errors import texts
from normviz.ui.text.error_texts import error_text


def test_words_of_the_window_stand_for_those_of_the_command_line() -> None:
    with pytest.raises(UserError) as caught:
        parse_samples("cats:3")
    assert caught.value.code in texts()
    assert error_text(caught.value) == "No inputs are named “cats:3”. Choose others."
