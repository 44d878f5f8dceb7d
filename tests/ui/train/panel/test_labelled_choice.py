import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice

OPTIONS = (
    ChoiceOption("", "Group"),
    ChoiceOption("a", "First", "The first."),
    ChoiceOption("b", "Second", refusal="It does not fit."),
    ChoiceOption("c", "Third", listed="Third, as the list says it"),
)


@pytest.fixture
def choice(qtbot: QtBot) -> LabelledChoice:
    made = LabelledChoice("&Norm", name="norm", tip="Which norm.")
    qtbot.addWidget(made)
    made.show(OPTIONS, "a")
    made.setVisible(True)
    return made


def box(choice: LabelledChoice) -> QComboBox:
    found = choice.findChild(QComboBox, "norm_box")
    assert isinstance(found, QComboBox)
    return found


def test_the_current_option_is_shown(choice: LabelledChoice) -> None:
    assert choice.current() == "a"
    assert box(choice).currentText() == "First"
    choice.show(OPTIONS, "unknown")
    assert choice.current() == ""


def test_the_keyboard_passes_over_titles_and_what_is_refused(
    qtbot: QtBot, choice: LabelledChoice
) -> None:
    box(choice).setFocus()
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(box(choice), Qt.Key.Key_Down)
    assert chosen.args == ["c"]
    QTest.keyClick(box(choice), Qt.Key.Key_Up)
    assert choice.current() == "a"
    QTest.keyClick(box(choice), Qt.Key.Key_Up)
    assert choice.current() == "a"


def test_showing_a_state_tells_nobody(qtbot: QtBot, choice: LabelledChoice) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show(OPTIONS, "c")
        choice.show(OPTIONS[:2], "a")
    assert box(choice).count() == 2


def test_a_refusal_says_why(choice: LabelledChoice) -> None:
    model = box(choice).model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(4)]
    assert tips[1:3] == ["The first.", "It does not fit."]
    assert not model.item(2).isEnabled()


def test_the_list_is_wide_enough_for_what_it_says_more(choice: LabelledChoice) -> None:
    text = "Third, as the list says it"
    wide = choice.fontMetrics().horizontalAdvance(text)
    assert box(choice).view().minimumWidth() > wide


def test_everything_is_described(choice: LabelledChoice, assert_described) -> None:
    assert_described(choice)
