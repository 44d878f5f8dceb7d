from itertools import islice

from normviz.lessons.quiz.catalog import questions


def test_one_choice_moves_y_and_the_others_do_not_or_the_other_way_round() -> None:
    asked = set()
    for question in islice(questions(2, "erased"), 40):
        wants_erased = "as it was" in str(question.text)
        asked.add(wants_erased)
        erased = ["does not change" in str(each.why) for each in question.choices]
        assert erased == [(at == question.answer) is wants_erased for at in range(len(erased))]
    assert asked == {True, False}
