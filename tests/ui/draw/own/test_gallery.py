import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.datasets.custom_digits import OwnDigit
from normviz.ui.draw.own.gallery import Gallery

DIGITS = tuple(OwnDigit(np.full((28, 28), 40 * label, np.uint8), label) for label in (1, 2, 3))


@pytest.fixture
def gallery(qtbot: QtBot, theme: object) -> Gallery:
    made = Gallery()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_digits(DIGITS)
    made.show()
    return made


def test_the_newest_comes_first(gallery: Gallery) -> None:
    assert [gallery.item(row).text() for row in range(3)] == ["3", "2", "1"]


def test_places_count_from_the_oldest(gallery: Gallery) -> None:
    gallery.item(0).setSelected(True)
    assert gallery.selected() == {2}


def test_a_typed_digit_is_asked_for_as_a_label(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.item(0).setSelected(True)
    gallery.item(2).setSelected(True)
    with qtbot.waitSignal(gallery.relabelled) as relabelled:
        QTest.keyClick(gallery, Qt.Key.Key_7)
    assert relabelled.args == [{0, 2}, 7]
    assert gallery.item(0).text() == "3"  # whoever owns the digits changes them


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_asks_for_the_selected_ones(qtbot: QtBot, gallery: Gallery, key: Qt.Key) -> None:
    gallery.setFocus()
    gallery.item(1).setSelected(True)
    with qtbot.waitSignal(gallery.deleted) as deleted:
        QTest.keyClick(gallery, key)
    assert deleted.args == [{1}]


def test_without_a_selection_nothing_is_asked(qtbot: QtBot, gallery: Gallery) -> None:
    with qtbot.assertNotEmitted(gallery.deleted), qtbot.assertNotEmitted(gallery.relabelled):
        QTest.keyClick(gallery, Qt.Key.Key_Delete)
        QTest.keyClick(gallery, Qt.Key.Key_5)


def test_an_empty_gallery_says_what_to_do(gallery: Gallery) -> None:
    gallery.show_digits(())
    image = gallery.viewport().grab().toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    assert len({image.pixel(*spot) for spot in spots}) > 1
