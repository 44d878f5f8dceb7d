from pathlib import Path

import pytest

from normviz.errors import UserError
from normviz.files import file_lock
from normviz.runs.sweeps.sweep_lock import trained_here


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "_PAUSE", 0.0)


def test_one_at_a_time_trains_a_sweep(tmp_path: Path) -> None:
    with trained_here(tmp_path, "sweep-a"):
        with (
            pytest.raises(UserError, match="sweep-a is being trained by another window"),
            trained_here(tmp_path, "sweep-a"),
        ):
            pass
        with trained_here(tmp_path, "sweep-b"):
            pass
    with trained_here(tmp_path, "sweep-a"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_training_that_fails_gives_the_right_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odd"), trained_here(tmp_path, "sweep-a"):
        raise ValueError("odd")
    with trained_here(tmp_path, "sweep-a"):
        pass


def test_a_folder_that_takes_no_file_refuses_nothing(tmp_path: Path) -> None:
    with trained_here(tmp_path / "none", "sweep-a"):
        pass
