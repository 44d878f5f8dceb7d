from normviz.lessons.quiz.catalog import question_at
from normviz.lessons.quiz.quiz_round import QuizRound


def test_a_question_is_answered_once_before_the_next() -> None:
    asked = QuizRound(3)
    assert not asked.go_on()
    assert asked.given is None
    assert not asked.answer(9)
    assert asked.answer(1)
    assert not asked.answer(0)
    assert asked.given is asked.answers[0]
    assert asked.given.chosen == 1
    assert asked.go_on()
    assert asked.given is None
    assert asked.question == question_at(3, 1)


def test_one_kind_can_be_asked() -> None:
    asked = QuizRound(3, "axis")
    for _ in range(4):
        assert asked.question.kind == "axis"
        asked.answer(0)
        asked.go_on()
    assert [each.number for each in asked.answers] == [0, 1, 2, 3]
