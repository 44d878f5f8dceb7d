"""Sentences of the quiz in the language of the window."""

from normviz.lessons.quiz.question import Value, Words
from normviz.ui.text.catalogue import translated


def question_text(words: Words) -> str:
    """A sentence with its values, each translated."""
    values = {name: _shown(value) for name, value in words.values.items()}
    return translated(words.text).format(**values)


def _shown(value: Value) -> int | str:
    return question_text(value) if isinstance(value, Words) else value
