import json
import resource
import stat
import sys
from pathlib import Path

import pytest

from normviz.files import file_lock
from normviz.files.file_lock import lock_now
from normviz.settings.store import SettingsStore
from tests.file_rights import close_to_writing, open_to_writing, rights_hold

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "normviz" / "settings.json"


def kept(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text())
    return found


def names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()} - {f"{path.name}.lock"}


def test_what_is_saved_is_there_in_the_next_session(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"window/view": "draw", "views/cube/widths": (340, 860)})
    assert store.problem == ""
    assert SettingsStore(path).settings.values == {
        "window/view": "draw",
        "views/cube/widths": [340, 860],
    }
    assert names(path) == {path.name}


@POSIX
def test_nobody_else_can_read_it(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    store = SettingsStore(path)
    store.save({"a": 1})
    store.save({"a": 2})
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent)]
    assert modes == [0o600, 0o700]


def test_settings_in_memory_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = SettingsStore()
    store.save({"a": 1})
    assert store.settings.whole("a", 0, 9) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_window_writes_only_what_has_changed_in_it(path: Path) -> None:
    SettingsStore(path).save({"theme": "dark", "groups": 2, "width": 24})
    first, second = SettingsStore(path), SettingsStore(path)
    second.save({"theme": "light", "groups": 2, "width": 24})
    first.save({"theme": "dark", "groups": 3, "width": 24})
    assert kept(path) == {"theme": "light", "groups": 3, "width": 24}
    second.save({"theme": "light", "groups": 2, "width": 40})
    assert kept(path) == {"theme": "light", "groups": 3, "width": 40}


def test_first_values_do_not_take_the_place_of_chosen_ones(path: Path) -> None:
    first, second = SettingsStore(path), SettingsStore(path)
    for store in (first, second):
        store.adopt({"groups": 2})
    second.save({"groups": 3})
    first.save({"groups": 2})
    assert kept(path) == {"groups": 3}


def test_values_of_another_version_stay(path: Path) -> None:
    SettingsStore(path).save({"views/learn/lesson": "sets"})
    SettingsStore(path).save({"window/view": "draw"})
    assert kept(path) == {"views/learn/lesson": "sets", "window/view": "draw"}


def test_what_has_not_changed_is_not_written(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"a": 1})
    path.unlink()
    store.save({"a": 1})
    assert not path.exists()
    store.save({"a": 2})
    assert kept(path) == {"a": 2}


def test_a_deleted_file_is_written_whole(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"a": 1, "b": 1})
    path.unlink()
    store.save({"a": 2})
    assert kept(path) == {"a": 2, "b": 1}


@pytest.mark.parametrize("data", [b"", b"nonsense", b"[]", b"\xff" * 99, b'{"a": 1'])
def test_a_broken_file_is_set_aside(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    store = SettingsStore(path)
    (aside,) = path.parent.glob("settings.json.broken-*")
    assert aside.read_bytes() == data
    assert aside.name in store.problem
    assert store.settings.values == {}
    store.save({"a": 1})
    assert store.problem == ""
    assert kept(path) == {"a": 1}
    assert aside.read_bytes() == data


def test_a_file_that_breaks_during_the_session_is_set_aside(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"a": 1, "b": 1})
    path.write_bytes(b"nonsense")
    store.save({"a": 2})
    assert "broken-" in store.problem
    assert kept(path) == {"a": 2, "b": 1}


def test_two_broken_files_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for number in range(3):
        path.write_text(f"broken {number}")
        SettingsStore(path)
    found = [each.read_text() for each in path.parent.glob("settings.json.broken-*")]
    assert sorted(found) == ["broken 0", "broken 1", "broken 2"]


def test_a_folder_in_the_place_of_the_file_is_told_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    store = SettingsStore(path)
    assert "cannot read" in store.problem
    store.save({"a": 1})
    assert "cannot read" in store.problem
    assert store.settings.whole("a", 0, 9) == 1
    assert names(path) == {path.name}


def test_a_file_in_the_place_of_the_folder_is_told_and_stays(path: Path) -> None:
    path.parent.write_text("mine")
    store = SettingsStore(path)
    assert store.problem == ""
    store.save({"a": 1})
    assert "expected a folder" in store.problem
    assert path.parent.read_text() == "mine"


def test_a_read_only_folder_is_told(path: Path) -> None:
    SettingsStore(path).save({"a": 1})
    close_to_writing(path.parent)
    with rights_hold():
        store = SettingsStore(path)
        store.save({"a": 2})
    open_to_writing(path.parent)
    assert "no right" in store.problem
    assert kept(path) == {"a": 1}


@POSIX
def test_a_full_disk_is_told_and_the_old_file_stays(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"a": 1})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        store.save({"a": 2})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "no space left" in store.problem
    assert kept(path) == {"a": 1}
    store.save({"a": 2})
    assert (store.problem, kept(path)) == ("", {"a": 2})
    assert names(path) == {path.name}


@POSIX
def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    target = tmp_path / "dots.json"
    target.write_text('{"a": 1}')
    path.symlink_to(target)
    SettingsStore(path).save({"a": 2})
    assert path.is_symlink()
    assert kept(target) == {"a": 2}


@POSIX
def test_a_link_in_a_circle_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    store = SettingsStore(path)
    store.save({"a": 1})
    assert store.settings.whole("a", 0, 9) == 1


def test_a_lock_that_somebody_holds_delays_nothing_for_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_PAUSE", 0.0001)
    path.parent.mkdir()
    with path.with_name("settings.json.lock").open("ab") as file:
        lock_now(file)
        store = SettingsStore(path)
        store.save({"a": 1})
    assert kept(path) == {"a": 1}


def test_more_than_can_be_read_again_is_not_written(path: Path) -> None:
    store = SettingsStore(path)
    store.save({"a": 1})
    store.save({"a": "x" * 5_000_000})
    assert "expected settings of at most" in store.problem
    assert kept(path) == {"a": 1}


def test_an_old_ini_is_taken_over_once_and_stays(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "normviz.ini"
    old.write_text("[window]\nview=draw\ntheme=dark\n")
    before = old.read_bytes()
    store = SettingsStore(path, old)
    assert store.settings.text("window/view") == "draw"
    store.save({"window/view": "cube"})
    assert kept(path) == {"window/view": "cube", "window/theme": "dark"}
    old.write_text("[window]\ntheme=light\n")
    assert SettingsStore(path, old).settings.text("window/theme") == "dark"
    old.write_bytes(before)


@pytest.mark.parametrize("data", [b"", b"\0" * 99, b"[" * 999, b"=\n=\n"])
def test_a_broken_old_ini_is_no_problem(path: Path, tmp_path: Path, data: bytes) -> None:
    old = tmp_path / "normviz.ini"
    old.write_bytes(data)
    store = SettingsStore(path, old)
    assert store.settings.values == {}
    assert store.problem == ""
    assert old.read_bytes() == data
