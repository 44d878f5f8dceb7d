import os
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.runs.run_ids import (
    RunFolders,
    are_run_ids,
    check_run_id,
    run_file,
    run_folder,
    shown_id,
)


@pytest.mark.parametrize("text", ["relu-ab2c", "one-layer-2345", "a", "x_1", "com", "console"])
def test_ids(text: str) -> None:
    assert check_run_id(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "..", "../x", "a/b", "a\\b", "/a", "C:a", "a.b", "A", "a b", "a\n", "é", "a\0",
        "-a", "con", "nul", "com1", "lpt9", "x" * 81, None, 5, b"a", "\ud800",
    ],
)  # fmt: skip
def test_what_is_no_id(text: object) -> None:
    with pytest.raises(UserError, match="expected an id of a run") as caught:
        check_run_id(text)
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


def test_of_many_texts_each_must_be_an_id() -> None:
    assert are_run_ids(["relu-ab2c", "com"])
    assert not are_run_ids(["relu-ab2c", "../x", "a"])
    assert not are_run_ids(["con"])


def test_an_odd_id_is_shown_short() -> None:
    assert len(shown_id("\x1b" * 10_000)) < 50
    assert "\x1b" not in shown_id("\x1b[31m")


def test_a_file_of_a_run(tmp_path: Path) -> None:
    assert run_file(tmp_path, "a", "lock") is None
    run_folder(tmp_path, "a").mkdir()
    (tmp_path / "a" / "lock").write_text("")
    assert run_file(tmp_path, "a", "lock") == tmp_path / "a" / "lock"
    (tmp_path / "a" / "folder").mkdir()
    with pytest.raises(UserError, match="expected a file"):
        run_file(tmp_path, "a", "folder")


def test_folders_that_come_and_go_at_once_are_seen(tmp_path: Path) -> None:
    folders = RunFolders(tmp_path / "runs")
    assert folders.names() == frozenset()
    (tmp_path / "runs" / "a").mkdir(parents=True)
    assert folders.names() == {"a"}
    (tmp_path / "runs" / "b").mkdir()  # in the same step of the clock
    assert folders.names() == {"a", "b"}
    (tmp_path / "runs" / "a").rmdir()
    assert folders.names() == {"b"}


def test_a_folder_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    os.utime(tmp_path, (1e9, 1e9))
    folders = RunFolders(tmp_path)
    assert folders.names() is folders.names()
    os.utime(tmp_path, (1e9 + 1, 1e9 + 1))
    assert folders.names() == {"a"}


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
@pytest.mark.parametrize("is_private", [True, False])
@pytest.mark.parametrize("count", [3, 250])
def test_folders_that_others_may_read_become_private(
    tmp_path: Path, count: int, *, is_private: bool
) -> None:
    tmp_path.chmod(0o700 if is_private else 0o755)
    for number in range(count):
        (tmp_path / f"run-{number}").mkdir(mode=0o755)
    assert len(RunFolders(tmp_path).names()) == count
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o700}


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_each_folder_is_looked_at_once_others_may_reach_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    for number in range(250):
        (tmp_path / f"run-{number}").mkdir(mode=0o700)
    os.utime(tmp_path, (1e9, 1e9))
    folders = RunFolders(tmp_path)
    folders.names()
    for path in tmp_path.iterdir():
        path.chmod(0o755)
    assert folders.names() is folders.names()  # nothing came or went: nobody has looked
    tmp_path.chmod(0o755)
    folders.names()
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o700}
