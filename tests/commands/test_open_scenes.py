from pathlib import Path

import pytest

from normviz import cli
from normviz.app import composition
from normviz.commands.open_scenes import with_command
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.files import write_scene
from normviz.scenes.inspect_scene import InspectScene
from normviz.scenes.scene import Scene
from tests.figure.states import figure_state

FIRST, SECOND = Scene("cube", CubeScene(figure_state(groups=3))), Scene("draw")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list:
    """What the window is asked to open on."""
    asked: list = []
    monkeypatch.setattr(composition, "run", lambda *given: asked.append(given) or 0)
    return asked


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "first.normviz", tmp_path / "second.NORMVIZ"]
    for path, scene in zip(paths, (FIRST, SECOND), strict=True):
        write_scene(path, scene)
    return [str(path) for path in paths]


def test_the_window_opens_the_files_in_their_order(opened: list, files: list[str]) -> None:
    assert cli.main(["open", *files, "--data-dir", "d"]) == 0
    assert opened == [(None, Path("d"), None, [FIRST, SECOND])]


@pytest.mark.parametrize("before", [[], ["--data-dir", "open"], ["--view=cube"]])
def test_a_file_alone_is_opened(opened: list, files: list[str], before: list[str]) -> None:
    assert cli.main([*before, *files]) == 0
    assert opened[0][3] == [FIRST, SECOND]


@pytest.mark.parametrize("before", [[], ["open"]])
def test_a_model_is_opened_in_the_view_that_examines_it(
    opened: list, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    path = tmp_path / "a.KERAS"
    path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert cli.main([*before, "a.KERAS"]) == 0
    assert opened[0][3] == [Scene("inspect", inspect=InspectScene(str(path)))]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["open", "a.normviz"],
        ["figure", "--scene", "a.normviz"],
        ["--data-dir", "a.normviz"],
        ["--data-dir", "a.normviz", "train"],
    ],
)
def test_other_command_lines_stay_as_they_are(words: list[str]) -> None:
    assert with_command(words) == words


@pytest.mark.parametrize(
    "words", [["open"], ["open", "none.normviz"], ["none.normviz"], ["none.keras"], ["net.pt"]]
)
def test_what_cannot_be_opened_is_told_before_a_window(
    opened: list,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        status = cli.main(words)
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert opened == []
