from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.figure.color_scale import ColorScale
from normviz.figure.colors import DARK, LIGHT, FigureColors, rgb, value_table
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import FigureText
from normviz.figure.state import Camera, FigureState
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.painter import FigurePainter, Highlight, paint_scale, visible_window
from normviz.ui.cube.texture_cache import TextureCache
from tests.figure.states import figure_state

EMPTY = QColor(255, 0, 255)
CORNER = (0, 0, 0, 0)


def pixels(image: QImage) -> np.ndarray:
    """(height, width, 3) of 0…255."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), -1, 4)[:, : image.width(), 2::-1].astype(float)


def painted(
    state: FigureState,
    camera: Camera | None = None,
    highlight: Highlight | None = None,
    colors: FigureColors = LIGHT,
    panels: slice = slice(None),
    ratio: float = 1.0,
    width: float = 720.0,
) -> tuple[np.ndarray, Layout]:
    """What is painted on a ground of no colour of the figure's."""
    style = style_of(colors, ratio)
    layout = lay_out(state, camera or Camera(), width, 640.0, QFontMetricsF(style.font).height())
    layout = replace(layout, panels=layout.panels[panels])
    image = QImage(round(720 * ratio), round(640 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(EMPTY)
    painter = QPainter(image)
    figure = FigurePainter(TextureCache(CubeModel(state)))
    figure.paint(painter, layout, highlight or Highlight(CORNER, False), style)
    painter.end()
    return pixels(image), layout


def is_empty(picture: np.ndarray) -> np.ndarray:
    return np.abs(picture - [255, 0, 255]).max(axis=-1) == 0


@pytest.mark.parametrize("color", ["set", "all", "y"])
@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_nothing_is_painted_outside_its_panel(qapp: QApplication, form: str, color: str) -> None:
    camera = Camera(zoom=6.0, pan_x=0.2, pan_y=0.1)
    state = FigureState(form=form, color=color)
    picture, layout = painted(state, camera, panels=slice(0, 1))
    panel = layout.panels[0]
    outside = np.ones(picture.shape[:2], bool)
    outside[: round(panel.height), : round(panel.width)] = False
    assert is_empty(picture)[outside].all()
    assert not is_empty(picture)[~outside].all()


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_picture_is_the_same_on_a_denser_screen(
    qapp: QApplication, ratio: float, colors: FigureColors
) -> None:
    state = FigureState()
    picture, layout = painted(state, colors=colors, ratio=ratio)
    x, y = layout.panels[0].cube
    for face in layout.faces:
        u, v = face.point(0.5, 0.5)
        found = picture[int((y + v) * ratio), int((x + u) * ratio)]
        blue = rgb(colors.set) * face.shade
        grey = rgb(colors.rest) * face.shade
        expected = blue if face.cell(0, 0)[1] == 0 else grey
        assert np.abs(found - expected).max() < 4


def test_borders_part_cells_of_one_colour(qapp: QApplication) -> None:
    state = FigureState(norms=("layer",))
    picture, layout = painted(state, highlight=Highlight((1, 0, 0, 0), False))
    x, y = layout.panels[0].cube
    side = next(face for face in layout.faces if face.axis == 0)
    plain = rgb(LIGHT.rest) * side.shade
    for u in range(1, side.u1):
        # Half a cell from the lines across, on the line between two columns.
        across, down = side.point(u, 4.5)
        around = picture[int(y + down), int(x + across) - 1 : int(x + across) + 2]
        assert np.abs(around - plain).max() > 15


def test_a_pinned_element_has_a_stronger_outline(qapp: QApplication) -> None:
    state = FigureState(norms=("none",))
    free, _ = painted(state, highlight=Highlight(CORNER, False))
    pinned, _ = painted(state, highlight=Highlight(CORNER, True))
    assert orange(pinned).sum() > orange(free).sum() * 1.2


def orange(picture: np.ndarray) -> np.ndarray:
    return np.abs(picture - rgb(LIGHT.element)).max(axis=-1) < 60


def test_a_hidden_element_is_dotted_within_the_cube(qapp: QApplication) -> None:
    state = FigureState(norms=("none",))
    hidden, layout = painted(state, highlight=Highlight((2, 3, 1, 1), False))
    rows, columns = np.nonzero(orange(hidden))
    x, y = layout.panels[0].cube
    assert len(rows) > 20
    # The element is far from the rims of the cube, so are its edges.
    assert np.abs(columns - x).max() < 120
    assert np.abs(rows - y).max() < 120


def test_a_peeled_element_has_no_outline(qapp: QApplication) -> None:
    state = FigureState(norms=("none",), peel=(1, 0, 0))
    picture, _ = painted(state, highlight=Highlight((0, 3, 1, 1), False))
    assert orange(picture).sum() == 0


@pytest.mark.parametrize("form", ["cubes", "tiles"])
@pytest.mark.parametrize("color", ["all", "x", "y"])
def test_sets_are_drawn_around_in_blue_where_colour_says_something_else(
    qapp: QApplication, form: str, color: str
) -> None:
    def blue(norm: str) -> int:
        state = FigureState(norms=(norm,), form=form, color=color)
        picture, _ = painted(state)
        return int((np.abs(picture - rgb(LIGHT.set)).max(axis=-1) < 12).sum())

    # Around a set of one element stands the outline of the element itself.
    assert blue("batch") > 100 > 10 > blue("none")


@pytest.mark.parametrize("form", ["cubes", "tiles"])
def test_a_scale_stands_below_figures_of_values_alone(qapp: QApplication, form: str) -> None:
    ends = [rgb(int(value)) for value in value_table(LIGHT)[[0, 255]]]
    for color, expected in (("y", True), ("set", False)):
        picture, layout = painted(FigureState(norms=("batch",), form=form, color=color))
        below = picture[round(layout.panels[0].caption_y + 0.6 * layout.em) :]
        for end in ends:
            assert (np.abs(below - end).max(axis=-1) < 12).any() == expected


def test_a_scale_runs_from_low_to_high(qapp: QApplication) -> None:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.background))
    painter = QPainter(image)
    scale = ColorScale(110.0, 10.0, 80.0, 10.0, ())
    paint_scale(painter, scale, style_of(LIGHT))
    painter.end()
    row = pixels(image)[15]
    table = value_table(LIGHT)
    for share in (0.02, 0.5, 0.98):
        expected = rgb(int(table[round(share * 255)]))
        assert np.abs(row[round(110 + 80 * share)] - expected).max() < 12


def test_the_scale_and_its_numbers_stay_within_a_narrow_panel(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[tuple[float, FigureText]] = []
    monkeypatch.setattr(
        "normviz.ui.cube.painter.paint_texts",
        lambda _, texts, style: placed.extend(
            (QFontMetricsF(style.font).horizontalAdvance(text.text), text) for text in texts
        ),
    )
    monkeypatch.setattr(TextureCache, "limit", lambda *_: 6.54e-4)
    state = FigureState(norms=("batch", "layer", "group", "instance"), color="y")
    _, layout = painted(state, width=400.0)
    ends = [(wide, text) for wide, text in placed if text.anchor in ("start", "end")]
    assert len(ends) == 8
    for place, (wide, text) in enumerate(ends):
        panel = layout.panels[place // 2]
        left = text.x - wide if text.anchor == "end" else text.x
        assert panel.x <= left
        assert left + wide <= panel.x + panel.width


def test_only_the_visible_part_of_large_tiles_is_made(qapp: QApplication) -> None:
    state = FigureState(form="tiles")
    layout = lay_out(state, Camera(zoom=8.0), 720.0, 640.0, 16.0)
    for panel in layout.panels:
        window = visible_window(panel, panel.tiles, layout, 2.0)
        assert window.columns <= 2 * (panel.width + 2)
        assert window.rows <= 2 * (panel.height + 2)
        # Its corner lies at or before the panel's, its end at or behind the panel's.
        left, top = panel.tiles[0] + window.x, panel.tiles[1] + window.y
        assert left <= panel.x
        assert left + window.columns / 2 >= panel.x + panel.width
        assert top <= panel.y
        assert top + window.rows / 2 >= panel.y + panel.height


def test_tiles_that_were_moved_out_of_sight_are_not_made(qapp: QApplication) -> None:
    layout = lay_out(FigureState(form="tiles"), Camera(pan_x=50.0), 720.0, 640.0, 16.0)
    panel = layout.panels[0]
    assert visible_window(panel, panel.tiles, layout, 1.0) is None


@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (64, 64, 28, 28), (1, 512, 1, 1), (64, 1, 64, 64)])
@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_extreme_shapes_are_painted(qtbot: QtBot, form: str, shape) -> None:
    picture, _ = painted(figure_state(shape=shape, groups=1, form=form, norms=("layer", "batch")))
    blue = np.abs(picture - rgb(LIGHT.set)).max(axis=-1) < 90
    assert blue.any()


def test_the_clip_of_one_panel_does_not_cut_the_next(qapp: QApplication) -> None:
    state = FigureState()
    together, layout = painted(state)
    for number, panel in enumerate(layout.panels):
        alone, _ = painted(state, panels=slice(number, number + 1))
        box = QRectF(panel.x, panel.y, panel.width, panel.height).toRect()
        rows = slice(box.top(), box.bottom() + 1)
        columns = slice(box.left(), box.right() + 1)
        assert np.abs(together[rows, columns] - alone[rows, columns]).max() == 0


@pytest.mark.parametrize("form", ["cubes", "tiles"])
def test_both_modes_have_pictures_of_their_own(qapp: QApplication, form: str) -> None:
    state = FigureState(norms=("batch",), both_modes=True, form=form, color="y")
    picture, layout = painted(state)
    first, second = (
        picture[round(panel.y) :, round(panel.x) :][: int(panel.height), : int(panel.width)]
        for panel in layout.panels
    )
    middle = slice(int(layout.em * 4), -int(layout.em * 6))
    assert np.abs(first - second)[middle].max() > 20
