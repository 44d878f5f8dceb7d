from itertools import islice

from normviz import norms
from normviz.lessons.quiz.catalog import questions

ROLES = {"keep": "kept", "share": "shared", "split": "split"}


def test_the_right_axes_are_those_of_the_catalogue() -> None:
    for question in islice(questions(2, "axis"), 60):
        (name,) = question.solution.figure.norms
        norm = norms.CATALOG[name]
        asked = next(role for word, role in ROLES.items() if f" {word} " in f" {question.text} ")
        axes = [axis for axis, role in zip(norm.axes, norm.roles, strict=True) if role == asked]
        assert str(question.choices[question.answer].text) == (", ".join(axes) or "None")


def test_a_wrong_choice_says_what_is_wrong_with_it() -> None:
    for question in islice(questions(5, "axis"), 20):
        right = set(str(question.choices[question.answer].text).split(", ")) - {"None"}
        for at, choice in enumerate(question.choices):
            named = set(str(choice.text).split(", ")) - {"None"}
            if at != question.answer:
                assert all(axis in str(choice.why) for axis in named ^ right)
