"""``normviz activations``: what it lists, computes, writes and refuses."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.cli import main
from normviz.engine.training import trainer
from normviz.runs.control import TrainingControl
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a short training, and the run's id."""
    folder = tmp_path_factory.mktemp("runs")
    settings = {"epochs": 1, "train_size": 160, "validation_size": 40, "batch_size": 32}
    spec = build_spec("one-layer", dataset="digits", settings=settings)
    with Store(folder) as store:
        return folder, trainer.train(spec, lambda _: None, TrainingControl(), store)


def printed(capsys: Capture, *words: str) -> dict[str, Any]:
    assert main(["activations", *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_layers_and_kept_steps_are_listed(capsys: Capture, runs: tuple[Path, str]) -> None:
    folder, run = runs
    found = printed(capsys, run, "--runs-dir", str(folder))
    assert found == {
        "run": run,
        "step": 5,
        "layers": [{"name": "dense", "kind": "dense", "norm": None, "shape": [10]}],
        "steps": [0, 1, 2, 3, 4, 5],
    }


def test_the_arrays_of_a_norm_are_written_and_belong_together(
    capsys: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "found.npz"
    words = ("--layer", "batch_normalization_1", "--inputs", "noise:3", "-o", str(path))
    found = printed(capsys, "default", *words)
    assert (found["run"], found["step"], found["steps"]) == ("batch", None, [])
    layer = found["layer"]
    assert (layer["epsilon"], layer["momentum"], layer["training"]) == (1e-3, 0.99, False)
    assert layer["labels"] == [None] * 3
    assert 0 < layer["largest_difference"] < 1e-4
    with np.load(path) as arrays:
        assert set(arrays) == {
            "x", "x_hat", "y", "gamma", "beta", "moving_mean", "moving_variance", "batch_mean",
            "batch_variance",
        }  # fmt: skip
        assert arrays["x"].shape == (3, 24, 14, 14)
        assert layer["arrays"]["x"]["shape"] == [3, 24, 14, 14]
        expected = arrays["gamma"] * arrays["x_hat"] + arrays["beta"]
        np.testing.assert_allclose(arrays["y"], expected, rtol=1e-5, atol=1e-5)


def test_what_a_norm_does_not_have_is_absent(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "found.npz"
    words = ("--inputs", "noise:2", "-o", str(path), "--training")
    printed(capsys, "group", "--layer", "group_normalization", *words)
    with np.load(path) as arrays:
        assert set(arrays) == {"x", "x_hat", "y", "gamma", "beta"}
    printed(capsys, "none", "--layer", "dense", *words)
    with np.load(path) as arrays:
        assert {name: array.shape for name, array in arrays.items()} == {
            "x": (2, 1024),
            "y": (2, 64),
            "kernel": (64, 1024),
            "kernel_v": (64, 1024),
        }


def test_a_step_that_is_not_kept_is_said(capsys: Capture, runs: tuple[Path, str]) -> None:
    folder, run = runs
    words = [run, "--runs-dir", str(folder), "--layer", "dense", "--step", "99"]
    assert main(["activations", *words, "--inputs", "noise:2"]) == 0
    told = capsys.readouterr()
    assert "step 99" in told.err
    assert "those of step 5 are taken" in told.err
    assert len(told.err.splitlines()) == 1
    assert "step 5" in told.out


def test_people_get_a_table(capsys: Capture) -> None:
    assert main(["activations", "group"]) == 0
    assert "group_normalization_3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing"], "no model 'nothing' ships"),
        (["default", "--layer", "conv9"], "no layer 'conv9'"),
        (["default", "--inputs", "cats:3"], "expected inputs such as"),
        (["default", "-o", "found.npz"], "-o needs a layer"),
        (["default", "--layer", "conv2d", "-o", "found.txt"], "ends in .npz"),
        (["default", "--layer", "conv2d", "--inputs", "drawing"], "drawing:FILE"),
        (["default", "--layer", "conv2d", "--inputs", "drawing:gone.png"], "gone.png"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    capsys: Capture, tmp_path: Path, words: list[str], told: str
) -> None:
    (tmp_path / "runs").mkdir()
    assert main(["activations", *words, "--runs-dir", str(tmp_path / "runs")]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len(err.splitlines()) == 1


def test_a_step_is_a_whole_number(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["activations", "default", "--step", "-1"])
    assert ended.value.code == 2
    assert "expected a step as a whole number" in capsys.readouterr().err
