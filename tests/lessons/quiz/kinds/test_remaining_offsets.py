from itertools import combinations, islice

from normviz.lessons.quiz.catalog import questions

ERASING = {"sample:": {"layer", "group", "instance"}, "channel:": {"batch", "instance"}}
"""What the offsets are of, and which norms erase them by their sets."""


def test_what_is_left_is_what_the_sets_say() -> None:
    for question in islice(questions(2, "remains"), 60):
        (norm,) = question.solution.figure.norms
        right = int(str(question.choices[question.answer].text).split()[0])
        for word, names in ERASING.items():
            if f"each {word}" in str(question.text) and norm in ("batch", "layer", "instance"):
                assert (right == 0) is (norm in names)


def test_choices_are_far_apart() -> None:
    for question in islice(questions(3, "remains"), 40):
        shares = [int(str(each.text).split()[0]) for each in question.choices]
        assert all(abs(one - other) >= 15 for one, other in combinations(shares, 2))
