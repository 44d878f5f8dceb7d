import csv
import json
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.commands.training import sweep_output
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import SweepRecord
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS

SMALL = (
    *("--recipe", "one-layer", "--preset", "quick", "--dataset", "digits", "--epochs", "1"),
    *("--train-size", "64", "--validation-size", "32"),
)


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_sweep_that_cannot_begin_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--runs-dir", str(tmp_path), "--scheduler", "tcp://127.0.0.1:1")
    assert main(["sweep", *SMALL, *words]) == 2
    assert "could not connect" in capsys.readouterr().err
    assert not list(tmp_path.glob("sweeps/*"))


def test_a_sweep_tells_its_runs_and_its_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--learning-rate", "0.1,0.5", "--seeds", "2", "--runs-dir", str(tmp_path), "--json")
    files = ("-o", str(tmp_path / "mine.json"), "--csv", str(tmp_path / "runs.csv"))
    assert main(["sweep", *SMALL, *words, *files]) == 0

    first, *runs, last = events(capsys)
    assert (first["event"], first["runs"]) == ("sweep", 4)
    assert [each["event"] for each in runs] == ["run"] * 4
    assert {each["state"] for each in runs} == {"finished"}
    table = last["table"]
    assert isinstance(table, list)
    assert [row["learning_rate"] for row in table] == [0.1, 0.5]
    for row in table:
        assert {"norm", "batch_size", "learning_rate", "seeds", "mean", "sd"} <= set(row)
        assert row["seeds"] == 2
        assert 0 <= row["mean"] <= 1

    rows = list(csv.DictReader((tmp_path / "runs.csv").read_text().splitlines()))
    assert {row["run"] for row in rows} == {each["run"] for each in runs}
    assert [row["learning_rate"] for row in rows] == ["0.1", "0.1", "0.5", "0.5"]

    again = ["sweep", "--resume", str(first["sweep"]), "--runs-dir", str(tmp_path), "--json"]
    assert main(again) == 0
    resumed = events(capsys)
    assert {each["run"] for each in resumed[1:-1]} == {each["run"] for each in runs}

    more = [*again, "--seeds", "3", "--order", "seed"]
    assert main(more) == 0
    first, *runs, last = events(capsys)
    assert first["runs"] == 6
    assert isinstance(first["seconds"], float)
    assert [each["seconds_left"] for each in runs][-1] == 0
    assert isinstance(last["table"], list)
    assert [row["seeds"] for row in last["table"]] == [3, 3]

    repeated = ["sweep", str(tmp_path / "mine.json"), "--runs-dir", str(tmp_path), "--json"]
    assert main(repeated) == 0
    assert events(capsys)[-1]["table"] == table

    listed = ["--case", "learning-rate=0.1", "--case", "learning-rate=0.5", "--seeds", "2"]
    assert main(["sweep", *SMALL, *listed, "--runs-dir", str(tmp_path), "--json"]) == 0
    assert events(capsys)[-1]["table"] == table


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--norm", "batch"], "one of --recipe R, FILE and --resume ID"),
        (["--recipe", "nothing"], "nothing"),
        (["--recipe", "batch-norm", "--norm", "group", "--groups", "5"], "groups 5"),
        (["--recipe", "one-layer", "--batch-size", "2,x"], "expected a whole number, received 'x'"),
        (["--recipe", "one-layer", "--batch-size", "0"], "batch size"),
        (["--recipe", "one-layer", "--learning-rate", "-1"], "above 0"),
        (["--recipe", "one-layer", "--learning-rate", "nan"], "above 0"),
        (["--recipe", "one-layer", "--seeds", "0"], "from 1 to"),
        (["--recipe", "one-layer", "--workers", "0"], "from 1 to"),
        (["--resume", "sweep-none"], "sweep-none"),
        (["--resume", "../away"], "away"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    dataset = [] if "--resume" in words else ["--dataset", "digits"]
    try:
        status = main(["sweep", *words, *dataset, "--runs-dir", str(tmp_path)])
    except SystemExit as left:
        status = int(left.code or 0)

    error = capsys.readouterr().err
    assert status == 2
    assert told in error
    assert error.count("\n") == 1


def test_combinations_that_cannot_be_are_left_out_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--recipe", "one-layer", "--norm", "none,group", "--groups", "2,3", "--leave-out"]
    assert main(["sweep", *words, "--seeds", "2", *SMALL[2:], "--runs-dir", str(tmp_path)]) == 0

    captured = capsys.readouterr()
    assert captured.err.count("left out: norm group, groups 3: The number of groups") == 1
    assert "finished" in captured.out


def test_what_a_file_cannot_have_trained_is_named_first_and_left_out_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    values = SweepRecord(
        "sweep-a", make_plan("one-layer", {"norm": ("none", "group")})[0]
    ).to_json()
    values["specs"][1]["options"]["groups"] = 3
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    trained: list[SweepRecord] = []
    monkeypatch.setattr(sweep_output, "train_sweep", lambda record, _: trained.append(record) or 0)
    words = ["sweep", str(path), "--runs-dir", str(tmp_path)]

    assert main(words) == 2
    assert "1 of 2 combinations cannot be trained, the first is norm group" in (
        told := capsys.readouterr().err
    )
    assert told.endswith("--leave-out trains the others\n")
    assert main([*words, "--leave-out"]) == 0
    assert "left out: norm group: The number of groups" in capsys.readouterr().err
    assert [spec.norm for spec in trained[0].plan.specs] == ["none"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--epochs", "0"], "normviz: epochs: expected a whole number of at least 1"),
        (["--batch-size", "0"], "normviz: batch size 0 cannot be trained: batch size: expected"),
        (["--batch-size", "0", "--seeds", "2"], "normviz: 2 of 2 combinations cannot be trained"),
    ],
)
def test_what_cannot_be_trained_is_told_without_its_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    base = ["sweep", "--recipe", "one-layer", "--dataset", "digits", "--runs-dir", str(tmp_path)]
    assert main([*base, *words]) == 2
    error = capsys.readouterr().err
    assert error.startswith(told)
    assert "seed" not in error


def test_combinations_that_train_the_same_are_trained_once_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--optimizer", "adam,sgd", "--momentum", "0,0.9", "--runs-dir", str(tmp_path))
    assert main(["sweep", *SMALL, *words]) == 0

    out, err = capsys.readouterr()
    assert "1 of 4 combinations is the same training as another one" in err
    assert "optimizer adam, momentum 0.9" in err
    assert "3 of 3" in out
