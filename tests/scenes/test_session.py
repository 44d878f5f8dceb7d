import json
import subprocess
import sys
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings

from normviz.figure.state import Camera, FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import VIEWS, Scene, part_class
from normviz.scenes.session import KEY, kept, kept_part
from normviz.scenes.train_scene import TrainScene
from normviz.settings.values import is_plain
from tests.scenes.scene_strategies import SCENES, SPEC

CUBE = CubeScene(FigureState(groups=3), Camera(yaw=1.0), (1, 1, 1, 1), True, "group", "torch")


@given(SCENES)
@settings(max_examples=30, deadline=None)
def test_what_is_kept_comes_back(scene: Scene) -> None:
    for view, part in scene.parts.items():
        values = json.loads(json.dumps(kept(view, part)))
        assert is_plain(values[KEY])
        assert kept_part(view, values) == part


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("values", [{}, {KEY: 3}, {KEY: {}}, {KEY: {"cube": []}}, {"state": 7}])
def test_nothing_that_makes_sense_is_the_default(view: str, values: dict) -> None:
    assert kept_part(view, values) == part_class(view)()


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("figure", {"norms": ["bach"]}, {"figure": FigureState()}),
        ("figure", 3, {"figure": FigureState()}),
        ("camera", {"yaw": "left"}, {"camera": Camera()}),
        ("element", [9, 9, 9, 9], {"element": (0, 0, 0, 0)}),
        ("pinned", "yes", {"pinned": False}),
        ("focused", "rms", {"focused": "batch"}),
        ("library", None, {"library": "keras"}),
    ],
)
def test_a_value_that_makes_no_sense_costs_only_itself(field, value, left) -> None:
    values = kept("cube", CUBE)
    values[KEY]["cube"][field] = value
    assert kept_part("cube", values) == replace(CUBE, **left)


def test_fields_of_a_newer_version_are_left_out() -> None:
    values = kept("cube", CUBE)
    values[KEY]["version"] = 99
    values[KEY]["cube"]["smell"] = "roses"
    values[KEY]["cube"]["figure"]["texture"] = "wood"
    assert kept_part("cube", values) == CUBE


def test_what_version_1_kept_is_taken_over() -> None:
    figure, camera = FigureState(groups=3, color="y"), Camera(yaw=-4.5)
    state = {"version": 1} | asdict(figure)
    values = {"state": state, "camera": {"version": 1} | asdict(camera), "widths": [1, 2]}
    assert kept_part("cube", json.loads(json.dumps(values))) == CubeScene(figure, camera)
    train = {"spec": SPEC.to_json(), "folded": []}
    assert kept_part("train", json.loads(json.dumps(train))) == TrainScene(spec=SPEC)
    draw = {"width": 40, "models": ["group", "run"], "source": "foot"}
    assert kept_part("draw", draw) == DrawScene(
        pen_width=40, models=("group", "run"), source="foot"
    )


def test_a_scene_wins_over_what_version_1_kept() -> None:
    values = kept("cube", CUBE) | {"state": asdict(FigureState(groups=6))}
    assert kept_part("cube", values) == CUBE


def test_the_cube_does_not_wait_for_the_code_of_other_views() -> None:
    code = (
        "import sys; from normviz.scenes.session import kept_part; kept_part('cube', {});"
        "sys.exit(bool({'normviz.runs', 'normviz.recipes'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603
    assert done.returncode == 0
