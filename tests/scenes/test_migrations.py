from dataclasses import asdict

from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.figure_json import to_json
from normviz.scenes.migrations import from_version_1
from normviz.scenes.session import part_from_session
from normviz.settings.old_ini import settings_from_ini
from tests.figure.states import figure_state

STATE = figure_state(norms=("frn", "batch"), shape=(2, 9, 5, 4), groups=3, source="offset")
INI = r"""[views]
cube\camera="{\"version\": 1, \"yaw\": -4.5, \"pitch\": 10.0}"
cube\state="STATE"
draw\models=group run
draw\source=foot
draw\width=24
train\folded=norm_options machine
"""


def test_an_ini_of_version_0_1_opens_as_it_was() -> None:
    text = INI.replace("STATE", to_json(STATE).replace('"', r"\""))
    settings = settings_from_ini(text)
    cube = part_from_session("cube", settings.group("views/cube").values)
    assert isinstance(cube, CubeScene)
    assert (cube.figure, cube.camera.yaw, cube.camera.pitch) == (STATE, -4.5, 10.0)
    assert (cube.element, cube.pinned, cube.focused) == ((0, 0, 0, 0), False, "frn")
    assert from_version_1("draw", settings.group("views/draw").values) == {
        "pen_width": 24,
        "models": ["group", "run"],
        "source": "foot",
    }


def test_settings_that_version_1_did_not_know_have_their_defaults() -> None:
    values = {"state": {"version": 1, "groups": 3, "unknown": 4}}
    assert from_version_1("cube", values) == {"figure": asdict(figure_state(groups=3))}


def test_what_cannot_be_shown_is_left_out() -> None:
    assert from_version_1("cube", {"state": {"shape": [0, 0, 0, 0]}, "camera": 3}) == {}
    assert from_version_1("train", {}) == {}
