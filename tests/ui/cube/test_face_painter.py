import numpy as np
import pytest
from PySide6.QtCore import QPointF

from normviz.figure.layout import lay_out
from normviz.figure.state import Camera, FigureState
from normviz.ui.cube.face_painter import ready_blocks, ready_faces
from tests.figure.states import figure_state


@pytest.mark.parametrize("slab_axis", ["none", "C"])
def test_the_map_of_a_face_leads_its_cells_to_the_screen(slab_axis: str) -> None:
    layout = lay_out(FigureState(slab_axis=slab_axis), Camera(), 720.0, 640.0, 16.0)
    for ready, face in zip(ready_faces(layout, 1.0), layout.faces, strict=True):
        assert ready.face is face
        for u, v in ((0, 0), (1, 0), (0, 2), (0.5, 1.5)):
            point = ready.map.map(QPointF(u, v))
            assert (point.x(), point.y()) == pytest.approx(face.point(u, v))
        ends = ready.cells.bottomRight()
        assert (ends.x(), ends.y()) == (face.u1 - face.u0, face.v1 - face.v0)


def test_the_outline_goes_around_the_cells() -> None:
    layout = lay_out(FigureState(), Camera(), 720.0, 640.0, 16.0)
    for ready in ready_faces(layout, 1.0):
        corners = [(p.x(), p.y()) for p in ready.outline.toList()]
        np.testing.assert_allclose(corners, ready.face.corners())


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_texels_are_at_least_three_quarters_of_a_pixel(ratio: float) -> None:
    state = figure_state(shape=(64, 64, 28, 28), groups=1)
    for ready in ready_faces(lay_out(state, Camera(), 720.0, 640.0, 16.0), ratio):
        assert min(ready.texel) >= 0.75


def test_keys_differ_where_pictures_may() -> None:
    seen = {}
    for pitch in (-27.0, 27.0):
        for slabs in (1, 2):
            state = FigureState(shape=(4, 6, 1, 1), slab_axis="N", slabs=slabs)
            layout = lay_out(state, Camera(pitch=pitch), 720.0, 640.0, 16.0)
            for ready in ready_faces(layout, 1.0):
                face = ready.face
                what = (face.axis, face.fixed, face.u0, face.u1, face.v0, face.v1, face.shade)
                assert seen.setdefault(ready.key, what) == what
    assert len(seen) == len(set(seen.values()))


@pytest.mark.parametrize("yaw", [-42.0, 20.0, 130.0, -160.0])
def test_a_block_has_nine_visible_edges(yaw: float) -> None:
    state = FigureState(slab_axis="N", slabs=3)
    layout = lay_out(state, Camera(yaw=yaw), 720.0, 640.0, 16.0)

    assert [len(block.edges) for block in ready_blocks(layout, 1.0)] == [9, 9, 9]
