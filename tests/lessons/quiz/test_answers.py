import csv
import io

from normviz.lessons.quiz.answers import (
    COLUMNS,
    GivenAnswer,
    QuizScore,
    answers_csv,
    score_by_kind,
    score_of,
)
from normviz.lessons.quiz.catalog import question_at


def answers() -> list[GivenAnswer]:
    asked = [question_at(3, number) for number in range(7)]
    right = [GivenAnswer(3, at, question, question.answer) for at, question in enumerate(asked[:6])]
    last = asked[6]
    return [*right, GivenAnswer(3, 6, last, (last.answer + 1) % len(last.choices))]


def test_the_score_counts_right_answers_by_kind() -> None:
    given = answers()
    assert score_of(given) == QuizScore(6, 7)
    by_kind = score_by_kind(given)
    assert by_kind[given[6].question.kind] == QuizScore(1, 2)
    assert sum(each.asked for each in by_kind.values()) == 7


def test_the_csv_has_one_row_per_answer() -> None:
    given = answers()
    head, *rows = csv.reader(io.StringIO(answers_csv(given).decode()))
    assert tuple(head) == COLUMNS
    assert [row[:3] for row in rows] == [
        ["3", str(at + 1), each.question.kind] for at, each in enumerate(given)
    ]
    assert [row[6] for row in rows] == ["1"] * 6 + ["0"]
    assert rows[0][4] == rows[0][5] == str(given[0].question.choices[given[0].chosen].text)
    assert rows[6][4] != rows[6][5]
