from pathlib import Path

import pytest

from normviz.cli import main


@pytest.mark.parametrize("words", [["tag", "none", "a"], ["note", "none", "text"]])
def test_a_run_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["runs", *words, "--runs-dir", str(tmp_path)]) == 2
    assert "there is no run 'none'" in capsys.readouterr().err
