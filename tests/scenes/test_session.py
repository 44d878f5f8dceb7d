import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from normviz.figure.state import Camera, FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import VIEWS, Scene, part_class
from normviz.scenes.session import VERSION_KEY, part_from_session, session_values
from normviz.scenes.train_scene import TrainScene
from normviz.settings.store import SettingsStore
from normviz.settings.values import is_plain
from tests.figure.states import figure_state
from tests.scenes.scene_strategies import SCENES, SPEC

VERSION_1_NAMES = ("groups", "epsilon", "center", "scale", "training", "momentum")
CUBE = CubeScene(figure_state(groups=3), Camera(yaw=1.0), (1, 1, 1, 1), True, "group", "torch")


@given(SCENES)
@settings(max_examples=30, deadline=None)
def test_what_is_kept_comes_back(scene: Scene) -> None:
    for view, part in scene.parts.items():
        values = json.loads(json.dumps(session_values(part)))
        assert all(map(is_plain, values.values()))
        assert part_from_session(view, values) == part


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("values", [{}, {VERSION_KEY: 3}, {"scene/figure": 3}, {"state": 7}])
def test_nothing_that_makes_sense_is_the_default(view: str, values: dict) -> None:
    assert part_from_session(view, values) == part_class(view)()


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
    values = session_values(CUBE)
    values[f"scene/{field}"] = value
    assert part_from_session("cube", values) == replace(CUBE, **left)


def test_fields_of_a_newer_version_are_left_out() -> None:
    values = session_values(CUBE)
    values[VERSION_KEY] = 99
    values["scene/smell"] = "roses"
    values["scene/figure"]["texture"] = "wood"
    assert part_from_session("cube", values) == CUBE


def test_what_version_1_kept_is_taken_over() -> None:
    figure, camera = figure_state(groups=3, color="y"), Camera(yaw=-4.5)
    shared = asdict(figure.shared)
    state = {"version": 1} | asdict(figure) | {name: shared[name] for name in VERSION_1_NAMES}
    del state["shared"]
    values = {"state": state, "camera": {"version": 1} | asdict(camera), "widths": [1, 2]}
    assert part_from_session("cube", json.loads(json.dumps(values))) == CubeScene(figure, camera)
    train = {"spec": SPEC.to_json(), "folded": []}
    assert part_from_session("train", json.loads(json.dumps(train))) == TrainScene(spec=SPEC)
    draw = {"width": 40, "models": ["group", "run"], "source": "foot"}
    assert part_from_session("draw", draw) == DrawScene(
        pen_width=40, models=("group", "run"), source="foot"
    )


def test_a_scene_wins_over_what_version_1_kept() -> None:
    values = session_values(CUBE) | {"state": asdict(figure_state(groups=6))}
    assert part_from_session("cube", values) == CUBE


def test_the_cube_does_not_wait_for_the_code_of_other_views() -> None:
    code = (
        "import sys; from normviz.scenes.session import part_from_session;"
        "part_from_session('cube', {});"
        "sys.exit(bool({'normviz.runs', 'normviz.recipes'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603
    assert done.returncode == 0


def test_of_two_windows_each_keeps_what_was_changed_in_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first, second = SettingsStore(path), SettingsStore(path)
    for store in (first, second):
        store.adopt(keyed(CubeScene()))
    first.save(keyed(CubeScene(figure_state(groups=3))))
    second.save(keyed(CubeScene(element=(1, 1, 1, 1))))
    found = part_from_session("cube", SettingsStore(path).settings.group("views/cube").values)
    assert found == CubeScene(figure_state(groups=3), element=(1, 1, 1, 1))


def keyed(scene: CubeScene) -> dict[str, object]:
    return {f"views/cube/{key}": value for key, value in session_values(scene).items()}
