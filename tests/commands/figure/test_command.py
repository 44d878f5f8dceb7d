import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from normviz import cli, norms
from normviz.figure.colors import DARK
from normviz.figure.state import Camera, ElementEdit, FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import write_scene
from normviz.scenes.scene import Scene
from tests.figure.states import figure_state


def cells_of(path: Path) -> dict[str, str]:
    """Class of every cell by its id."""
    root = ET.parse(path).getroot()  # noqa: S314 (our own file)
    cells = {e.get("id", ""): e.get("class", "") for e in root.iter()}
    return {name: kind for name, kind in cells.items() if kind in ("set", "rest")}


def complaint(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    try:
        status = cli.main(["figure", *words])
    except SystemExit as ended:
        status = int(ended.code or 0)
    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_an_svg_needs_neither_qt_nor_keras(tmp_path: Path) -> None:
    code = (
        "import sys; from normviz import cli; status = cli.main(sys.argv[1:]);"
        "loaded = {'PySide6', 'tensorflow', 'keras'} & set(sys.modules);"
        "sys.exit(status or bool(loaded))"
    )
    path = tmp_path / "a.svg"
    words = ["figure", "--norm", "batch", "--color", "y", "-o", str(path)]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith("<?xml")


def test_classes_in_the_svg_are_those_of_the_mask(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    words = ["--norm", "group,layer-keras", "--shape", "2,8,3,4", "--groups", "4"]
    assert cli.main(["figure", *words, "--index", "1,3,2,1", "-o", str(path)]) == 0
    cells = cells_of(path)
    masks = {
        norm: norms.mask(norm, (2, 8, 3, 4), (1, 3, 2, 1), groups=4)
        for norm in ("group", "layer-keras")
    }
    assert {name.rsplit("-n", 1)[0] for name in cells} == masks.keys()
    for name, kind in cells.items():
        norm, place = name.rsplit("-n", 1)
        index = tuple(int(i) for i in re.findall(r"\d+", "n" + place))
        assert (kind == "set") == masks[norm][index]


@pytest.mark.parametrize(
    ("more", "size"), [((), 18), (("--sync-batch-norm",), 36)], ids=["alone", "synchronized"]
)
def test_replicas_cut_the_set_of_batch_norm(
    tmp_path: Path, more: tuple[str, ...], size: int
) -> None:
    path = tmp_path / "a.svg"
    words = ["--norm", "batch", "--form", "tiles", "--replicas", "2", *more]
    assert cli.main(["figure", *words, "-o", str(path)]) == 0
    assert sum(kind == "set" for kind in cells_of(path).values()) == size


@pytest.mark.parametrize(
    ("form", "count"), [("cubes", 4 * 6 * 9 - 3 * 5 * 8), ("tiles", 216), ("both", 312)]
)
def test_every_visible_cell_is_there(tmp_path: Path, form: str, count: int) -> None:
    path = tmp_path / "a.svg"
    assert cli.main(["figure", "--norm", "batch", "--form", form, "-o", str(path)]) == 0
    assert len(cells_of(path)) == count


def test_inference_leaves_the_element_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert cli.main(["figure", "--norm", "batch", "--inference", "-o", str(path)]) == 0
    assert [name for name, kind in cells_of(path).items() if kind == "set"] == ["batch-n0-c0-h0-w0"]


def test_groups_that_are_not_given_fit_the_channels(tmp_path: Path) -> None:
    words = ["--norm", "group", "--shape", "1,7,2,2", "-o", str(tmp_path / "a.svg")]
    assert cli.main(["figure", *words]) == 0


@pytest.mark.parametrize(("name", "start"), [("a.pdf", b"%PDF-"), ("a.PNG", b"\x89PNG")])
def test_other_kinds_are_made_without_a_display(tmp_path: Path, name: str, start: bytes) -> None:
    unseen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in unseen}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "normviz", "figure", "-o", str(tmp_path / name)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.usefixtures("qapp")
def test_a_png_has_its_size_scale_and_theme(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    words = ["--size", "400x300", "--scale", "1.5", "--theme", "dark", "-o", str(path)]
    assert cli.main(["figure", *words]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (600, 450)
    assert image.pixelColor(1, 1) == QColor(DARK.background)


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_another_seed_shows_other_digits(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    # Without MNIST on the machine, those that scikit-learn ships.
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "no_cache"))
    words = ["--input", "digits", "--color", "x", "--shape", "1,1,14,14", "--form", "tiles"]
    for seed in "01":
        path = tmp_path / f"{seed}.{suffix}"
        assert cli.main(["figure", *words, "--seed", seed, "-o", str(path)]) == 0
    assert (tmp_path / f"0.{suffix}").read_bytes() != (tmp_path / f"1.{suffix}").read_bytes()


def test_the_camera_turns_the_figure(tmp_path: Path) -> None:
    def points(*words: str) -> np.ndarray:
        path = tmp_path / "a.svg"
        assert cli.main(["figure", "--norm", "none", *words, "-o", str(path)]) == 0
        root = ET.parse(path).getroot()  # noqa: S314
        element = next(e for e in root.iter() if e.get("id") == "none-n0-c0-h0-w0")
        return np.array([e.get("points") for e in element])

    assert points("--yaw", "-42", "--pitch", "27").tolist() == points().tolist()
    assert points("--yaw", "-30").tolist() != points().tolist()
    assert points("--pitch", "40").tolist() != points().tolist()


@pytest.mark.parametrize(
    ("words", "expected", "received"),
    [
        (["--norm", "bach"], "batch, batch-renorm, layer", "'bach'"),
        (["--norm", ","], "norms out of", "none"),
        (["--norm", "batch,batch"], "each norm once", "batch, batch"),
        (["--shape", "4,6,3"], "N,C,H,W", "'4,6,3'"),
        (["--shape", "4,6,3,x"], "N,C,H,W", "'4,6,3,x'"),
        (["--shape", "0,6,3,3"], "from 1 on", "'0,6,3,3'"),
        (["--shape", "4,6,3,65"], "W from 1 to 64", "65"),
        (["--shape", "64,512,64,64"], "3\u202f211\u202f264 elements", "134\u202f217\u202f728"),
        (["--groups", "4"], "1, 2, 3, 6", "4"),
        (["--groups", "0"], "1, 2, 3, 6", "0"),
        (["--replicas", "3"], "replicas that divide N = 4 (1, 2, 4)", "3"),
        (["--sync-batch-norm"], "--replicas 2 or more", "one device"),
        (["--index", "0,0,0,3"], "w from 0 to 2", "3"),
        (["--index", "4,0,0,0"], "n from 0 to 3", "4"),
        (["--index", "-1,0,0,0"], "from 0 on", "-1,0,0,0"),
        (["--slabs", "0"], "slabs as a whole number from 1 to 16", "0"),
        (["--seed", "-1"], "seed", "-1"),
        (["--yaw", "nan"], "finite yaw", "nan"),
        (["--yaw", "inf"], "yaw", "inf"),
        (["--pitch", "nan"], "pitch from -85 to 85", "nan"),
        (["--pitch", "90"], "pitch from -85 to 85", "90"),
        (["--size", "0x10"], "WxH", "'0x10'"),
        (["--scale", "0"], "above 0", "'0'"),
        (["--color", "red"], "set", "'red'"),
    ],
)
def test_bad_words_are_answered_in_one_line(capsys, tmp_path, words, expected, received) -> None:
    path = tmp_path / "a.svg"
    joined = ["=".join(words)]
    error = complaint(capsys, *joined, "-o", str(path))
    assert expected in error
    assert received in error
    assert not path.exists()


@pytest.mark.parametrize("name", ["a.bmp", "a", ".svg"])
def test_an_unknown_suffix_is_answered_in_one_line(capsys, tmp_path: Path, name: str) -> None:
    error = complaint(capsys, "-o", str(tmp_path / name))
    assert ".svg, .pdf, .png, .html" in error
    assert repr(name) in error


def test_an_output_is_needed(capsys) -> None:
    assert "-o" in complaint(capsys)


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
@pytest.mark.usefixtures("qapp")
def test_too_many_cells_are_answered_in_one_line(capsys, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    words = ["--shape", "64,64,10,10", "--form", "tiles", "-o", str(path)]
    error = complaint(capsys, *words)
    assert "400\u202f000 visible cells" in error
    assert "received 1\u202f638\u202f400" in error
    assert not path.exists()


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_no_memory_holds_is_answered_in_one_line(capsys, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    error = complaint(capsys, "--size", "16384x16384", "--scale", "4", "-o", str(path))
    assert "received 65\u202f536 × 65\u202f536" in error
    assert not path.exists()


@pytest.mark.parametrize("place", ["missing/a.svg", "taken.svg"])
def test_an_output_that_cannot_be_written_is_answered_in_one_line(
    capsys, tmp_path: Path, place: str
) -> None:
    (tmp_path / "taken.svg").mkdir()
    assert place in complaint(capsys, "-o", str(tmp_path / place))


def test_what_cannot_be_shown_leaves_the_old_file(capsys, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("old")
    complaint(capsys, "--groups", "5", "-o", str(path))
    assert path.read_text() == "old"


def test_a_data_folder_that_is_none_is_answered_in_one_line(capsys, tmp_path: Path) -> None:
    words = ["--input", "digits", "--data-dir", str(tmp_path / "no"), "-o", str(tmp_path / "a.svg")]
    assert "--data-dir" in complaint(capsys, *words)


def scene_file(tmp_path: Path, scene: Scene) -> str:
    path = tmp_path / "a.normviz"
    write_scene(path, scene)
    return str(path)


def test_a_scene_is_the_figure_that_options_would_give(tmp_path: Path) -> None:
    figure = figure_state(norms=("group", "rms"), shape=(2, 9, 2, 2), groups=3, color="y")
    cube = CubeScene(figure, Camera(yaw=10.0, pitch=40.0), (1, 8, 1, 0))
    scene = scene_file(tmp_path, Scene("cube", cube))
    words = ["--norm", "group,rms", "--shape", "2,9,2,2", "--groups", "3", "--color", "y"]
    words += ["--index", "1,8,1,0", "--yaw", "10", "--pitch", "40"]
    paths = [tmp_path / name for name in ("scene.svg", "options.svg", "changed.svg")]
    assert cli.main(["figure", "--scene", scene, "-o", str(paths[0])]) == 0
    assert cli.main(["figure", *words, "-o", str(paths[1])]) == 0
    changed = ["--color", "all", "--norm", "batch"]
    assert cli.main(["figure", "--scene", scene, *changed, "-o", str(paths[2])]) == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert {name.split("-n")[0] for name in cells_of(paths[2])} <= {"batch"}
    assert paths[2].read_bytes() != paths[0].read_bytes()


def test_edits_and_the_pin_of_a_scene_are_in_the_figure(tmp_path: Path) -> None:
    edited = FigureState(color="x", edits=(ElementEdit((0, 0, 0, 0), 9.0),))
    found = set()
    for at, cube in enumerate(
        (CubeScene(FigureState(color="x")), CubeScene(edited), CubeScene(edited, pinned=True))
    ):
        scene, picture = scene_file(tmp_path, Scene("cube", cube)), tmp_path / f"{at}.png"
        assert cli.main(["figure", "--scene", scene, "-o", str(picture)]) == 0
        found.add(picture.read_bytes())
    assert len(found) == 3


def test_a_scene_without_a_cube_or_broken_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = ["-o", str(tmp_path / "a.svg")]
    drawn = scene_file(tmp_path, Scene("draw"))
    assert "a scene with a cube" in complaint(capsys, "--scene", drawn, *output)
    outside = scene_file(tmp_path, Scene("cube", CubeScene()))
    words = ["--scene", outside, "--index", "9,0,0,0"]
    assert "index n from 0 to 3, received 9" in complaint(capsys, *words, *output)
    Path(drawn).write_bytes(b"nonsense")
    assert "expected a scene" in complaint(capsys, "--scene", drawn, *output)
    assert not (tmp_path / "a.svg").exists()


def test_activations_of_a_network_go_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "a.svg"
    words = ["--network", "group", "--layer", "dense_1", "--inputs", "noise:2", "--norm", "unit"]
    assert cli.main(["figure", *words, "--color", "x", "-o", str(target)]) == 0
    text = target.read_text()
    assert "N 2" in text
    assert "C 10" in text


def test_a_layer_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--network", "group", "--layer", "conv9", "-o", str(tmp_path / "a.svg")]
    assert cli.main(["figure", *words]) == 2
    err = capsys.readouterr().err
    assert "no layer 'conv9'" in err
    assert len(err.splitlines()) == 1


def test_digits_that_stand_in_for_mnist_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "nothing"))

    assert cli.main(["figure", "--input", "digits", "-o", str(tmp_path / "a.svg")]) == 0

    error = capsys.readouterr().err
    assert error.startswith("normviz: MNIST is not on this machine")
    assert "scikit-learn" in error
    assert error.count("\n") == 1


def test_both_modes_of_a_norm_are_two_cubes_with_ids_of_their_own(tmp_path: Path) -> None:
    path, scene = tmp_path / "a.svg", tmp_path / "a.normviz"
    words = ["--norm", "batch,group", "--index", "1,2,1,2", "-o", str(path)]
    assert cli.main(["figure", "--both-modes", *words]) == 0
    cells = cells_of(path)
    sizes = {
        panel: sum(kind == "set" for name, kind in cells.items() if re.match(f"{panel}-n", name))
        for panel in ("batch.training", "batch.inference", "group")
    }
    assert sizes["batch.training"] > sizes["batch.inference"]
    assert sizes["group"] > 0
    assert "Batch Norm, inference" in path.read_text(encoding="utf-8")
    figure = FigureState(norms=("batch", "group"), both_modes=True)
    write_scene(scene, Scene("cube", CubeScene(figure, element=(1, 2, 1, 2))))
    of_scene = tmp_path / "b.svg"
    assert cli.main(["figure", "--scene", str(scene), "-o", str(of_scene)]) == 0
    assert of_scene.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--fps", "5", "-o", "a.svg"], "--animate"),
        (["--duration", "5", "-o", "a.png"], "--animate"),
        (["--transparent", "-o", "a.html"], "'a.html'"),
        (["--text-size", "20", "-o", "a.html"], "'a.html'"),
    ],
)
def test_options_that_the_file_would_leave_unheard_are_refused(capsys, words, told) -> None:
    assert told in complaint(capsys, *words)


def test_a_page_is_cut_to_its_content_as_other_files_are(tmp_path: Path) -> None:
    heights = []
    for words in ([], ["--size", "960x720"]):
        path = tmp_path / "a.html"
        assert cli.main(["figure", *words, "-o", str(path)]) == 0
        found = re.search(r'<svg [^>]*height="([0-9.]+)"', path.read_text(encoding="utf-8"))
        assert found is not None
        heights.append(float(found[1]))
    assert heights[0] < 450 < heights[1] == 720
