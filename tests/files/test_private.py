import os
import stat
import threading
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files.arrays import write_arrays
from normviz.files.atomic import write_bytes
from normviz.files.private import (
    keep_private,
    make_private_file,
    make_private_folder,
    open_private,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are others there")


def rights(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


def test_a_folder_and_its_missing_parents_are_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "a" / "b")
    make_private_folder(tmp_path / "a" / "b")
    assert [rights(tmp_path / name) for name in ("a", "a/b")] == ["700", "700"]
    assert rights(tmp_path) == "755"


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "more"):
        with pytest.raises(UserError, match="expected a folder"):
            make_private_folder(path)


def test_many_make_one_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    threads = [threading.Thread(target=make_private_file, args=(path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rights(path) == "600"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_in_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("kept")
    make_private_file(path)
    with open_private(path) as file:
        assert file.read() == b"kept"


def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe"):
        with pytest.raises(OSError, match=name):
            open_private(tmp_path / name)
    assert not (tmp_path / "target").exists()


def test_a_file_can_be_written_at_any_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("kept")
    with open_private(path, append=False) as file:
        file.seek(1)
        file.write(b"n")
    assert path.read_text() == "knpt"


def test_rights_of_others_are_taken_away(tmp_path: Path) -> None:
    path, target = tmp_path / "file", tmp_path / "target"
    for each in (path, target):
        each.write_text("")
        each.chmod(0o644)
    (tmp_path / "link").symlink_to(target)
    keep_private(path, tmp_path / "link", tmp_path / "missing")
    assert (rights(path), rights(target)) == ("600", "644")


def test_arrays_can_be_private_and_exports_are_not(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_arrays(tmp_path / "own", {}, private=True)
        write_bytes(tmp_path / "export", b"")
    finally:
        os.umask(before)
    assert (rights(tmp_path / "own"), rights(tmp_path / "export")) == ("600", "644")
