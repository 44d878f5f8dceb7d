import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.runs.events import Epoch
from normviz.runs.storage.history import BATCHES, EPOCHS, RunHistory

Row = Callable[..., Epoch]


def values(*losses: float) -> np.ndarray:
    return np.array([(loss, 0.5) for loss in losses], np.float32)


def test_what_was_kept_is_read_back(tmp_path: Path, row: Row) -> None:
    history = RunHistory(tmp_path)
    history.keep(0, values(3, 2), [row(1)])
    history.keep(2, values(1, 0), [row(2, val_loss=None, val_accuracy=None)])
    assert history.batches(4)[:, 0].tolist() == [3, 2, 1, 0]
    assert history.batches(3, 1)[:, 0].tolist() == [2, 1]
    assert history.epochs(2) == [row(1), row(2, val_loss=None, val_accuracy=None)]
    assert history.epochs(2, after=10) == [row(2, val_loss=None, val_accuracy=None)]
    assert history.epochs(1) == [row(1)]


def test_what_was_kept_is_on_the_disk_before_a_checkpoint_counts_on_it(
    tmp_path: Path, row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: dict[int, int] = {}

    def synced(descriptor: int) -> None:
        status = os.fstat(descriptor)
        on_disk[status.st_ino] = status.st_size

    monkeypatch.setattr(os, "fsync", synced)
    RunHistory(tmp_path).keep(0, values(3, 2), [row(1)])
    kept = [(tmp_path / name).stat() for name in (BATCHES, EPOCHS)]
    assert on_disk == {each.st_ino: each.st_size for each in kept}


def test_nothing_is_read_where_nothing_was_kept(tmp_path: Path) -> None:
    history = RunHistory(tmp_path)
    assert history.batches(9).shape == (0, 2)
    assert history.epochs(9) == []


def test_a_later_value_takes_its_place(tmp_path: Path) -> None:
    history = RunHistory(tmp_path)
    history.keep(0, values(3, 2, 1))
    history.keep(1, values(7))
    assert history.batches(9)[:, 0].tolist() == [3, 7, 1]


def test_a_gap_is_nan_and_missing_epochs_are_left_out(tmp_path: Path, row: Row) -> None:
    history = RunHistory(tmp_path)
    history.keep(2, values(1), [row(3)])
    assert np.isnan(history.batches(3)[:2]).all()
    assert history.batches(3)[2, 0] == 1
    assert history.epochs(3) == [row(3)]


def test_an_epoch_with_an_accuracy_that_is_none_is_left_out(tmp_path: Path, row: Row) -> None:
    history = RunHistory(tmp_path)
    history.keep(0, values(), [row(1, accuracy=1e308), row(2, val_accuracy=-1.0), row(3)])
    assert history.epochs(3) == [row(3)]


@pytest.mark.parametrize("data", [b"", b"x", os.urandom(1000), b"\xff" * 720])
def test_damaged_files_give_no_epochs_that_cannot_be(tmp_path: Path, data: bytes) -> None:
    for name in ("batches.f4", "epochs.f8"):
        (tmp_path / name).write_bytes(data)
    history = RunHistory(tmp_path)
    assert len(history.batches(1 << 60)) == len(data) // 8
    assert history.epochs(1 << 60) == []


def test_a_folder_in_the_place_of_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "batches.f4").mkdir()
    history = RunHistory(tmp_path)
    with pytest.raises(UserError, match=r"batches\.f4"):
        history.keep(0, values(1))


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no name there")
def test_a_pipe_in_the_place_of_a_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "batches.f4")
    with pytest.raises(UserError, match="no plain file"):
        RunHistory(tmp_path).batches(9)


def test_nothing_is_written_through_a_link(tmp_path: Path, row: Row) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "run"
    victim.write_bytes(b"kept")
    folder.mkdir()
    for name in (BATCHES, EPOCHS):
        (folder / name).symlink_to(victim)
        with pytest.raises(
            UserError, match=r"expected a plain file at .*received a folder, a link"
        ):
            RunHistory(folder).keep(0, values(1) if name == BATCHES else values(), [row(1)])
        (folder / name).unlink()
    assert victim.read_bytes() == b"kept"
