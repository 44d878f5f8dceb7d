from dataclasses import replace

import pytest

from normviz.lessons.page.page_words import LessonPageWords
from normviz.ui.learn.page_words import lesson_page_words

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_window_says_what_the_command_says() -> None:
    words, english = lesson_page_words(), LessonPageWords()
    assert replace(words, figure=english.figure, wording=english.wording) == english
