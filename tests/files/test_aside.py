import os
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files.aside import can_open, set_aside


def test_the_file_has_another_name_and_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "drawings.npz"
    for number in range(3):  # within one second
        path.write_text(f"broken {number}")
        aside = set_aside(path)
        assert aside.name.startswith("drawings.npz.broken-")
        assert not path.exists()
    assert sorted(each.read_text() for each in tmp_path.iterdir()) == [
        "broken 0",
        "broken 1",
        "broken 2",
    ]


def test_what_cannot_be_renamed_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot write"):
        set_aside(tmp_path / "none")


def test_a_file_can_be_opened_and_a_folder_cannot(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert can_open(tmp_path / "file")
    assert not can_open(tmp_path)
    assert not can_open(tmp_path / "none")


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not can_open(tmp_path / "pipe")
