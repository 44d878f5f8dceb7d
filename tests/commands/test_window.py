from pathlib import Path
from typing import Any

import pytest

from normviz.app import composition
from normviz.cli import build_parser
from normviz.commands.window import open_window, run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the window was opened on, in place of a window."""
    calls: list[tuple[Any, ...]] = []

    def record(*arguments: Any) -> int:
        calls.append(arguments)
        return 7

    monkeypatch.setattr(composition, "run", record)
    return calls


def test_without_a_command_the_window_opens_on_the_last_session(
    opened: list[tuple[Any, ...]],
) -> None:
    arguments = build_parser().parse_args([])
    assert arguments.run is run
    assert run(arguments) == 7
    assert opened == [(None, None, None, ())]


def test_its_options_reach_the_window(opened: list[tuple[Any, ...]], tmp_path: Path) -> None:
    words = ["--view", "train", "--data-dir", str(tmp_path), "--runs-dir", str(tmp_path / "runs")]
    run(build_parser().parse_args(words))
    assert opened == [("train", tmp_path, tmp_path / "runs", ())]


def test_scenes_are_handed_on(opened: list[tuple[Any, ...]]) -> None:
    scene: Any = object()
    assert open_window(build_parser().parse_args([]), [scene]) == 7
    assert opened[0][3] == [scene]
