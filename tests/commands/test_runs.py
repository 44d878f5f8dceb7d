from pathlib import Path

import pytest

from normviz.cli import main
from normviz.runs.choose import choose
from normviz.runs.store import Store


def test_runs_are_a_table_with_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path) as store:
        for name in ("", "[bold] one"):
            with store.create(choose("relu", seed=1, name=name)) as writer:
                writer.state("finished")
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == [
        "run", "recipe", "norm", "data", "batch", "epochs", "best", "last", "ms/step", "state"
    ]  # fmt: skip
    assert "0/10" in out[1]
    assert "finished" in out[1]
    assert "([bold] one)" in out[2]


def test_an_empty_folder_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", "--runs-dir", str(tmp_path)]) == 0
    assert "normviz train --recipe one-layer" in capsys.readouterr().out
    assert main(["runs", "--json", "--runs-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_csv_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path) as store:
        store.create(choose("relu")).close()
    assert main(["runs", "--runs-dir", str(tmp_path), "--csv", str(tmp_path / "x.csv")]) == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith("run,name,recipe")
    assert capsys.readouterr().out == ""


def test_a_folder_that_is_a_file_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["runs", "--runs-dir", str(tmp_path / "file")]) == 2
    err = capsys.readouterr().err
    assert err.startswith("normviz: expected a folder for")
    assert err.count("\n") == 1
