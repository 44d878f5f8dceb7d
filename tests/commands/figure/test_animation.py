from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from normviz import cli


@pytest.mark.parametrize("name", ["a.gif", "a.WEBP"])
def test_an_animation_has_its_frames_and_they_differ(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    words = ["--norm", "group", "--animate", "groups", "--duration", "0.8", "--fps", "5"]
    assert cli.main(["figure", *words, "--size", "300x240", "--crop", "-o", str(path)]) == 0
    with Image.open(path) as file:
        assert file.n_frames == 4  # type: ignore[attr-defined]
        assert file.width < 300
        seen = []
        for at in range(4):
            file.seek(at)
            seen.append(np.asarray(file.convert("RGB")).astype(int))
            assert file.info["duration"] == 200
    assert all(abs(one - other).max() > 50 for one, other in pairwise(seen))


@pytest.mark.parametrize(
    "words",
    [["-o", "a.gif"], ["--animate", "yaw", "-o", "a.png"],
     ["--animate", "N", "--shape", "1,6,3,3", "-o", "a.gif"]],
)  # fmt: skip
def test_what_cannot_be_animated_ends_with_2_and_one_line(
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["figure", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())
