import json

import pytest
from hypothesis import given, settings

from normviz.errors import UserError
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import VERSION, Scene
from normviz.scenes.scene_json import from_json, to_json
from tests.figure.states import figure_state
from tests.scenes.scene_strategies import SCENES, SPEC

HEAD = {"normviz": "scene", "version": VERSION, "view": "cube"}


@given(SCENES)
@settings(max_examples=60, deadline=None)
def test_a_scene_comes_back_as_it_was_written(scene: Scene) -> None:
    assert from_json(to_json(scene)) == scene
    assert from_json(to_json(scene).encode()) == scene


def test_what_is_missing_has_its_default() -> None:
    assert from_json(json.dumps(HEAD)) == Scene("cube")
    assert from_json(json.dumps(HEAD | {"cube": {}})) == Scene("cube", CubeScene())
    scene = from_json(json.dumps(HEAD | {"cube": {"figure": {"groups": 3}}}))
    assert scene.cube == CubeScene(figure_state(groups=3))
    assert from_json(json.dumps(HEAD | {"draw": {"pen_width": 9}})).draw == DrawScene(pen_width=9)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"normviz": "figure"}, '"normviz": "scene"'),
        ({"version": 0}, "from 1 on, received 0"),
        ({"version": True}, "from 1 on, received True"),
        ({"version": None}, "from 1 on, received None"),
        ({"view": "dream"}, "one of cube, learn, train, compare, draw, inspect; received 'dream'"),
        ({"view": 3}, "expected a text, received 3"),
        ({"cubes": {}}, "received 'cubes'"),
        ({"cube": {"figur": {}}}, "received 'figur'"),
        ({"cube": None}, "expected an object, received None"),
        ({"cube": {"figure": {"shape": [2, 2, 2]}}}, "expected 4 values"),
        ({"cube": {"element": [4, 0, 0, 0]}}, "index n from 0 to 3, received 4"),
        ({"cube": {"element": [0, 0, 0, -1]}}, "index w from 0 to 2, received -1"),
        ({"cube": {"focused": "rms"}}, "out of batch, layer, instance, group, received 'rms'"),
        ({"cube": {"figure": {"norms": []}, "focused": "rms"}}, "out of none, received 'rms'"),
        ({"cube": {"library": "jax"}}, "keras, torch"),
        ({"train": {"zoom": 3}}, "1, 2, 5, 10, 20, received 3"),
        ({"train": {"smoothing": 0}}, "from 1 to 500 batches, received 0"),
        ({"train": {"page": "home"}}, "runs, model, validation, printed"),
        ({"train": {"spec": {}}}, "expected version 1, received None"),
        ({"train": {"spec": SPEC.to_json() | {"recipe": "soup"}}}, "received 'soup'"),
        ({"train": {"spec": SPEC.to_json() | {"preset": "slow"}}}, "received 'slow'"),
        ({"train": {"spec": SPEC.to_json() | {"dataset": "cifar10"}}}, "received 'cifar10'"),
        ({"draw": {"pen_width": 3}}, "from 4 to 60, received 3"),
        ({"draw": {"saliency": "magic"}}, "off, gradient, occlusion"),
        ({"draw": {"batch": {"mates": 10}}}, "a digit from 0 to 9, received 10"),
        ({"draw": {"batch": {"count": 64}}}, "from 0 to 63, received 64"),
        ({"draw": {"drawing": {"strokes": [{"points": [], "width": 9}]}}}, "at least one point"),
        ({"draw": {"drawing": {"picture": {"ink": "?"}}}}, "packed by zlib as base64"),
    ],
)
def test_what_cannot_be_shown_is_refused(change: dict, expected: str) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011 (the text follows)
        from_json(json.dumps(HEAD | change))
    assert expected in str(told.value)


def test_a_newer_version_asks_for_an_update() -> None:
    text = json.dumps(HEAD | {"version": VERSION + 1, "taste": "sweet"})
    with pytest.raises(UserError, match=f"received version {VERSION + 1}; update normviz"):
        from_json(text)


@pytest.mark.parametrize("text", ["", "[]", "{", '"scene"', "{}", "null", b"\xff", b"\x00" * 9])
def test_what_is_no_scene_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (of the parser's many texts, any)
        from_json(text)


def test_a_figure_of_version_1_names_shared_settings_beside_the_others() -> None:
    values = {"groups": 3, "epsilon": 0.5, "training": False, "seed": 7}
    scene = from_json(json.dumps(HEAD | {"version": 1, "cube": {"figure": values}}))
    assert scene.cube is not None
    assert scene.cube.figure == figure_state(groups=3, epsilon=0.5, training=False, seed=7)


def test_shared_settings_that_are_missing_are_as_at_first() -> None:
    scene = from_json(json.dumps(HEAD | {"cube": {"figure": {"shared": {"groups": 3}}}}))
    assert scene.cube is not None
    assert scene.cube.figure == figure_state(groups=3)
