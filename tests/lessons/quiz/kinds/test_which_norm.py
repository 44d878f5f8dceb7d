from itertools import islice

from normviz import norms
from normviz.lessons.quiz.catalog import questions


def test_the_figure_is_of_the_norm_that_is_right() -> None:
    for question in islice(questions(2, "norm"), 30):
        assert question.given == question.solution
        (norm,) = question.solution.figure.norms
        right = str(question.choices[question.answer].text)
        assert right.startswith(norms.CATALOG[norm].title)


def test_the_text_names_no_norm() -> None:
    titles = [norm.title for norm in norms.CATALOG.values()]
    for question in islice(questions(3, "norm"), 30):
        assert not any(title in str(question.text) for title in titles)
