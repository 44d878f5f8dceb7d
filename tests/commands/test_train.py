import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from normviz.assets import resource
from normviz.cli import main
from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.drawing import from_strokes, read_sample_strokes
from normviz.recipes import RECIPES
from normviz.runs.store import Store
from tests.file_rights import close_to_writing, open_to_writing, rights_hold
from tests.recipes.synthetic import SLOTLESS
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

SMALL = ["--dataset", "digits", "--train-size", "160", "--validation-size", "64"]


@pytest.fixture(autouse=True)
def _no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been downloaded, and no user's runs."""
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def train(runs: Path, *words: str) -> int:
    return main(["train", "--runs-dir", str(runs), *words])


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def listed(runs: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["runs", "--json", "--runs-dir", str(runs)]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_json_events_and_the_list_of_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--recipe", "one-layer", "--epochs", "2", "--batch-size", "32", "--seed", "3"]
    assert train(tmp_path, *words, *SMALL, "--json") == 0
    out, err = capsys.readouterr()
    assert err == ""
    events = lines(out)
    assert [event["event"] for event in events] == ["started", "epoch", "epoch", "finished"]
    wanted = {"epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds", "ms_per_step"}
    assert wanted <= events[1].keys()
    (run,) = listed(tmp_path, capsys)
    assert run["id"] == events[-1]["run"]
    assert (run["state"], run["epochs_done"], run["epochs"]) == ("finished", 2, 2)
    assert run["val_accuracy"] == events[2]["val_accuracy"]
    assert (run["recipe"], run["norm"], run["dataset"]) == ("one-layer", "none", "digits")


@pytest.mark.parametrize(("words", "times"), [(["--deterministic"], 1), ([], 0)])
def test_equal_bits_need_one_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], times: int
) -> None:
    kept: list[bool] = []
    monkeypatch.setattr("normviz.engine.one_core.keep_to_one_core", lambda: kept.append(True))
    assert train(tmp_path, "--recipe", "one-layer", "--epochs", "1", *words, *SMALL) == 0
    assert len(kept) == times


def test_without_data_the_bundled_digits_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--recipe", "one-layer", "--epochs", "1", "--train-size", "64"]
    assert train(tmp_path, *words, "--validation-size", "32") == 0
    out, err = capsys.readouterr()
    assert err.startswith("normviz: MNIST is not on this machine: training on the handwritten")
    assert err.count("\n") == 1
    assert "epoch 1  loss" in out
    assert "finished: run one-layer-" in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "expected --recipe R, --start NAME|RUN or --resume RUN"),
        (["--recipe", "other"], "recipe: expected one of"),
        (["--recipe", "slotless", "--norm", "batch"], "has no place for a norm"),
        (["--recipe", "one-layer", "--epochs", "0"], "epochs: expected a whole number"),
        (["--recipe", "one-layer", "--schedule", "fast"], "schedule: expected a number"),
        (["--recipe", "tutorial-norms", "--option", "groups"], "--option: expected key=value"),
        (["--recipe", "relu", "--option", "groups=5"], "relu is trained without one here"),
        (["--resume", "other"], "there is no run 'other'"),
        (["--resume", "other", "--seed", "3"], "--resume goes on as the run began"),
        (["--recipe", "weight-norm-cifar", "--data-dir", "."], "expected CIFAR-10 in"),
        (["--recipe", "relu", "--other-data"], "--other-data goes with --resume RUN"),
        (["--start", "magic"], "no model 'magic' ships"),
        (["--start", "batch"], "expected own digits in"),
        (["--recipe", "relu", "--dataset", "own"], "expected own digits in"),
        (["--start", "batch", "--norm", "group"], "leave --norm away"),
        (["--start", "batch", "--recipe", "relu"], "leave --recipe away"),
        (["--start", "batch", "--dataset", "cifar10"], "pen takes the data set mnist or"),
        (["--resume", "other", "--start", "batch"], "received --start; leave that out"),
    ],
)
def test_bad_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], expected: str
) -> None:
    with RECIPES.added(SLOTLESS):
        assert train(tmp_path, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
    assert err.count("\n") == 1
    assert listed(tmp_path, capsys) == []


def keep_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten own digits where the platform keeps them, among few others."""
    monkeypatch.setattr("normviz.engine.training.custom_samples.AN_EPOCH", 20)
    pages = [from_strokes(each.strokes) for each in read_sample_strokes("print")]
    images = [np.rint(255 * page).astype(np.uint8) for page in pages]
    OwnDigits().keep(tuple(OwnDigit(image, label) for label, image in enumerate(images)))


def test_a_model_goes_on_with_own_digits_and_reads_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_own(monkeypatch)
    assert train(tmp_path, "--start", "default", "--epochs", "1", "--json") == 0
    out, err = capsys.readouterr()
    assert err == ""
    started, *_, finished = lines(out)
    assert "own digits (10, each in 2 variants) and 20 of" in started["data"]
    (run,) = listed(tmp_path, capsys)
    assert (run["recipe"], run["norm"], run["dataset"]) == ("pen", "batch", "own")
    assert (run["start"], run["epochs"], run["batch_size"]) == ("batch", 1, 32)
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    assert "own, from batch" in capsys.readouterr().out
    strokes = str(resource("strokes", "print", "3.json"))
    words = ["predict", "--model", finished["run"], "--runs-dir", str(tmp_path), "--json", strokes]
    assert main(words) == 0
    (said,) = json.loads(capsys.readouterr().out)
    assert said["digit"] == 3
    assert sum(said["probabilities"]) == pytest.approx(1, abs=1e-4)


def test_a_run_goes_on_as_its_recipe_says_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(tmp_path, "--recipe", "one-layer", "--epochs", "1", *SMALL) == 0
    (first,) = listed(tmp_path, capsys)
    words = ["--start", first["id"], "--recipe", "one-layer", "--preset", "quick", *SMALL]
    assert train(tmp_path, *words) == 0
    run = listed(tmp_path, capsys)[1]
    assert (run["start"], run["dataset"], run["epochs"]) == (first["id"], "digits", 3)
    assert (run["preset"], run["batch_size"]) == ("quick", 128)


def test_a_database_that_is_removed_while_it_trains_loses_no_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from normviz.engine.training import trainer

    real = trainer.train

    def removing(*arguments: Any) -> str:
        run = real(*arguments)
        (tmp_path / "runs.sqlite").unlink()
        return run

    monkeypatch.setattr(trainer, "train", removing)
    assert train(tmp_path, "--recipe", "one-layer", "--epochs", "1", *SMALL) == 0
    assert "accuracy" in capsys.readouterr().out.splitlines()[-1]


def test_other_data_are_refused_until_they_are_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from normviz.engine.training import trainer

    runs = tmp_path / "runs"
    assert train(runs, "--recipe", "one-layer", "--epochs", "1", *SMALL) == 0
    (run,) = listed(runs, capsys)
    real = trainer.load_samples
    monkeypatch.setattr(
        trainer, "load_samples", lambda *words: replace(real(*words), y=real(*words).y[::-1])
    )
    words = ["--resume", run["id"], "--epochs", "2"]
    assert train(runs, *words) == 2
    err = capsys.readouterr().err
    assert "training samples have another content" in err
    assert err.count("\n") == 1
    assert listed(runs, capsys) == [run]
    assert train(runs, *words, "--other-data") == 0
    assert listed(runs, capsys)[0]["epochs_done"] == 2


def test_a_cut_data_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "data" / "mnist"
    folder.mkdir(parents=True)
    for part in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        whole = gzip.compress(b"\0\0\x08\x03" + bytes(1000))
        (folder / f"{part}-ubyte.gz").write_bytes(whole[:-9])
    words = ["--recipe", "one-layer", "--data-dir", str(tmp_path / "data")]
    assert train(tmp_path / "runs", *words) == 2
    err = capsys.readouterr().err
    assert "ubyte.gz" in err
    assert err.count("\n") == 1


def test_a_folder_without_rights_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close_to_writing(tmp_path)
    with rights_hold():
        assert train(tmp_path / "runs", "--recipe", "one-layer") == 2
    open_to_writing(tmp_path)
    assert "no right to write" in capsys.readouterr().err


def test_a_diverging_run_fails_with_its_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--recipe", "one-layer", "--schedule", "1e38", "--batch-size", "32"]
    assert train(tmp_path, *words, *SMALL, "--json") == 1
    out, err = capsys.readouterr()
    assert lines(out)[-1]["event"] == "failed"
    assert "The loss is not a number at step" in err
    (run,) = listed(tmp_path, capsys)
    assert (run["state"], run["reason"]) == ("failed", lines(out)[-1]["reason"])


class Child:
    """``normviz train`` in a process of its own, followed line by line."""

    def __init__(self, runs: Path, *words: str) -> None:
        command = [sys.executable, "-m", "normviz", "train", "--runs-dir", str(runs), "--json"]
        self.process = subprocess.Popen(  # noqa: S603
            [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def event(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def end(self) -> tuple[int, list[dict[str, Any]], str]:
        out, err = self.process.communicate(timeout=100)
        return self.process.returncode, lines(out), err


@pytest.fixture
def long_run(tmp_path: Path) -> Iterator[Child]:
    words = ["--recipe", "one-layer", "--epochs", "100000", "--batch-size", "32", *SMALL]
    child = Child(tmp_path, *words)
    yield child
    if child.process.poll() is None:
        child.process.kill()
        child.end()


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_a_killed_run_is_interrupted_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], long_run: Child
) -> None:
    run = long_run.event()["run"]
    assert long_run.event()["event"] == "epoch"
    assert listed(tmp_path, capsys)[0]["state"] == "running"
    assert train(tmp_path, "--resume", run) == 2
    assert "is being trained" in capsys.readouterr().err
    long_run.process.kill()
    assert long_run.end()[0] == -signal.SIGKILL
    (found,) = listed(tmp_path, capsys)
    assert found["state"] == "interrupted"
    done = found["epochs_done"]
    assert train(tmp_path, "--resume", run, "--epochs", str(done + 2), "--json") == 0
    events = lines(capsys.readouterr().out)
    assert events[0]["epochs_done"] in (done, done + 1)
    assert events[-1] == {"event": "finished", "run": run}
    with Store(tmp_path) as store:
        assert [row.epoch for row in store.epochs(run)] == list(range(1, done + 3))
        assert len(store.batches(run)) == 5 * (done + 2)


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_ctrl_c_stops_at_a_batch_and_keeps_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], long_run: Child
) -> None:
    run = long_run.event()["run"]
    assert long_run.event()["event"] == "epoch"
    long_run.process.send_signal(signal.SIGINT)
    status, events, err = long_run.end()
    assert (status, err) == (130, "")
    assert (events[-1]["event"], events[-1]["run"]) == ("stopped", run)
    (found,) = listed(tmp_path, capsys)
    assert found["state"] == "stopped"
    with Store(tmp_path) as store:
        assert len(store.batches(run)) == events[-1]["step"]


def test_a_named_folder_without_the_data_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, runs = tmp_path / "data", tmp_path / "runs"
    folder.mkdir()
    options = ["--recipe", "one-layer", "--data-dir", str(folder), "--runs-dir", str(runs)]
    assert main(["train", *options]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert str(folder) in error
    assert "--dataset digits" in error
    assert not runs.exists()
