from dataclasses import replace

import pytest

from normviz.figure.export.html_data import PageWords
from normviz.figure.marks import Wording
from normviz.ui.text.figure_words import page_words, wording

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_window_says_what_the_command_says() -> None:
    assert replace(wording(), title=str) == Wording()
    assert page_words() == PageWords()
