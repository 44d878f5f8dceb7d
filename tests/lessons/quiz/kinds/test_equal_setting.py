from itertools import islice

from normviz.lessons.quiz.catalog import questions


def test_a_norm_pair_that_is_equal_from_the_start_is_not_asked_about() -> None:
    for question in islice(questions(2, "equal"), 40):
        norms = {choice.scene.figure.norms for choice in question.choices if choice.scene}
        assert len(norms) == 1
        assert norms.isdisjoint({("batch", "batch-renorm"), ("instance", "frn"), ("unit", "rms")})


def test_what_is_said_of_a_choice_is_whether_its_labels_are_equal() -> None:
    for question in islice(questions(3, "equal"), 20):
        for at, choice in enumerate(question.choices):
            assert ("every label is the same" in str(choice.why)) is (at == question.answer)
