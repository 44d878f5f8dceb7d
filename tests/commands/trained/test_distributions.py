"""``normviz distributions``: what it prints, writes and refuses."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from normviz.cli import main
from normviz.engine.training import trainer
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.runs.weight_timeline import FOLDER
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a short training with batch norm, and the run's id."""
    folder = tmp_path_factory.mktemp("runs")
    settings = {"epochs": 1, "train_size": 96, "validation_size": 40, "batch_size": 32}
    spec = build_spec("tutorial-norms", norm="batch", dataset="digits", settings=settings)
    with Store(folder) as store:
        return folder, trainer.train(spec, lambda _: None, TrainingControl(), store)


def test_quantiles_and_statistics_are_printed_and_written(
    capsys: Capture, runs: tuple[Path, str], tmp_path: Path
) -> None:
    folder, run = runs
    path = tmp_path / "found.npz"
    words = ["distributions", run, "--runs-dir", str(folder), "--json", "-o", str(path)]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["run"], found["layer"]) == (run, "batch_normalization")
    assert found["steps"] == [0, 1, 2, 3]
    assert np.all(np.diff(found["x"], axis=1) >= 0)
    assert np.allclose(found["moving_mean"][0], 0)
    with np.load(path) as arrays:
        assert arrays["steps"].tolist() == [0, 1, 2, 3]
        assert arrays["y"].shape == (4, 7)
        assert arrays["batch_variance"].shape == (4, 10)


def test_people_get_a_table(capsys: Capture, runs: tuple[Path, str]) -> None:
    folder, run = runs
    assert main(["distributions", run, "--runs-dir", str(folder), "--layer", "dense"]) == 0
    assert f"{run}, dense, validation:16" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["gone"], "no model 'gone' ships"),
        (["batch"], "ships without its training"),
        (["batch", "--layer", "conv9"], "no layer 'conv9'"),
        (["batch", "--inputs", "cats"], "expected inputs"),
        (["batch", "-o", "found.txt"], "ends in .npz"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    capsys: Capture, runs: tuple[Path, str], words: list[str], told: str
) -> None:
    assert main(["distributions", *words, "--runs-dir", str(runs[0])]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1


def test_steps_that_cannot_be_read_are_told(
    capsys: Capture, runs: tuple[Path, str], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(runs[0], tmp_path / "runs"))
    (folder / runs[1] / FOLDER / "step-00000001.npz").write_bytes(b"cut")
    assert main(["distributions", runs[1], "--runs-dir", str(folder), "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["steps"] == [0, 2, 3]
    assert captured.err == (
        "normviz: steps left out, because their weights are cut or damaged: 1\n"
    )
