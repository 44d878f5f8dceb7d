"""``normviz fold``: what it says, writes and refuses."""

import json
from pathlib import Path

import numpy as np
import pytest

from normviz.cli import main

Capture = pytest.CaptureFixture[str]


def test_the_model_that_ships_is_folded_and_written(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "folded.npz"
    assert main(["fold", "batch", "--json", "-o", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["network"] == "batch"
    assert found["folded"][0] == {"norm": "batch_normalization", "layer": "conv2d"}
    assert found["kept"] == []
    assert found["largest_difference"] <= 1e-4
    with np.load(path) as arrays:
        assert "conv2d.bias" in arrays
        assert not any("gamma" in name or "moving" in name for name in arrays)


def test_people_read_what_went_where(capsys: Capture) -> None:
    assert main(["fold", "batch"]) == 0
    out = capsys.readouterr().out
    assert "batch_normalization is folded into conv2d" in out
    assert "largest difference in probability over" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing"], "no model 'nothing' ships"),
        (["group"], "group has no batch norm"),
        (["batch", "-o", "folded.keras"], "ends in .npz"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    capsys: Capture, tmp_path: Path, words: list[str], told: str
) -> None:
    (tmp_path / "runs").mkdir()
    assert main(["fold", *words, "--runs-dir", str(tmp_path / "runs")]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len([line for line in err.splitlines() if "scikit" not in line]) == 1
