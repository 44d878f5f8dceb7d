import json
from pathlib import Path

import pytest

from normviz.cli import main
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
