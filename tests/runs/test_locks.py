import subprocess
import sys
from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files import file_lock
from normviz.runs.locks import RunLock, is_held

_HOLDER = """
import sys, pathlib
from normviz.runs.locks import RunLock
lock = RunLock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is refused is refused at once."""
    monkeypatch.setattr(file_lock, "_PAUSE", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "relu-2abc").mkdir()
    return tmp_path / "relu-2abc" / "lock"


def test_a_second_writer_is_refused_and_told_the_run(path: Path) -> None:
    lock = RunLock(path)
    with pytest.raises(UserError, match="run relu-2abc is being trained by another window"):
        RunLock(path)
    lock.release()
    RunLock(path).release()


def test_a_lock_is_held_until_it_is_released(path: Path) -> None:
    assert not is_held(path)
    lock = RunLock(path)
    assert is_held(path)
    lock.release()
    lock.release()
    assert not is_held(path)
    assert path.exists()


def test_looking_makes_no_file(path: Path) -> None:
    assert not is_held(path)
    assert not path.exists()
    assert not is_held(path.parent)


def test_a_process_that_ends_however_it_ends_lets_go(path: Path) -> None:
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"held"
        assert is_held(path)
        with pytest.raises(UserError, match="is being trained by another"):
            RunLock(path)
        child.kill()
    assert not is_held(path)
    RunLock(path).release()


def test_whoever_looks_for_an_instant_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``is_held`` of another process holds the lock itself while it looks."""
    looking = RunLock(path)
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        looking.release()

    monkeypatch.setattr(file_lock.time, "sleep", sleep)
    lock = RunLock(path)
    assert len(waited) == 1
    assert is_held(path)
    lock.release()


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gone"):
        RunLock(tmp_path / "gone" / "lock")


def test_a_link_is_no_lock(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    lock = RunLock(other)
    path.symlink_to(other)
    assert not is_held(path)
    lock.release()
