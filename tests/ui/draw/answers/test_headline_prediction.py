import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.presentation.consensus import Consensus
from normviz.ui.draw.answers.headline_prediction import HeadlinePrediction


@pytest.fixture
def head(qtbot: QtBot, theme: object) -> HeadlinePrediction:
    made = HeadlinePrediction()
    qtbot.addWidget(made)
    made.resize(220, 160)
    made.set_status("Draw a digit.")
    return made


def lines(head: HeadlinePrediction) -> list[str]:
    return head.text().replace("\u202f", " ").split("\n")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Consensus(3, 0.92, 1, 1, ()), ["3", "92 % sure"]),
        (Consensus(3, 0.31, 1, 1, ()), ["3", "only 31 % sure"]),
        (Consensus(3, 0.92, 3, 3, ()), ["3", "92 % sure", "3 of 3 say 3"]),
        (
            Consensus(3, 0.92, 2, 3, ((8, 1),)),
            ["3", "92 % sure", "2 of 3 say 3, the other one 8"],
        ),
        (
            Consensus(3, 0.92, 1, 4, ((8, 2), (9, 1))),
            ["3", "92 % sure", "1 of 4 say 3, the others 8, 9"],
        ),
    ],
)
def test_the_digit_how_sure_and_who_agrees(
    head: HeadlinePrediction, verdict: Consensus, said: list[str]
) -> None:
    head.show_consensus(verdict)
    assert lines(head) == said
    assert head.accessibleDescription() == head.text()


def test_the_status_is_seen_where_there_is_no_answer(head: HeadlinePrediction) -> None:
    assert lines(head) == ["Draw a digit."]
    head.show_consensus(Consensus(3, 0.9, 1, 1, ()))
    head.show_nothing()
    assert lines(head) == ["Draw a digit."]


def test_several_digits_have_no_answer_in_large(head: HeadlinePrediction) -> None:
    head.show_several(3)
    assert lines(head)[:2] == ["?", "3 digits found"]


def test_each_answer_is_another_picture(head: HeadlinePrediction) -> None:
    empty = head.grab().toImage()
    head.show_consensus(Consensus(3, 0.9, 1, 1, ()))
    three = head.grab().toImage()
    head.show_consensus(Consensus(8, 0.9, 1, 1, ()))
    assert len({bytes(each.constBits()) for each in (empty, three, head.grab().toImage())}) == 3


def test_the_digit_stands_at_the_side_where_reading_starts(head: HeadlinePrediction) -> None:
    head.show_consensus(Consensus(3, 0.9, 1, 1, ()))

    def inked(left: int, right: int) -> bool:
        image = head.grab().toImage()
        ground = image.pixel(110, 0)
        return any(image.pixel(x, y) != ground for x in range(left, right) for y in range(160))

    assert inked(0, 20)
    assert not inked(200, 220)
    head.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not inked(0, 20)
    assert inked(200, 220)
