import errno
import os
import stat
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files.atomic import clear_parts, replacing, write_bytes


def test_the_new_file_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EACCES, "no right to write"),
        (errno.EROFS, "disk can only be read"),
    ],
)
def test_a_failing_write_keeps_the_old_file(tmp_path: Path, code: int, words: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as file:
            file.write(b"half of the n")
            raise OSError(code, os.strerror(code))

    with pytest.raises(UserError, match=words):
        write()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_flush_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"no space left to write .*file: free some space"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot write .*nowhere"):
        write_bytes(tmp_path / "nowhere" / "file", b"new")


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".file.123-abcd.part").write_bytes(b"half")
    (tmp_path / "file").write_bytes(b"whole")
    clear_parts(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere" / "target", tmp_path / "link"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_private_file_takes_the_place_of_a_link(tmp_path: Path) -> None:
    """A run's folder may come from elsewhere, and its links lead to other files of the user."""
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_bytes(b"kept")
    link.symlink_to(victim)
    with replacing(link, private=True) as file:
        file.write(b"new")
    assert (link.is_symlink(), link.read_bytes(), victim.read_bytes()) == (False, b"new", b"kept")


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
@pytest.mark.parametrize("private", [False, True])
def test_pipes_and_folders_are_not_replaced(tmp_path: Path, private: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "pipe", tmp_path / "folder", Path(os.devnull)):
        with (
            pytest.raises(UserError, match="expected a plain file at"),
            replacing(path, private=private),
        ):
            pass
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert {each.name for each in tmp_path.iterdir()} == {"pipe", "folder"}


def test_a_name_of_the_longest_length_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("☃" * 85)  # 255 bytes
    write_bytes(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
