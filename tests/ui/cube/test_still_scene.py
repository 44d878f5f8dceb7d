import numpy as np
import pytest

from normviz.figure.colors import LIGHT
from normviz.figure.inputs import TensorMaker
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import SourceServices
from normviz.scenes.cube_scene import CubeScene
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.offscreen_figure import OffscreenFigure
from normviz.ui.cube.still_scene import StillScene

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("color", ["set", "y"])
def test_a_scene_by_itself_is_painted_as_in_the_model(color: str) -> None:
    scene = CubeScene(FigureState(color=color), element=(1, 2, 0, 1), pinned=True)
    model = CubeModel()
    model.show(scene)
    still = StillScene(scene, TensorMaker(SourceServices()))
    assert (still.state, still.index, still.pinned) == (model.state, model.index, model.pinned)
    images = [
        OffscreenFigure(content, style_of(LIGHT), (300, 200)).image() for content in (model, still)
    ]
    assert images[0] == images[1]
    np.testing.assert_array_equal(
        still.panel_data("batch", (0, 0, 0, 0)).x, model.panel_data("batch", (0, 0, 0, 0)).x
    )
