import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from normviz.figure.colors import DARK, LIGHT, rgb
from normviz.figure.geometry import pick
from normviz.figure.sets import index_of
from normviz.figure.state import Camera, FigureState
from normviz.figure.tensor_source import SourceServices
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.offscreen_figure import FigureLook, OffscreenFigure, render
from tests.figure.states import figure_state

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (800, 640)


def still(state: FigureState, colors=LIGHT, ratio=1.0, index=(0, 1, 0, 2)) -> OffscreenFigure:
    model = CubeModel(state)
    model.hover(index)
    return OffscreenFigure(model, style_of(colors, ratio), SIZE)


def pixel(image: QImage, x: float, y: float) -> np.ndarray:
    color = QColor(image.pixel(int(x), int(y)))
    return np.array([color.red(), color.green(), color.blue()], float)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("color", ["set", "all", "x", "x_hat", "y"])
@pytest.mark.parametrize("form", ["cubes", "tiles"])
def test_the_shapes_of_a_file_have_the_colours_of_the_window(form, color, colors) -> None:
    figure = still(FigureState(form=form, color=color), colors)
    image, scene = figure.image(), figure.scene()
    for panel, placed in zip(scene.panels, figure.layout.panels, strict=True):
        for cell in panel.cells:
            for polygon, fill in cell.parts:
                x, y = np.mean(polygon, axis=0)
                assert np.abs(pixel(image, x, y) - rgb(fill)).max() < 5, (cell.id, placed)


@pytest.mark.parametrize("slab_axis", ["N", "C", "HW"])
def test_what_lies_in_front_is_painted_in_front_in_both(slab_axis: str) -> None:
    figure = still(FigureState(norms=("group",), slab_axis=slab_axis, slabs=3, gap=0.2))
    image, scene, layout = figure.image(), figure.scene(), figure.layout
    x, y = layout.panels[0].cube
    fills = {
        (cell.id, tuple(np.round(np.mean(polygon, axis=0), 3))): fill
        for cell in scene.panels[0].cells
        for polygon, fill in cell.parts
    }
    seen = 0
    for (name, middle), fill in fills.items():
        cell = pick(layout.faces, middle[0] - x, middle[1] - y)
        index = index_of(cell, figure._model.state)
        if name == "group-n{}-c{}-h{}-w{}".format(*index):
            seen += 1
            if not near_a_line(layout, middle[0] - x, middle[1] - y):
                assert np.abs(pixel(image, *middle) - rgb(fill)).max() < 8
    assert seen > 40


def near_a_line(layout, x: float, y: float) -> bool:
    """Whether the rim of a face, which is painted over its neighbours, passes by."""
    for face in layout.faces:
        corners = np.array(face.corners())
        for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            along = (b - a) / max(np.hypot(*(b - a)), 1e-9)
            offset = np.array([x, y]) - a
            within = -2 < offset @ along < np.hypot(*(b - a)) + 2
            if within and abs(along[0] * offset[1] - along[1] * offset[0]) < 2.5:
                return True
    return False


@pytest.mark.parametrize("ratio", [0.5, 1.0, 2.0])
def test_an_image_has_its_size_times_the_ratio(ratio: float) -> None:
    image = still(FigureState(), ratio=ratio).image()
    assert (image.width(), image.height()) == (800 * ratio, 640 * ratio)


def test_an_image_without_a_pixel_is_refused() -> None:
    with pytest.raises(ValueError, match=r"expected a picture of at least 1 × 1 .* received"):
        still(FigureState(), ratio=1e-4).image()


def test_a_figure_is_cut_to_its_content_on_request(qapp: QApplication) -> None:
    whole = QImage.fromData(render(".png", CubeScene(), look()))
    cut = QImage.fromData(render(".png", CubeScene(), look(crop=True)))
    assert (whole.width(), whole.height()) == SIZE
    assert cut.height() < whole.height()


@pytest.mark.parametrize("ratio", [60.0, 25.0])
def test_an_image_that_no_memory_holds_is_refused(ratio: float) -> None:
    with pytest.raises(ValueError, match=r"expected a picture of at most .*received"):
        still(FigureState(), ratio=ratio).image()


def test_a_scene_has_the_words_of_the_window() -> None:
    figure = still(FigureState(norms=("batch",)))
    texts = [text.text for text in figure.scene().panels[0].texts]
    assert "6 sets of 36" in texts


def look(**changes) -> FigureLook:
    options = {"colors": LIGHT, "size": SIZE, "scale": 1.0}
    return FigureLook(**(options | changes))


@pytest.mark.parametrize(
    ("suffix", "start"), [(".svg", b"<?xml"), (".pdf", b"%PDF-1"), (".png", b"\x89PNG")]
)
def test_a_figure_is_rendered_without_a_window(suffix: str, start: bytes) -> None:
    assert render(suffix, CubeScene(), look()).startswith(start)


@pytest.mark.parametrize(
    "changes",
    [
        {"colors": DARK},
        {"size": (640, 480)},
        {"scale": 2.0},
        {"text_size": 24.0},
        {"transparent": True},
    ],
)
def test_every_part_of_the_look_can_be_seen(qapp: QApplication, changes) -> None:
    assert render(".png", CubeScene(), look()) != render(".png", CubeScene(), look(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"camera": Camera(yaw=20.0)},
        {"element": (1, 1, 1, 1)},
        {"pinned": True},
        {"figure": figure_state(groups=3)},
    ],
)
def test_every_part_of_the_scene_can_be_seen(qapp: QApplication, changes) -> None:
    scene = CubeScene(**changes)
    assert render(".png", CubeScene(), look()) != render(".png", scene, look())


def full_ink(_: int) -> np.ndarray:
    return np.full((1, 28, 28), 255, np.uint8)


def test_digits_are_given_to_the_figure() -> None:
    state = figure_state(source="digits", color="x", form="tiles", shape=(1, 1, 28, 28), groups=1)
    pictures = {
        render(".png", CubeScene(state), look(), SourceServices(images))
        for images in (lambda _: np.zeros((1, 28, 28), np.uint8), full_ink)
    }
    assert len(pictures) == 2
