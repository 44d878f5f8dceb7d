"""One module is all that a colouring or a tensor source needs: made-up ones go through all.

If one of these fails for a new entry, a file other than its own would have had to know of it.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from normviz import cli
from normviz.figure import colorings
from normviz.figure.colors import LIGHT, label_colors, value_levels, value_table
from normviz.figure.inputs import TensorMaker
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import NotReadyError, SourceServices
from normviz.registry import Registry
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.figure_json import state_from_json, to_json
from normviz.scenes.files import write_scene
from normviz.scenes.scene import Scene
from tests.figure.made import make_input
from tests.figure.states import figure_state
from tests.figure.synthetic import BY_SAMPLE, EPSILON, ERASED, LIMIT, MOMENTUM, SHAPE, Layer


@pytest.fixture(autouse=True)
def layer() -> Iterator[Layer]:
    made = Layer()
    with ExitStack() as stack:
        stack.enter_context(COLORINGS.added(ERASED))
        stack.enter_context(COLORINGS.added(BY_SAMPLE))
        stack.enter_context(SOURCES.added(made.source))
        yield made


def test_the_names_come_in_their_order() -> None:
    assert [name for name in COLORINGS if name not in ("erased", "by_sample")] == [
        "set",
        "all",
        "x",
        "x_hat",
        "y",
        "gradient",
    ]
    assert [name for name in SOURCES if name != "layer"] == [
        *("noise", "offset", "scale", "digits", "activations", "kernel")
    ]


def test_a_module_among_the_entries_is_found_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made_up.py").write_text("from tests.figure.synthetic import ERASED as COLORING\n")
    monkeypatch.setattr(colorings, "__path__", [*colorings.__path__, str(tmp_path)])
    found = Registry("normviz.figure.colorings", "COLORING")
    assert "erased" in found
    sys.modules.pop("normviz.figure.colorings.made_up")


def test_the_state_takes_it_and_refuses_what_nobody_registered() -> None:
    state = FigureState(color="erased", source="layer")
    assert state_from_json(to_json(state)) == state
    for field in ("color", "source"):
        with pytest.raises(ValueError, match=rf"expected {field} to be one of .*'nonsense'"):
            figure_state(**{field: "nonsense"})
        with pytest.raises(ValueError, match=f"expected {field}"):
            figure_state(**{field: ["x"]})


def figure(target: Path, *options: str) -> bytes:
    assert cli.main(["figure", "--norm", "batch,layer", *options, "-o", str(target)]) == 0
    return target.read_bytes()


@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
@pytest.mark.parametrize("color", ["erased", "by_sample"])
def test_a_colouring_goes_into_every_kind_of_file(
    tmp_path: Path, form: str, suffix: str, color: str
) -> None:
    data = figure(tmp_path / f"a.{suffix}", "--color", color, "--form", form)
    assert len(data) > 1000
    if suffix == "svg":
        assert (f">{LIMIT:g}<" in data.decode()) == (color == "erased")


def test_an_svg_has_its_colours(tmp_path: Path) -> None:
    options = ("--form", "tiles", "--shape", "2,2,1,2", "--index", "0,0,0,0")
    text = figure(tmp_path / "a.svg", "--color", "by_sample", *options).decode()
    for shade in label_colors(2, LIGHT.lightness):
        assert text.count("#" + "".join(f"{int(part + 0.5):02x}" for part in shade)) == 2 * 4
    text = figure(tmp_path / "b.svg", "--color", "erased", *options).decode()
    x = make_input("noise", (2, 2, 1, 2), 0)
    mean, variance = x.mean((0, 2, 3), keepdims=True), x.var((0, 2, 3), keepdims=True)
    y = (x - mean) / np.sqrt(variance + 1e-3)
    expected = value_table(LIGHT)[value_levels(x - y, LIMIT)]
    for color in expected.ravel():
        assert f"#{int(color) & 0xFFFFFF:06x}" in text


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_source_goes_into_a_file_with_its_own_shape(tmp_path: Path, suffix: str) -> None:
    data = figure(
        tmp_path / f"a.{suffix}", "--input", "layer", "--form", "tiles", "--index", "2,3,4,1"
    )
    if suffix == "svg":
        text = data.decode()
        assert "batch-tile-n2-c3-h4-w1" in text
        assert "N 3" in text


def test_what_is_not_ready_or_lies_outside_is_told_in_one_line(
    tmp_path: Path, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "a.png")
    assert cli.main(["figure", "--input", "layer", "--index", "3,0,0,0", "-o", target]) == 2
    assert "expected an index n from 0 to 2" in capsys.readouterr().err
    layer.is_ready = False
    assert cli.main(["figure", "--input", "layer", "-o", target]) == 2
    assert capsys.readouterr().err.strip().endswith("The layer is being computed.")


def test_what_comes_with_the_tensor_becomes_the_settings() -> None:
    maker = TensorMaker(SourceServices())
    state = maker.prepare(figure_state(source="layer", groups=6))
    assert state.shape == SHAPE
    assert (state.groups, state.epsilon, state.momentum) == (4, EPSILON, MOMENTUM)
    assert maker.tensor(state).x.shape == SHAPE


def test_an_epsilon_set_by_hand_stays_while_the_layer_goes_on(layer: Layer) -> None:
    maker = TensorMaker(SourceServices())
    state = maker.prepare(FigureState(source="layer"))
    before = maker.tensor(state).x
    changed = figure_state(**{**vars(state), "epsilon": 0.5})
    layer.step = 1
    again = maker.prepare(changed, anew=True)
    assert again.epsilon == 0.5
    np.testing.assert_array_equal(maker.tensor(again).x, before + 1)


def test_what_cannot_be_made_leaves_what_was_prepared(layer: Layer) -> None:
    maker = TensorMaker(SourceServices())
    state = maker.prepare(FigureState(source="layer"))
    before = maker.tensor(state).x
    layer.is_ready = False
    with pytest.raises(NotReadyError, match="is being computed"):
        maker.prepare(state, anew=True)
    assert maker.tensor(state).x is before


def test_a_screenshot_shows_it(tmp_path: Path) -> None:
    scene, picture = tmp_path / "a.normviz", tmp_path / "a.png"
    write_scene(scene, Scene("cube", CubeScene(FigureState(color="erased", source="layer"))))
    words = ["screenshot", "--scene", str(scene), "-o", str(picture)]
    program = (
        "from normviz import cli; from normviz.figure.registries import COLORINGS, SOURCES; "
        "from tests.figure.synthetic import ERASED, Layer\n"
        "with COLORINGS.added(ERASED), SOURCES.added(Layer().source):\n"
        f"    raise SystemExit(cli.main({words!r}))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.stat().st_size > 10_000
