from pathlib import Path

import pytest

from normviz.files import file_lock
from normviz.files.file_lock import lock_beside, lock_now, lock_soon


def test_a_lock_has_one_holder_until_its_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("ab") as first, path.open("ab") as second:
        lock_now(first)
        with pytest.raises(BlockingIOError):
            lock_now(second)
        first.close()
        lock_now(second)


def test_a_lock_that_is_held_for_an_instant_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    with path.open("ab") as first, path.open("ab") as second:
        lock_now(first)
        monkeypatch.setattr(file_lock.time, "sleep", lambda _: first.close())
        assert lock_soon(second)
    with path.open("ab") as first, path.open("ab") as second:
        lock_now(first)
        monkeypatch.setattr(file_lock.time, "sleep", lambda _: None)
        assert not lock_soon(second)


def test_a_lock_stands_beside_its_file_under_a_name_of_its_own(tmp_path: Path) -> None:
    assert lock_beside(tmp_path / "digits.npz") == tmp_path / "digits.npz.lock"
