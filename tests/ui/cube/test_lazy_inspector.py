import pytest
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.ui.cube.lazy_inspector import MINIMUM_WIDTH, LazyInspector
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.view import CubeView
from normviz.ui.style.palette import DARK


@pytest.fixture
def late(qtbot: QtBot) -> LazyInspector:
    place = LazyInspector(CubeModel())
    qtbot.addWidget(place)
    return place


def test_the_place_is_as_wide_as_what_comes(late: LazyInspector) -> None:
    empty = late.minimumWidth()
    late.fill()

    assert empty == MINIMUM_WIDTH == late.inspector.minimumWidth()


def test_it_is_empty_until_it_is_told(late: LazyInspector) -> None:
    late.set_theme(DARK)

    assert not late.is_filled()


def test_filling_twice_makes_one(late: LazyInspector) -> None:
    late.fill()
    first = late.inspector
    late.fill()

    assert late.inspector is first


def test_a_view_fills_it_after_its_first_paint(qtbot: QtBot) -> None:
    view = CubeView(FileCubeService())
    qtbot.addWidget(view)
    seen = []
    view.canvas.first_painted.connect(lambda: seen.append(view._numbers.is_filled()))
    view.show()

    qtbot.waitUntil(view.is_settled)
    assert seen == [False]
