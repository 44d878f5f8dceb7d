import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from normviz import cli
from normviz.commands import screenshot
from normviz.figure.state import FigureState
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import write_scene
from normviz.scenes.scene import Scene
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.style.palette import DARK

MINIMUM = ["screenshot", "--view", "cube", "-o"]


def complaint(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    try:
        status = cli.main(argv)
    except SystemExit as ended:
        status = int(ended.code or 0)
    error = capsys.readouterr().err
    assert status == 2
    assert error.count("\n") == 1
    return error


def test_a_picture_is_made_without_a_display(tmp_path: Path) -> None:
    unseen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"}
    environment = {key: value for key, value in os.environ.items() if key not in unseen}
    environment["XDG_CONFIG_HOME"] = str(tmp_path / "config")
    picture = tmp_path / "cube.png"
    words = ["--size", "1024x700", "--theme", "dark", "--scale", "1.5"]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "normviz", *MINIMUM, str(picture), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1536, 1050)
    assert image.pixelColor(3, 1040).name() == DARK.background
    colors = {image.pixelColor(x, y).name() for x in range(0, 1536, 4) for y in range(0, 1050, 4)}
    assert len(colors) > 20
    assert not (tmp_path / "config").exists()


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["screenshot", "--view", "nonsense", "-o", "x.png"], "expected a view"),
        ([*MINIMUM, "x.png", "--size", "big"], "expected a size WxH"),
        ([*MINIMUM, "x.png", "--size", "640x5"], "expected a size of at least 64x64"),
        ([*MINIMUM, "x.png", "--theme", "pink"], "choose from"),
        ([*MINIMUM, "x.png", "--scale", "0"], "expected a number above 0"),
        ([*MINIMUM, "x.png", "--scale", "50"], "expected a scale from 0.5 to 8.0"),
        ([*MINIMUM, "x.jpg"], "expected the name of a PNG picture"),
        ([*MINIMUM, "missing/x.png"], "No such file or directory"),
    ],
)
def test_nonsense_is_told_in_one_line(
    argv: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert expected in complaint(argv, capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="another shell")
def test_a_full_disk_leaves_the_picture_that_was_there(tmp_path: Path) -> None:
    picture = tmp_path / "old.png"
    picture.write_bytes(b"old")
    words = " ".join(["screenshot", "--view", "cube", "-o", f"'{picture}'"])
    done = subprocess.run(  # noqa: S603
        # No file may grow beyond a kilobyte, which is what a full disk does.
        ["/bin/bash", "-c", f"ulimit -f 1; exec '{sys.executable}' -m normviz {words}"],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"normviz: no space left to write {picture}: ")
    assert done.stderr.count("\n") == 1
    assert picture.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.png"]


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    assert "Is a directory" in complaint([*MINIMUM, str(folder)], capsys)


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "no plain file" in complaint([*MINIMUM, str(tmp_path / "pipe.png")], capsys)


def test_a_scene_is_shown(tmp_path: Path) -> None:
    scene, plain, shown = (tmp_path / name for name in ("a.normviz", "plain.png", "shown.png"))
    write_scene(scene, Scene("cube", CubeScene(FigureState(form="tiles"))))
    for words in (["--view", "cube", "-o", str(plain)], ["--scene", str(scene), "-o", str(shown)]):
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "normviz", "screenshot", *words, "--size", "1024x700"],
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(plain)) != QImage(str(shown))


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["screenshot", "-o", "x.png"], "--view --scene is required"),
        (["screenshot", "--view", "cube", "--scene", "a.normviz", "-o", "x.png"], "not allowed"),
        (["screenshot", "--scene", "none.normviz", "-o", "x.png"], "none.normviz"),
    ],
)
def test_a_view_or_a_scene_that_is_there_is_asked_for(
    argv: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert expected in complaint(argv, capsys)


def test_a_window_whose_thread_works_is_not_destroyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[MainWindow] = []

    def leave(window: MainWindow) -> bool:
        left.append(window)
        return real(window) and False

    real = MainWindow.leave
    monkeypatch.setattr(MainWindow, "leave", leave)
    monkeypatch.setattr(screenshot, "_busy", [])
    assert cli.main([*MINIMUM, str(tmp_path / "cube.png")]) == 0
    assert screenshot._busy == left
