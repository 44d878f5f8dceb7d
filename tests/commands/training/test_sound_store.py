from pathlib import Path

import pytest

from normviz.commands.training.sound_store import open_sound
from normviz.errors import UserError


@pytest.mark.parametrize("data", [b"nonsense" * 200, b"cut"])
def test_a_damaged_database_is_set_aside_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    (tmp_path / "runs.sqlite").write_bytes(data)
    with open_sound(tmp_path, must_exist=False) as store:
        assert store.runs() == []
    (aside,) = tmp_path.glob("runs.sqlite.broken-*")
    assert aside.read_bytes() == data
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"is now called {aside.name}" in error


def test_another_fault_is_raised(tmp_path: Path) -> None:
    (tmp_path / "runs.sqlite").mkdir()
    with pytest.raises(UserError, match="expected a plain file"):
        open_sound(tmp_path, must_exist=False)
    assert (tmp_path / "runs.sqlite").is_dir()
