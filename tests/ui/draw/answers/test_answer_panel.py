import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.ui.draw.answers.answer_panel import AnswerPanel
from normviz.ui.style.theme import ThemeController, current_theme


def sure(digit: int, share: float = 0.91) -> np.ndarray:
    values = np.full(10, (1 - share) / 9, np.float32)
    values[digit] = share
    return values


@pytest.fixture
def panel(qtbot: QtBot, theme: ThemeController) -> AnswerPanel:
    made = AnswerPanel("Batch Norm", "Moving statistics.", name="answer")
    qtbot.addWidget(made)
    made.resize(200, 150)
    made.show()
    return made


def bar_color(panel: AnswerPanel, digit: int) -> str:
    """The colour at the foot of a digit's bar."""
    image = panel.grab().toImage()
    look = panel._place(current_theme())
    foot = look.bar(digit, 1.0)
    return image.pixelColor(int(foot.center().x()), int(foot.bottom()) - 2).name()


def test_the_digit_read_has_the_largest_share(panel: AnswerPanel) -> None:
    assert panel.winner is None
    panel.show_answer(sure(3))
    assert panel.winner == 3
    assert panel.accessibleDescription().replace("\u202f", " ") == "Reads 3, 91 % sure."
    panel.show_answer(None)
    assert panel.winner is None
    assert panel.accessibleDescription() == "No answer yet."


def test_the_bar_of_the_winner_is_strong(panel: AnswerPanel) -> None:
    panel.show_answer(sure(3, 0.5))
    theme = current_theme()
    assert bar_color(panel, 3) == QColor(theme.accent).name()
    assert bar_color(panel, 7) != QColor(theme.accent).name()


def test_a_bar_is_as_high_as_its_share(panel: AnswerPanel) -> None:
    look = panel._place(current_theme())
    assert look.bar(0, 0.5).height() * 2 == pytest.approx(look.bar(0, 1.0).height())
    assert look.bar(0, 1.0).top() == pytest.approx(look.bars.top())


def test_another_opinion_is_marked(panel: AnswerPanel) -> None:
    panel.show_answer(sure(8), differs=True)
    assert panel.differs
    assert "another digit" in panel.accessibleDescription()
    assert bar_color(panel, 8) == QColor(current_theme().warning).name()


def test_why_there_is_no_answer_is_seen_and_told(panel: AnswerPanel) -> None:
    empty = panel.grab().toImage()
    panel.show_note("It is damaged.", warns=True)
    assert panel.grab().toImage() != empty
    assert panel.toolTip() == "Moving statistics.\nIt is damaged."
    assert panel.accessibleDescription() == "It is damaged."


def test_a_click_or_space_chooses_it(qtbot: QtBot, panel: AnswerPanel) -> None:
    for act in (
        lambda: QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(20, 20)),
        lambda: QTest.keyClick(panel, Qt.Key.Key_Space),
        lambda: QTest.keyClick(panel, Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(panel.chosen):
            act()
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.mouseClick(panel, Qt.MouseButton.RightButton)
        QTest.keyClick(panel, Qt.Key.Key_A)


def test_the_current_panel_has_a_bar_at_the_side_where_reading_starts(panel: AnswerPanel) -> None:
    panel.set_current(True)
    accent = QColor(current_theme().accent)
    middle = panel.height() // 2
    assert panel.grab().toImage().pixelColor(1, middle) == accent
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert panel.grab().toImage().pixelColor(panel.width() - 2, middle) == accent


def test_a_run_can_be_renamed(panel: AnswerPanel) -> None:
    before = panel.grab().toImage()
    panel.set_title("My run", "")
    assert (panel.title, panel.accessibleName(), panel.toolTip()) == ("My run",) * 3
    assert panel.grab().toImage() != before


def test_the_dark_theme_is_followed(
    qtbot: QtBot, panel: AnswerPanel, theme: ThemeController
) -> None:
    def lightness() -> int:
        return panel.grab().toImage().pixelColor(10, 75).lightness()

    light = lightness()
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: lightness() < light)
