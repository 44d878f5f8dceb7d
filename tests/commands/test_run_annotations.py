from pathlib import Path

import pytest

from normviz.cli import main
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store


@pytest.mark.parametrize("words", [["tag", "none", "a"], ["note", "none", "text"]])
def test_a_run_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["runs", *words, "--runs-dir", str(tmp_path)]) == 2
    assert "there is no run 'none'" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["tag", "mine", "a"], ["note", "mine", "text"]])
def test_a_damaged_database_is_set_aside_and_the_run_is_listed_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with Store(tmp_path) as store, store.create(build_spec("relu", name="mine")):
        pass
    (tmp_path / "runs.sqlite").write_bytes(b"nonsense" * 200)
    assert main(["runs", *words, "--runs-dir", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{words[-1]}\n"
    assert said.err.count("\n") == 1
    assert len(list(tmp_path.glob("runs.sqlite.broken-*"))) == 1
