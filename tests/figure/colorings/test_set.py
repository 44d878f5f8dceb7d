import numpy as np
import pytest

from normviz.figure.colorings.set import COLORING
from normviz.figure.colors import LIGHT
from normviz.figure.layout import lay_out
from normviz.figure.state import Camera, FigureState
from tests.figure.made import panels_of


@pytest.mark.parametrize("slab_axis", ["none", "N", "C", "HW"])
@pytest.mark.parametrize("index", [(0, 0, 0, 0), (3, 5, 2, 2)])
def test_a_face_without_an_image_has_the_pixels_of_one(slab_axis: str, index) -> None:
    state = FigureState(slab_axis=slab_axis, slabs=3)
    faces = lay_out(state, Camera(), 600.0, 400.0, 16.0).faces
    found = 0
    assert COLORING.solid is not None
    for data in panels_of(state, index).values():
        for face in faces:
            table = COLORING.face(data, face, (1, 1), LIGHT) & 0xFFFFFF
            solid = COLORING.solid(data, face, face.span(), LIGHT)
            if solid is None:
                continue
            found += 1
            painted = np.full((face.v1 - face.v0, face.u1 - face.u0), solid.ground)
            if solid.cut is not None:
                u, v, wide, tall = solid.cut
                painted[v : v + tall, u : u + wide] = solid.color
            np.testing.assert_array_equal(painted, np.broadcast_to(table, painted.shape))
    assert found > len(faces)
