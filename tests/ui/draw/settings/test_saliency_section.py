import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from normviz.ui.draw.settings.saliency_section import SaliencySection


@pytest.fixture
def part(qtbot: QtBot) -> SaliencySection:
    made = SaliencySection()
    qtbot.addWidget(made)
    made.show()
    return made


def said(part: SaliencySection) -> str:
    label = part.findChild(QLabel, "draw_saliency_text")
    assert isinstance(label, QLabel)
    return label.text()


def test_it_is_off_at_first(part: SaliencySection) -> None:
    assert part.method() is None
    assert said(part) == "Over the small picture at the right."


@pytest.mark.parametrize("method", ["gradient", "occlusion"])
def test_a_click_chooses_a_method(qtbot: QtBot, part: SaliencySection, method: str) -> None:
    button = part.findChild(QAbstractButton, f"draw_saliency_{method}")
    with qtbot.waitSignal(part.changed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert part.method() == method
    part.show_method("off")
    assert part.method() is None


def test_it_says_whose_pixels_are_weighed_and_for_which_digit(part: SaliencySection) -> None:
    part.show_method("gradient")
    part.show_model("Batch Norm", 3)
    assert said(part).startswith("Batch Norm: teal supports 3, brown opposes it.")
    part.show_model("Batch Norm", 0)
    assert "supports 0" in said(part)


@pytest.mark.parametrize(("title", "digit"), [("", 3), ("Batch Norm", None)])
def test_without_an_answer_it_says_what_to_do(
    part: SaliencySection, title: str, digit: int | None
) -> None:
    part.show_method("gradient")
    part.show_model(title, digit)
    assert said(part) == "The colours appear with the answer to a drawn digit."


def test_a_tick_lays_it_over_the_page(qtbot: QtBot, part: SaliencySection) -> None:
    box = part.findChild(QCheckBox, "draw_saliency_on_page")
    assert not part.is_over_page()
    with qtbot.waitSignal(part.changed):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert part.is_over_page()
