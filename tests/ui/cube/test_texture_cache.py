import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from normviz.figure.colors import DARK, LIGHT, rgb
from normviz.figure.geometry import HW
from normviz.figure.layout import Layout, lay_out
from normviz.figure.state import Camera, FigureState
from normviz.figure.texture.tile_textures import VisibleTiles
from normviz.ui.cube.face_painter import Patch, ReadyFace, ready_faces, texel_factors
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.texture_cache import TextureCache, to_image
from tests.figure.states import figure_state

pytestmark = pytest.mark.usefixtures("qapp")


def made(state: FigureState, index=(0, 0, 0, 0), colors=LIGHT) -> tuple[CubeModel, TextureCache]:
    model = CubeModel(state)
    textures = TextureCache(model)
    textures.look_at(index, colors)
    return model, textures


def laid_out(state: FigureState, camera: Camera | None = None) -> Layout:
    return lay_out(state, camera or Camera(), 720.0, 640.0, 16.0)


def face_along(layout: Layout, axis: int) -> ReadyFace:
    return next(ready for ready in ready_faces(layout, 1.0) if ready.face.axis == axis)


def test_an_image_has_the_pixels_of_its_table() -> None:
    table = np.array([[0xFF102030, 0xFF405060, 0xFF708090]], np.uint32)
    image = to_image(np.repeat(table, 2, axis=0)[:, ::2])
    assert (image.width(), image.height()) == (2, 2)
    assert [image.pixel(0, 1), image.pixel(1, 0)] == [0xFF102030, 0xFF708090]


def test_a_face_of_one_colour_is_no_image() -> None:
    state = FigureState(norms=("layer",))
    _, textures = made(state, (1, 0, 0, 0))
    side = face_along(laid_out(state), 0)
    found = textures.face("layer", side)
    assert isinstance(found, QColor)
    assert np.abs(rgb(found.rgb() & 0xFFFFFF) - rgb(LIGHT.rest) * side.face.shade).max() <= 1


@pytest.mark.parametrize("color", ["set", "all", "x", "y"])
def test_a_turn_makes_no_image_anew(color: str) -> None:
    state = FigureState(color=color)
    _, textures = made(state)
    first, second = (
        textures.face("batch", face_along(laid_out(state, camera), HW))
        for camera in (Camera(), Camera(yaw=-30.0))
    )
    assert first is second


@pytest.mark.parametrize(("color", "kept"), [("set", False), ("all", True), ("y", True)])
def test_another_element_makes_only_images_of_sets_anew(color: str, kept: bool) -> None:
    state = FigureState(color=color)
    _, textures = made(state)
    side = face_along(laid_out(state), HW)
    before = textures.face("batch", side)
    textures.look_at((1, 1, 1, 1), LIGHT)
    assert (textures.face("batch", side) is before) == kept


def test_another_theme_makes_every_image_anew() -> None:
    state = FigureState(color="all", norms=("layer",))
    _, textures = made(state)
    side = face_along(laid_out(state), 0)
    before = textures.face("layer", side)
    textures.look_at((0, 0, 0, 0), DARK)
    after = textures.face("layer", side)
    assert isinstance(before, QColor)
    assert before != after


def test_the_lower_side_of_a_thin_slab_lies_in_the_dark_also_after_a_turn() -> None:
    state = FigureState(shape=(4, 6, 1, 1), norms=("layer",))
    _, textures = made(state)

    def brightness(pitch: float) -> float:
        patch = textures.face("layer", face_along(laid_out(state, Camera(pitch=pitch)), HW))
        assert isinstance(patch, Patch)
        return float(rgb(patch.ground.rgb() & 0xFFFFFF).sum())

    assert brightness(-27.0) < 0.8 * brightness(27.0)


def test_members_follow_the_lit_element() -> None:
    _, textures = made(FigureState())
    assert textures.members("layer").box[0] == slice(0, 1)
    textures.look_at((2, 0, 0, 0), LIGHT)
    assert textures.members("layer").box[0] == slice(2, 3)


def test_values_are_those_of_the_model_and_kept() -> None:
    model, textures = made(FigureState(color="y"))
    whole = textures.data("batch").whole()
    assert whole.normalized.y is model.normalized("batch").y
    assert textures.data("batch").whole().normalized is whole.normalized


def test_the_values_of_x_need_no_norm(monkeypatch: pytest.MonkeyPatch) -> None:
    model, textures = made(FigureState(color="x"))
    monkeypatch.setattr("normviz.figure.numbers.FigureNumbers.normalizer", None)
    assert textures.data("batch").whole().x is model.x
    assert textures.limit("batch") is not None


def test_forgetting_takes_up_new_settings() -> None:
    model, textures = made(FigureState(color="y"))
    before = textures.data("batch").whole().normalized.y
    model.change("Beta", beta=2.0)
    textures.forget()
    textures.look_at((0, 0, 0, 0), LIGHT)
    after = textures.data("batch").whole().normalized.y
    np.testing.assert_allclose(after, before + 2, atol=1e-6)


@pytest.mark.parametrize("color", ["set", "all", "x", "x_hat", "y"])
def test_tiles_have_the_pixels_of_the_screen(color: str) -> None:
    state = FigureState(color=color, form="tiles")
    _, textures = made(state)
    window = VisibleTiles(0.0, 0.0, 50, 40, 2.0)
    image = textures.tiles("batch", laid_out(state), window)
    assert isinstance(image, QImage)
    assert (image.width(), image.height()) == (50, 40)
    assert textures.tiles("batch", laid_out(state), window) is image


def test_images_before_a_look_are_a_mistake_of_the_caller(qapp: QApplication) -> None:
    state = FigureState()
    textures = TextureCache(CubeModel(state))
    with pytest.raises(RuntimeError, match="look_at"):
        textures.face("batch", face_along(laid_out(state), HW))
    with pytest.raises(RuntimeError, match="look_at"):
        textures.members("batch")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_cells_share_a_texel_where_they_are_small_whatever_the_turn(ratio: float) -> None:
    state = figure_state(shape=(64, 64, 28, 28), groups=1)
    turned = {
        tuple(sorted(texel_factors(laid_out(state, Camera(yaw=yaw)), ratio).items()))
        for yaw in (-80.0, -42.0, 0.0, 45.0, 170.0)
    }
    assert len(turned) == 1
    layout = laid_out(state)
    for normal, (v, u) in texel_factors(layout, ratio).items():
        face = face_along(layout, normal).face
        for factor, axis in ((v, face.v_axis), (u, face.u_axis)):
            pixels = layout.solid.cell[axis] * layout.scale * ratio
            assert pixels * factor >= 0.75
            assert factor == 1 or pixels * factor < 1.5


def test_a_set_that_is_one_rectangle_on_a_face_is_a_patch() -> None:
    state = FigureState(norms=("instance",))
    _, textures = made(state)
    top = textures.face("instance", face_along(laid_out(state), HW))
    assert isinstance(top, Patch)
    assert top.cut == (0, 0, 1, 1)
