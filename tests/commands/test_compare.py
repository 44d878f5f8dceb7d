import argparse
import json
from pathlib import Path

import pytest

from normviz.cli import main
from normviz.presentation.dataset_choices import epochs_as_on
from normviz.recipes import find
from tests.without_graphs import WITHOUT_GRAPHS

pytestmark = WITHOUT_GRAPHS


def test_norms_are_compared_over_seeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        *("--recipe", "tutorial-norms", "--preset", "quick", "--dataset", "digits"),
        *("--norm", "none,group", "--seeds", "2", "--epochs", "1"),
        *("--train-size", "64", "--validation-size", "32", "--runs-dir", str(tmp_path), "--json"),
    )

    assert main(["compare", *words]) == 0

    *_, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["norm"], row["seeds"]) for row in last["table"]] == [("none", 2), ("group", 2)]


def test_an_unknown_norm_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["compare", "--norm", "nothing", "--runs-dir", str(tmp_path)])

    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_data_that_stand_in_are_trained_on_for_as_many_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    chosen: list[int | None] = []

    def keep(arguments: argparse.Namespace, _: object) -> int:
        chosen.append(arguments.epochs)
        return 0

    monkeypatch.setattr("normviz.commands.compare.begin", keep)
    monkeypatch.setattr("normviz.commands.training.sweep_output.train_sweep", lambda *_: 0)
    for words in ([], ["--epochs", "2"], ["--dataset", "digits"]):
        assert main(["compare", *words, "--runs-dir", str(tmp_path)]) == 0
    quick = find("deep-sigmoid").settings("quick")
    assert chosen == [epochs_as_on("mnist", "digits", quick, None), 2, None]
