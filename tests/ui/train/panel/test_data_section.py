import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from normviz.ui.train.panel.data_section import DataSection
from normviz.ui.train.panel.labelled_choice import LabelledChoice
from normviz.ui.train.session.spec_draft import SpecDraft

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def part(qtbot: QtBot, draft: SpecDraft) -> DataSection:
    made = DataSection(draft)
    qtbot.addWidget(made)
    draft.changed.connect(made.show_draft)
    made.show_draft()
    made.show()
    return made


def button(part: DataSection, name: str) -> QPushButton:
    found = part.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_data_that_are_not_here_are_said_to_be_and_can_be_downloaded(
    qtbot: QtBot, part: DataSection, draft: SpecDraft, pick
) -> None:
    pick(part, "train_data", "digits")  # they are always here
    assert not button(part, "train_download").isVisible()
    pick(part, "train_data", "mnist")
    assert draft.spec.dataset == "mnist"
    option = next(
        each
        for each in part.findChild(LabelledChoice, "train_data")._options
        if each.key == "mnist"
    )
    assert option.listed
    with qtbot.waitSignal(part.download_requested) as wanted:
        QTest.mouseClick(button(part, "train_download"), LEFT)
    assert wanted.args == ["mnist"]


def test_a_download_shows_how_far_it_is_and_can_be_left(
    qtbot: QtBot, part: DataSection, draft: SpecDraft
) -> None:
    draft.change(dataset="mnist")
    bar = part.findChild(QProgressBar, "train_download_progress")
    assert not bar.isVisible()
    part.show_download(3_000_000, 12_000_000)
    assert bar.isVisible()
    assert bar.value() / bar.maximum() == 0.25
    assert bar.format() == "3.0 MB"
    assert not button(part, "train_download").isVisible()
    with qtbot.waitSignal(part.download_cancelled):
        QTest.mouseClick(button(part, "train_download_cancel"), LEFT)
    part.end_download()
    assert not bar.isVisible()
    assert button(part, "train_download").isVisible()


def test_a_download_of_unknown_length_only_moves(part: DataSection, draft: SpecDraft) -> None:
    draft.change(dataset="mnist")
    part.show_download(3_000_000, None)
    assert part.findChild(QProgressBar, "train_download_progress").maximum() == 0
    part.end_download()
