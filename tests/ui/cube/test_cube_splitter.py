from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.settings.values import Settings
from normviz.ui.cube.cube_splitter import CubeSplitter
from normviz.ui.style.text_scale import PRESENTING


def part(width: int) -> QWidget:
    widget = QWidget()
    widget.setMinimumSize(width, 100)
    return widget


@pytest.fixture
def make_panes(qtbot: QtBot) -> Callable[[int], CubeSplitter]:
    def make(width: int) -> CubeSplitter:
        # A splitter that is a window itself would not be made narrower than its parts.
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1300, 600)
        panes = CubeSplitter(part(200), part(300), part(250), window)
        panes.resize(width, 560)
        with qtbot.waitExposed(window):
            window.show()
        return panes

    return make


def rectangles(panes: CubeSplitter) -> list[tuple[int, int, int, int]]:
    parts = (panes._settings, panes._figure, panes._numbers)
    places = [(each.mapTo(panes, each.rect().topLeft()), each.size()) for each in parts]
    return [(at.x(), at.y(), at.x() + s.width(), at.y() + s.height()) for at, s in places]


def overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("width", [520, 700, 760, 770, 1200])
def test_no_pane_lies_on_another_at_any_width(
    make_panes: Callable[[int], CubeSplitter], width: int
) -> None:
    places = rectangles(make_panes(width))
    assert all(place[0] >= 0 and place[2] <= width for place in places)
    for first, second in ((0, 1), (0, 2), (1, 2)):
        assert not overlap(places[first], places[second])


def test_numbers_go_below_in_a_narrow_window_and_come_back_with_their_width(
    qtbot: QtBot, make_panes: Callable[[int], CubeSplitter]
) -> None:
    panes = make_panes(1200)
    panes._pair.setSizes([500, 492])
    before = panes._pair.sizes()
    panes.resize(600, 560)
    qtbot.waitUntil(panes.is_narrow)
    assert panes._numbers.geometry().top() > panes._figure.geometry().bottom()
    panes.resize(1200, 560)
    qtbot.waitUntil(lambda: not panes.is_narrow())
    qtbot.waitUntil(lambda: panes._pair.sizes() == before)


def test_a_narrow_session_keeps_the_widths_of_the_wide_one(
    make_panes: Callable[[int], CubeSplitter],
) -> None:
    panes = make_panes(1200)
    panes._pair.setSizes([500, 492])
    before = panes._pair.sizes()
    panes.resize(600, 560)
    other = make_panes(1200)
    other.restore(Settings(panes.save()))
    assert other._pair.orientation() == Qt.Orientation.Horizontal
    assert other._pair.sizes() == before


def test_the_numbers_grow_once_however_many_slides_are_presented(
    make_panes: Callable[[int], CubeSplitter],
) -> None:
    panes = make_panes(1200)
    before = panes._pair.sizes()
    for hidden in (("inspector",), (), ("inspector",)):  # each slide says what it shows
        panes.present(on=True)
        assert panes._numbers.minimumWidth() == 250 * PRESENTING
        panes.hide_panels(hidden)
    panes.hide_panels(())
    panes.present(on=False)
    assert panes._numbers.minimumWidth() == 250
    assert panes._pair.sizes() == before
