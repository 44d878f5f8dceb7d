from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.splitter import Splitter


@pytest.fixture
def make_splitter(qtbot: QtBot) -> Callable[[], Splitter]:
    def make() -> Splitter:
        splitter = Splitter(Qt.Orientation.Horizontal)
        qtbot.addWidget(splitter)
        for _ in range(3):
            splitter.addWidget(QWidget())
        splitter.resize(916, 200)  # 900 and two handles of 8
        with qtbot.waitExposed(splitter):
            splitter.show()
        return splitter

    return make


def test_sizes_that_nobody_chose_are_none(make_splitter: Callable[[], Splitter]) -> None:
    splitter = make_splitter()
    splitter.set_default_sizes([100, 300, 500])
    assert splitter.sizes() == [100, 300, 500]
    assert splitter.chosen_sizes() is None


def test_dragging_a_handle_is_a_choice(make_splitter: Callable[[], Splitter]) -> None:
    splitter = make_splitter()
    splitter.set_default_sizes([300, 300, 300])
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(50, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert splitter.chosen_sizes() == splitter.sizes() == [350, 250, 300]


def test_a_window_of_another_size_changes_no_choice(
    make_splitter: Callable[[], Splitter],
) -> None:
    splitter = make_splitter()
    splitter.restore_sizes([100, 300, 500])
    splitter.resize(466, 200)
    assert splitter.sizes() != [100, 300, 500]
    assert splitter.chosen_sizes() == [100, 300, 500]


def test_what_was_chosen_comes_back(make_splitter: Callable[[], Splitter]) -> None:
    splitter, other = make_splitter(), make_splitter()
    splitter.setSizes([100, 300, 500])
    other.restore_sizes(splitter.chosen_sizes())
    assert other.sizes() == [100, 300, 500]


@pytest.mark.parametrize("sizes", [None, [], [5, 5], [0, 0, 0], [1, 2, 3, 4]])
def test_sizes_of_other_panels_are_left_alone(
    make_splitter: Callable[[], Splitter], sizes: list[int] | None
) -> None:
    splitter = make_splitter()
    before = splitter.sizes()
    splitter.restore_sizes(sizes)
    assert splitter.sizes() == before
    assert splitter.chosen_sizes() is None
