from pathlib import Path

import pytest

from tests.file_rights import close_to_writing, open_to_writing, rights_hold


def test_rights_hold_for_everybody_within_the_block(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("kept", encoding="utf-8")
    close_to_writing(tmp_path)
    with rights_hold():
        assert (tmp_path / "a").read_text(encoding="utf-8") == "kept"
        with pytest.raises(PermissionError):
            (tmp_path / "a").write_text("lost", encoding="utf-8")
        with pytest.raises(PermissionError):
            (tmp_path / "b").mkdir()
    open_to_writing(tmp_path)
    (tmp_path / "b").mkdir()
