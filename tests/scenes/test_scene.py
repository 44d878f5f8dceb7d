import pytest

from normviz.errors import UserError
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import Scene, scene_of


def test_only_views_that_the_scene_says_something_of_have_parts() -> None:
    assert Scene("train").parts == {}
    assert Scene("draw", cube=CubeScene(), draw=DrawScene()).parts == {
        "cube": CubeScene(),
        "draw": DrawScene(),
    }


def test_the_scene_of_one_view() -> None:
    assert scene_of("draw", DrawScene()) == Scene("draw", draw=DrawScene())
    assert scene_of("draw", None) == Scene("draw")


def test_a_view_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        UserError, match="one of cube, learn, train, compare, draw, inspect; received 'dream'"
    ):
        Scene("dream")
