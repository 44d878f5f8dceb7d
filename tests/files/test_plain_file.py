import os
import sys
from pathlib import Path

import pytest

from normviz.files.plain_file import exists, is_file, is_folder, is_something_else, open_plain

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no name there")


def test_a_file_and_a_link_to_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with open_plain(tmp_path / "file") as file, open_plain(tmp_path / "link") as same:
        assert file.read() == same.read() == b"text"


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no plain file"):
        open_plain(tmp_path / "pipe")


@pytest.mark.parametrize("name", [os.devnull, "/dev/zero"])
def test_a_device_is_refused(name: str) -> None:
    with pytest.raises(OSError, match="no plain file"):
        open_plain(Path(name))


def test_a_folder_and_what_is_missing_are_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        open_plain(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_plain(tmp_path / "missing")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_name_that_no_file_can_have_is_none_that_is_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(OSError, match=r"Invalid argument|too long"):
        open_plain(path)
    assert [question(path) for question in (exists, is_file, is_folder)] == [False] * 3


def test_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert exists(tmp_path)
    assert (is_folder(tmp_path), is_file(tmp_path)) == (True, False)
    assert (is_folder(tmp_path / "file"), is_file(tmp_path / "file")) == (False, True)


def test_what_has_the_name_of_a_file_is_known(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    names = ("file", "link", "loop", "folder", "pipe", "missing", "file/none", "a\0b")
    found = {name for name in names if is_something_else(tmp_path / name)}
    assert found == {"link", "loop", "folder", "pipe"}
    found = {name for name in names if is_something_else(tmp_path / name, links=True)}
    assert found == {"folder", "pipe"}
