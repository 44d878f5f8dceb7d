import struct

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.qt_bytes import splitter_sizes, window_geometry


def test_the_sizes_are_those_that_qt_wrote(qtbot: QtBot) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    for _ in range(3):
        splitter.addWidget(QWidget())
    splitter.setSizes([264, 1440, 672])
    assert splitter_sizes(splitter.saveState().data()) == [264, 1440, 672]


def test_panes_that_were_never_laid_out_have_no_sizes(qtbot: QtBot) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(QWidget())
    assert splitter_sizes(splitter.saveState().data()) is None


def test_the_geometry_is_the_one_that_qt_wrote(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(QRect(30, 40, 500, 300))
    assert window_geometry(window.saveGeometry().data()) == {
        "x": 30,
        "y": 40,
        "width": 500,
        "height": 300,
        "maximized": False,
        "full_screen": False,
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        bytes(64),
        struct.pack(">iii", 255, 1, 2**31 - 1),
        b"\xff" * 64,
        struct.pack(">iii", 255, 1, -1),
        struct.pack(">iii2i", 255, 2, 2, 5, 5),
    ],
)
def test_other_bytes_have_neither(data: bytes) -> None:
    assert splitter_sizes(data) is None
    assert window_geometry(data) is None
