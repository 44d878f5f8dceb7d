import sys
from pathlib import Path

import pytest

from normviz.settings.paths import old_ini_path, settings_path, take_over


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other platforms, other folders")
def test_both_files_are_in_the_folder_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "normviz" / "settings.json"
    assert old_ini_path() == tmp_path / "normviz" / "normviz.ini"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a folder of its own for it")
def test_without_the_variable_the_old_file_is_below_the_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert old_ini_path() == tmp_path / ".config" / "normviz" / "normviz.ini"


def test_a_file_of_another_folder_is_copied_once(tmp_path: Path) -> None:
    old, new = tmp_path / "old.npz", tmp_path / "new" / "new.npz"
    take_over(old, new)
    assert not new.parent.exists()
    old.write_bytes(b"first")
    take_over(old, new)
    assert new.read_bytes() == b"first"
    old.write_bytes(b"second")
    take_over(old, new)
    assert (old.read_bytes(), new.read_bytes()) == (b"second", b"first")


def test_a_file_that_cannot_be_copied_is_no_problem(tmp_path: Path) -> None:
    old, new = tmp_path / "old.npz", tmp_path / "file" / "new.npz"
    old.write_bytes(b"first")
    new.parent.write_bytes(b"mine")
    take_over(old, new)
    assert new.parent.read_bytes() == b"mine"
