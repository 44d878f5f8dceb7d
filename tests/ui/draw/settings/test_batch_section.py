import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.draw.settings.batch_section import FIRST_MATES, BatchSection
from normviz.ui.draw.settings.mates_strip import MatesStrip


class FakeExamples:
    """Ten validation digits; the picture of a digit is filled with it."""

    is_broken = False

    def validation(self) -> tuple[np.ndarray, np.ndarray]:
        if self.is_broken:
            raise UserError("The digits are damaged.")
        labels = np.arange(10)
        return np.repeat(25 * labels, 784).reshape(10, 28, 28).astype(np.uint8), labels


@pytest.fixture
def examples() -> FakeExamples:
    return FakeExamples()


@pytest.fixture
def part(qtbot: QtBot, examples: FakeExamples) -> BatchSection:
    made = BatchSection(examples)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def kind(part: BatchSection) -> QComboBox:
    found = part.findChild(QComboBox, "draw_mates_kind")
    assert isinstance(found, QComboBox)
    return found


def test_in_inference_there_are_no_mates(part: BatchSection) -> None:
    assert part.mode() == "inference"
    assert part.mates() is None
    assert not kind(part).isEnabled()


def test_a_click_brings_mates_of_all_kinds(qtbot: QtBot, part: BatchSection) -> None:
    button = part.findChild(QAbstractButton, "draw_batch_mode_training")
    with qtbot.waitSignal(part.changed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    mates = part.mates()
    assert mates is not None
    assert mates.shape == (FIRST_MATES, 28, 28)
    assert mates.dtype == np.float32
    assert len(np.unique(mates)) == 10
    assert mates.max() <= 1


def test_mates_of_one_kind_alone(qtbot: QtBot, part: BatchSection) -> None:
    part.set_mode("training")
    with qtbot.waitSignal(part.changed):
        kind(part).setCurrentIndex(kind(part).findData(4))
    mates = part.mates()
    assert mates is not None
    np.testing.assert_allclose(mates, 100 / 255)


def test_empty_pages(part: BatchSection) -> None:
    part.set_mode("training")
    kind(part).setCurrentIndex(kind(part).findData("blank"))
    mates = part.mates()
    assert mates is not None
    assert mates.shape == (FIRST_MATES, 28, 28)
    assert not mates.any()


def test_so_many_mates_as_are_asked_for(qtbot: QtBot, part: BatchSection) -> None:
    part.set_mode("training")
    spin = part.findChild(QSpinBox, "draw_mates_count_spin")
    spin.selectAll()
    QTest.keyClicks(spin, "0")
    with qtbot.waitSignal(part.changed):
        QTest.keyClick(spin, Qt.Key.Key_Return)
    mates = part.mates()
    assert mates is not None
    assert mates.shape == (0, 28, 28)


def test_broken_digits_are_told(qtbot: QtBot, part: BatchSection, examples: FakeExamples) -> None:
    part.set_mode("training")
    examples.is_broken = True
    with qtbot.waitSignal(part.failed) as failed:
        assert part.mates() is None
    assert failed.args == ["The digits are damaged."]


def test_everything_is_described(part: BatchSection, assert_described) -> None:
    assert_described(part)


def test_the_mates_are_shown_while_they_are_asked_for(part: BatchSection) -> None:
    strip = part.findChild(MatesStrip)
    assert part.mates() is None
    assert not strip.isVisible()
    part.set_mode("training")
    mates = part.mates()
    assert strip.isVisible()
    np.testing.assert_array_equal(strip.mates, mates)
    part.set_mode("inference")
    part.mates()
    assert not strip.isVisible()
